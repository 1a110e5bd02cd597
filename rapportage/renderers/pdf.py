"""The blocks of a report as a tagged PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import groupby

from adoptie import pdf
from rapportage.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Content,
    Heading,
    Hidden,
    KeyFigure,
    Note,
    Table,
    Text,
)
from rapportage.charts.words import in_words
from rapportage.renderers.cells import NUMERIC, cell_words
from rapportage.renderers.naming import FICTITIOUS, dated

APPENDIX = "Cijfers bij de grafieken"
# Rows that fit under a chart on the same page.
LONGEST_BESIDE_CHART = 10


def render_pdf(content: Content, charts: Mapping[str, str], *, logo: bytes | None = None) -> bytes:
    """Draw a report as PDF/UA-1; ``charts`` gives for each chart its SVG text by anchor.

    A chart without SVG is left out, its table stays. ``logo`` is SVG or PNG. The same content, charts and
    logo give the same bytes.

    Raises adoptie.pdf.PdfError, with a sentence for the user, when a drawing or colour cannot be used.
    """
    out = io.BytesIO()
    pdf.build_pdf(make_document(content, charts, logo=logo), out)
    return out.getvalue()


def make_document(content: Content, charts: Mapping[str, str], *, logo: bytes | None = None) -> pdf.Document:
    """Turn a report into a document: cover, contents, one-page summary, chapters; or into a few pages."""
    made_up = content.fictitious
    remark = f"{FICTITIOUS}. {made_up.text}" if made_up else ""
    place = (content.gemeente, content.subtitle, in_words(content.period), dated(content))
    parts = _short(content) if content.pages else (*_front(content), pdf.PageBreak())
    return pdf.Document(
        title=content.title.strip() or "Rapport",
        elements=(*parts, *_body(content, charts)),
        date=content.date,
        author=content.gemeente,
        language="nl-NL" if content.language == "nl" else content.language,
        cover=None if content.pages else pdf.Cover(*place, logo, remark=remark),
        running=FICTITIOUS if made_up else "",
        most_pages=content.pages,
        style=pdf.Style.from_tokens(content.theme),
    )


def _short(content: Content) -> Iterator[pdf.Element]:
    """Yield what stands above a letter or a sheet."""
    yield pdf.Heading(content.title)
    yield pdf.Paragraph(content.subtitle, "lead")
    yield pdf.Paragraph(f"{content.gemeente}. {dated(content)}.", "small")


def _front(content: Content) -> Iterator[pdf.Element]:
    yield pdf.Contents()
    if not content.summary:
        return
    yield pdf.Heading("In het kort", new_page=True)
    for sentence in content.summary:
        yield pdf.Paragraph(sentence, "lead")


def _body(content: Content, charts: Mapping[str, str]) -> Iterator[pdf.Element]:
    # What opens a short report is its title: the headings of its parts stand below that.
    for kind, group in groupby(content.blocks, key=type):
        if kind is KeyFigure:
            yield pdf.Cards(tuple(_card(block) for block in group if isinstance(block, KeyFigure)))
        else:
            for block in group:
                yield from _elements(block, charts, lower=bool(content.pages))
    yield from _appendix(content)


def _elements(block: Block, charts: Mapping[str, str], *, lower: bool) -> Iterator[pdf.Element]:
    match block:
        case Heading():
            yield _heading(block, lower=lower)
        case Text(role="eigen"):
            yield pdf.Paragraph(block.text, barred=True, note=block.note)
            yield pdf.Bullets(block.items, barred=True)
        case Text(role="lead" | "body" | "small" as role):
            yield pdf.Paragraph(block.text, role, note=block.note)
            yield pdf.Bullets(block.items, role)
        case KeyFigure():
            yield pdf.Cards((_card(block),))
        case Table():
            yield _table(block)
        case Chart():
            yield from _chart(block, charts)
        case Note():
            yield pdf.Box(block.text, block.kind)


def _heading(block: Heading, *, lower: bool) -> pdf.Heading:
    if not lower:
        return pdf.Heading(block.text, block.level, chapter=block.level == 1)
    return pdf.Heading(block.text, 2 if block.level == 1 else 3)


def _card(block: KeyFigure) -> pdf.Card:
    return pdf.Card(
        block.label,
        block.value,
        block.interval,
        block.change,
        block.verdict,
        block.direction,
        block.spoor,
        block.explanation,
        block.movement,
    )


def _chart(block: Chart, charts: Mapping[str, str]) -> Iterator[pdf.Element]:
    svg = charts.get(block.anchor)
    if svg is None:
        yield pdf.Paragraph(block.title, strong=True)
        yield pdf.Paragraph(block.measure, "small")
    else:
        yield pdf.Figure(svg, block.alt.strip() or block.title, block.title, block.measure, _source(block))
    yield pdf.Bullets(tuple(f"{wording.when}: {wording.words}" for wording in block.wordings), "small")
    if not _is_long(block.table):
        yield _table(block.table, small=True)


def _source(block: Chart) -> str:
    source = [f"Bron: {block.source}."] if block.source else []
    elsewhere = [f"De cijfers staan achterin, bij '{APPENDIX}'."] if _is_long(block.table) else []
    return " ".join([*source, *elsewhere])


def _is_long(table: Table) -> bool:
    return len(table.rows) > LONGEST_BESIDE_CHART


def _appendix(content: Content) -> Iterator[pdf.Element]:
    """Yield the long tables of charts together at the end, so that a chapter reads on."""
    tables = [block.table for block in content.blocks if isinstance(block, Chart) and _is_long(block.table)]
    if tables:
        yield pdf.Heading(APPENDIX, chapter=True)
        for table in tables:
            yield _table(table, small=True)


def _table(block: Table, *, small: bool = False) -> pdf.Table:
    columns = tuple(pdf.Column(column.name, column.kind in NUMERIC) for column in block.columns)
    rows = tuple(tuple(map(_cell, row, block.columns)) for row in block.rows)
    return pdf.Table(columns, rows, block.title, block.notes, small)


def _cell(cell: Cell, column: Column) -> pdf.Cell:
    if isinstance(cell, Hidden):
        return pdf.Cell(cell.reason, hidden=True)
    return pdf.Cell(cell_words(cell, column))
