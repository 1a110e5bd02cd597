"""The blocks of a report as HTML: a page of its own, or the part that the site's page takes in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import mark_safe

import adoptie
from adoptie import dutch
from adoptie.runs import runs
from adoptie.theming import Theme, ThemeError, theme_css
from rapportage.blocks import Block, BlockError, Chart, Content, Heading, Hidden, KeyFigure, Note, Table, Text
from rapportage.charts.words import in_words
from rapportage.renderers.cells import NUMERIC, cell_words
from rapportage.renderers.naming import NOTES, dated

_APP = Path(__file__).resolve().parents[1]
_HOUSE = Path(adoptie.__file__).parent / "static" / "adoptie"
# The looks of the site, and what a page needs that stands outside it.
_STYLESHEETS = (
    *(_HOUSE / name for name in ("huisstijl.css", "spoor.css", "onderdelen.css")),
    *(_APP / "static" / "rapportage" / name for name in ("rapport.css", "los.css")),
)
_PRINT = _HOUSE / "afdruk.css"
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_ARROWS = {"omhoog": "↑", "omlaag": "↓"}
_MARKS = {"virtueel": "■", "mentaal": "●", "fysiek": "▲"}
_WARNINGS = {"waarschuwing", "fictief"}
_TEXT_CLASSES = {
    "lead": "utrecht-paragraph utrecht-paragraph--lead spoor-lead",
    "body": "utrecht-paragraph",
    "small": "utrecht-paragraph utrecht-paragraph--small spoor-klein",
    "eigen": "utrecht-paragraph rapport-eigen",
}
NO_FILES: Mapping[str, str] = {}
# Signs from which words in a cell want a line of some length.
_LONG = 40


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the reader finds what stands outside the page; tables in the order of the report."""

    charts: Mapping[str, str]
    narrow: Mapping[str, str]
    tables: Iterator[str]


def render_html(
    content: Content,
    *,
    charts: Mapping[str, str],
    narrow: Mapping[str, str] = NO_FILES,
    tables: Sequence[str] = (),
    site: bool,
) -> str:
    """Return a report as HTML.

    ``charts`` and ``narrow`` (for a phone) give the address of each chart's SVG by anchor; ``tables`` the
    addresses of the CSV files, in the order of ``naming.tables_of``. What has no address is left out: a chart
    then shows its table. With ``site`` the result is the part under the page's own h1, without styles; else a
    whole page with its styles in it. Raises BlockError when a colour of the gemeente is none.
    """
    files = _Files(charts, narrow, iter(tables))
    # That figures are made up is said above the summary.
    blocks = [block for block in content.blocks if block is not content.fictitious]
    context = {
        "content": content,
        "dated": dated(content),
        "period": in_words(content.period),
        "made_up": content.fictitious and _part(0, [content.fictitious], files),
        "chapters": () if content.pages else _chapters(content.blocks),
        "parts": [*_parts(blocks, files)],
    }
    article = _drawn("inhoud.html", context)
    if site:
        return article
    page = {**context, "article": article, "styles": _styles(content)}
    return _engine().get_template("los.html").render(Context(page))


def render_block(
    block: Block,
    *,
    charts: Mapping[str, str] = NO_FILES,
    narrow: Mapping[str, str] = NO_FILES,
    table: str = "",
) -> str:
    """Return one block as it stands in a report, for a page of the site; ``table`` is where its CSV is."""
    part = _part(0, [block], _Files(charts, narrow, iter([table])))
    return _drawn(part["template"], {"part": part})


def _drawn(template: str, context: dict[str, Any]) -> str:
    """Return a template filled in, with what is read as one tied together on one line."""
    html = _engine().get_template(template).render(Context(context))
    return mark_safe(dutch.tied(html))  # noqa: S308 - the template has escaped what stands in it


@cache
def _engine() -> Engine:
    # Of its own: what a report looks like may not hang on the settings of the site.
    return Engine(dirs=[str(_APP / "templates" / "rapportage" / "rapport")], autoescape=True)


@cache
def _stylesheet() -> str:
    screen = "\n".join(path.read_text(encoding="utf-8") for path in _STYLESHEETS)
    return f"{_FONT_FACE.sub('', screen)}\n@media print {{\n{_PRINT.read_text(encoding='utf-8')}}}\n"


