"""The tables of a report as one workbook: first what it is, then a sheet per table with its remarks.

Figures are not rounded, only shown so: a share is a percentage, a date a date. A hidden cell holds its
reason in words. Sheets have the numbers of the CSV files.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

from adoptie.sheets import SheetContent, Shown, write_xlsx
from rapportage.blocks import Amount, Cell, Chart, Column, Content, Table
from rapportage.charts.words import in_words
from rapportage.renderers.grid import grid_rows, plain_value, spread
from rapportage.renderers.naming import FICTITIOUS, blocks_with_tables, dated

FIRST_SHEET = "Lees mij"
HIDDEN_ALIKE = (
    "Staat er een tekst waar u een getal verwacht? Dan tonen we dat cijfer niet. "
    "Dat ziet er altijd hetzelfde uit, wat de reden ook is."
)
_UNROUNDED = "De getallen zijn niet afgerond. U ziet ze afgerond, maar ze staan helemaal in de cel."
_DATE = "dd-mm-yyyy"


def render_xlsx(content: Content) -> bytes:
    """Return the workbook; the same content gives the same bytes."""
    out = io.BytesIO()
    write_xlsx(out, [_read_me(content), *(_sheet(*each, content) for each in _numbered(content))])
    return out.getvalue()


def _numbered(content: Content) -> Iterator[tuple[str, Table | Chart]]:
    for number, block in enumerate(blocks_with_tables(content), start=1):
        yield f"{number:02d} {block.title}", block


def _read_me(content: Content) -> SheetContent:
    return SheetContent(FIRST_SHEET, ("Over dit bestand", ""), tuple(_about(content)))


def _about(content: Content) -> Iterator[tuple[str, object]]:
    yield "Titel", content.title
    if content.subtitle:
        yield "Ondertitel", content.subtitle
    yield "Gemeente", content.gemeente
    yield "Periode", in_words(content.period)
    yield "Stand", dated(content)
    if content.fictitious:
        yield FICTITIOUS, content.fictitious.text
    for sentence in content.summary:
        yield "In het kort", sentence
    for source in _sources(content):
        yield "Bron", source
    yield "Cijfers die u niet ziet", HIDDEN_ALIKE
    yield "Afronding", _UNROUNDED
    for number, (_, block) in enumerate(_numbered(content), start=1):
        yield f"Blad {number:02d}", block.title


def _sources(content: Content) -> list[str]:
    charts = (block for block in content.blocks if isinstance(block, Chart))
    return list(dict.fromkeys(chart.source for chart in charts if chart.source))


def _sheet(title: str, block: Table | Chart, content: Content) -> SheetContent:
    table = block.table if isinstance(block, Chart) else block
    columns = spread(table.columns)
    kinds = [column for _, column in columns]
    rows = tuple(
        tuple(_shown(cell, column) for cell, column in zip(row, kinds, strict=True))
        for row in grid_rows(table)
    )
    return SheetContent(title, [name for name, _ in columns], rows, tuple(_notes(block, content)))


def _notes(block: Table | Chart, content: Content) -> Iterator[str]:
    yield block.title
    if isinstance(block, Chart):
        yield from filter(None, (block.measure, f"Bron: {block.source}." if block.source else ""))
        yield from (f"{wording.when}: {wording.words}" for wording in block.wordings)
        yield from block.table.notes
    else:
        yield from block.notes
    if content.fictitious:
        yield f"{FICTITIOUS}. {content.fictitious.text}"


def _shown(cell: Cell, column: Column) -> object:
    value = plain_value(cell)
    if isinstance(cell, Amount):
        # Its words are those of a whole number, or of no format that a sheet knows.
        return Shown(value, "0") if cell.words.isdigit() else value
    if isinstance(value, dt.date):
        return Shown(value, _DATE)
    if isinstance(value, int | float):
        return Shown(value, _format(column))
    return in_words(value) if isinstance(value, str) else value


def _format(column: Column) -> str:
    fraction = f".{'0' * column.decimals}" if column.decimals else ""
    formats = {"procent": f"0{fraction}%", "aantal": f"#,##0{fraction}", "getal": f"#,##0{fraction}"}
    return formats.get(column.kind, "General")
