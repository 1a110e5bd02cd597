"""A report as a folder of files: page, PDF, workbook, data, tables and drawings, with their hashes."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rapportage.blocks import BlockError, Content
from rapportage.charts import draw_svg
from rapportage.renderers.csv import render_csv
from rapportage.renderers.csvw import ENDING, render_csvw
from rapportage.renderers.docx import render_docx
from rapportage.renderers.html import render_html
from rapportage.renderers.json import render_json
from rapportage.renderers.naming import FICTITIOUS, charts_of, table_files, tables_of
from rapportage.renderers.sheet import render_xlsx
from rapportage.renderers.slides import render_slides

RenderPdf = Callable[[Content, Mapping[str, str]], bytes]
Drawn = Callable[[int, int], None]
_WIDE, _NARROW = "grafieken/{}.svg", "grafieken/smal/{}.svg"
WORD = "rapport.docx"
SUMS = "SHA256SUMS"
# Only files by these names are ever taken away, whatever a list of hashes says.
_OURS = re.compile(
    r"rapport\.(html|json|pdf|xlsx|docx)|presentatie\.pdf|grafieken/(smal/)?[\w-]+\.svg"
    r"|tabellen/\d+-[a-z0-9-]+\.csv(-metadata\.json)?"
)


@dataclass(frozen=True, slots=True)
class Drawings:
    """The charts of a report, each drawn once: SVG text by anchor, for a page and for a phone."""

    wide: Mapping[str, str]
    narrow: Mapping[str, str]

    @classmethod
    def of(cls, content: Content, drawn: Drawn) -> Drawings:
        charts = charts_of(content)
        draw = partial(draw_svg, theme=content.theme, remark=_remark(content))
        wide, narrow = {}, {}
        for number, chart in enumerate(charts, start=1):
            drawn(number, len(charts))
            wide[chart.anchor], narrow[chart.anchor] = draw(chart), draw(chart, narrow=True)
        return cls(wide, narrow)

    @property
    def files(self) -> dict[str, bytes]:
        parts = ((_WIDE, self.wide), (_NARROW, self.narrow))
        return {place.format(anchor): svg.encode() for place, part in parts for anchor, svg in part.items()}


def render_files(
    content: Content,
    *,
    pdf: RenderPdf,
    word: bool = False,
    drawn: Drawn = lambda _number, _total: None,
) -> dict[str, bytes]:
    """Return every file of a report by its name in the folder; the same content gives the same bytes.

    ``pdf`` draws the PDF from the content and the SVG text of each chart by anchor; with ``word`` there is a
    Word document too. ``drawn`` is told which chart, of how many, is about to be drawn. Raises BlockError, or
    what ``pdf`` raises, when something cannot be drawn.
    """
    drawings = Drawings.of(content, drawn)
    files = {
        "rapport.html": _page(content, drawings).encode(),
        "rapport.json": render_json(content).encode(),
        "rapport.pdf": pdf(content, drawings.wide),
        "presentatie.pdf": render_slides(content, drawings.wide),
        "rapport.xlsx": render_xlsx(content),
        **drawings.files,
        **{name: render_csv(table, _remark(content)) for name, table in tables_of(content)},
        **{f"{name}{ENDING}": render_csvw(block, name, content) for name, block in table_files(content)},
        **({WORD: render_docx(content)} if word else {}),
    }
    return files | {SUMS: _sums(files)}


def _remark(content: Content) -> str:
    return FICTITIOUS if content.fictitious else ""


def _page(content: Content, drawings: Drawings) -> str:
    return render_html(
        content,
        charts={anchor: _WIDE.format(anchor) for anchor in drawings.wide},
        narrow={anchor: _NARROW.format(anchor) for anchor in drawings.narrow},
        tables=[name for name, _ in table_files(content)],
        site=False,
    )


def write_files(content: Content, directory: Path, *, pdf: RenderPdf) -> tuple[Path, ...]:
    """Write a report to a new or existing folder and return the paths, in the order of their names.

    Nothing is written before everything has been drawn. A new folder appears whole; in an existing one each
    file is replaced at once, other files stay, and what an earlier report left over is taken away.
    Raises BlockError when the report cannot be drawn or the place is no folder, OSError when writing fails.
    """
    _check_place(directory)
    return write_rendered(render_files(content, pdf=pdf), directory)


def write_rendered(files: Mapping[str, bytes], directory: Path) -> tuple[Path, ...]:
    """Write files that were drawn before, in the way of ``write_files``."""
    _check_place(directory)
    directory.parent.mkdir(parents=True, exist_ok=True)
    stage = directory.parent / f".{directory.name}-{secrets.token_hex(4)}"
    try:
        _write(files, stage)
        if directory.exists():
            _replace(files, stage, directory)
        else:
            stage.rename(directory)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return tuple(directory / name for name in sorted(files))


def _check_place(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise BlockError(f"'{directory}' is een bestand. Kies een map voor het rapport.")


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return the list that ``sha256sum --check`` reads."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _replace(files: Mapping[str, bytes], stage: Path, directory: Path) -> None:
    earlier = _listed(directory)
    # The list of hashes goes last: until then it tells which report stood here whole.
    for name in sorted(files, key=lambda name: name == SUMS):
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(target)
    for name in earlier - files.keys():
        (directory / name).unlink(missing_ok=True)


def _listed(directory: Path) -> set[str]:
    path = directory / SUMS
    if not path.is_file():
        return set()
    names = (line[66:] for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return {name for name in names if _OURS.fullmatch(name)}