def _styles(content: Content) -> str:
    try:
        theme = theme_css(Theme.from_tokens(content.theme)) if content.theme else ""
    except ThemeError as error:
        raise BlockError(str(error)) from error
    # Our own files, and colours that have been checked.
    return mark_safe(_stylesheet() + theme)  # noqa: S308


def _chapters(blocks: Sequence[Block]) -> list[tuple[Heading, list[Heading]]]:
    """Return the table of contents: each chapter with its sections."""
    chapters: list[tuple[Heading, list[Heading]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapters.append((block, []))
        elif isinstance(block, Heading) and block.level == 2 and chapters:
            chapters[-1][1].append(block)
    return chapters


def _parts(blocks: Sequence[Block], files: _Files) -> Iterator[dict[str, Any]]:
    """Yield what each block is drawn with; the remarks on a chapter come at its end, numbered throughout."""
    noted: list[dict[str, Any]] = []
    told = 0
    for number, group in enumerate(_groups(blocks)):
        block = group[0]
        if noted and isinstance(block, Heading) and block.level == 1:
            yield {"template": "noten.html", "notes": noted}
            noted = []
        part = _part(number, group, files)
        if isinstance(block, Text) and block.note:
            told += 1
            part["note"] = {"number": told, "text": block.note}
            noted.append(part["note"])
        yield part
    if noted:
        yield {"template": "noten.html", "notes": noted}


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Take key figures that follow each other together: they stand beside each other."""
    for kind, group in groupby(blocks, key=type):
        if kind is KeyFigure:
            yield list(group)
        else:
            yield from ([block] for block in group)


def _part(number: int, group: Sequence[Block], files: _Files) -> dict[str, Any]:
    block = group[0]
    match block:
        case Heading():
            return {"template": "kop.html", "block": block, "level": str(block.level + 1)}
        case Text():
            return {"template": "tekst.html", "block": block, "css": _TEXT_CLASSES[block.role]}
        case KeyFigure():
            figures = [_key_figure(figure) for figure in group if isinstance(figure, KeyFigure)]
            return {"template": "kerncijfers.html", "figures": figures}
        case Table():
            table = _table(block, block.anchor or f"tabel.{number}", files)
            return {"template": "tabel.html", "table": table}
        case Chart():
            return _chart(block, files)
        case Note():
            kind = "warning" if block.kind in _WARNINGS else "info"
            return {"template": "melding.html", "block": block, "kind": kind, "title": NOTES[block.kind]}


def _key_figure(block: KeyFigure) -> dict[str, Any]:
    return {
        "block": block,
        "arrow": "▬" if block.direction == "niet_te_zeggen" else _ARROWS.get(block.movement, ""),
        "mark": _MARKS.get(block.spoor, ""),
    }


def _chart(block: Chart, files: _Files) -> dict[str, Any]:
    return {
        "template": "grafiek.html",
        "block": block,
        "source": block.source.removeprefix("Bron: "),
        "file": files.charts.get(block.anchor, ""),
        "narrow": files.narrow.get(block.anchor, ""),
        "table": _table(block.table, f"{block.anchor}.cijfers", files),
    }


def _table(block: Table, name: str, files: _Files) -> dict[str, Any]:
    numeric = [column.kind in NUMERIC for column in block.columns]
    rows = [
        [
            {
                "words": (words := cell_words(cell, column)),
                "hidden": isinstance(cell, Hidden),
                "empty": cell is None,
                "numeric": is_number,
                "long": not is_number and len(words) > _LONG,
                "head": index == 0,
                "rows": len(run),
            }
            for index, (cell, column, is_number) in enumerate(zip(row, block.columns, numeric, strict=True))
            # The first cell stands for all rows that begin alike.
            if index > 0 or place == 0
        ]
        for run in runs(block.rows, first=itemgetter(0))
        for place, row in enumerate(run)
    ]
    heads = [
        {"name": column.name, "numeric": is_number}
        for column, is_number in zip(block.columns, numeric, strict=True)
    ]
    return {"id": name, "block": block, "heads": heads, "rows": rows, "file": next(files.tables, "")}
