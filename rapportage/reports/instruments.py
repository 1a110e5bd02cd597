"""What the questions of an instrument say together, with its range and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Column, Table
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.series import point

_WHOLE = "Alles samen"


def tables(number: int, figures: Sequence[Cijfer]) -> Iterator[Table]:
    """Yield a table for each measure; its meaning stands below it, as it was when it was computed."""
    measures: dict[str, list[Cijfer]] = {}
    for figure in figures:
        if figure.of_instrument and not figure.groep:
            measures.setdefault(figure.code, []).append(figure)
    for at, rows in enumerate(measures.values(), start=1):
        ordered = sorted(rows, key=lambda figure: figure.volgorde)
        yield _table(ordered, f"tabel-instrument-{number}-{at}")


def _table(rows: Sequence[Cijfer], anchor: str) -> Table:
    first = rows[0]
    columns = (Column("Wat"), *figure_columns("Uitkomst", first.eenheid))
    cells = tuple((each.categorie or _WHOLE, *figure_cells(point(each), each.eenheid)) for each in rows)
    stuck = [f"Hier zit het knelpunt: {each.categorie}." for each in rows if "knelpunt" in each.vlaggen]
    return Table(first.naam, columns, cells, (*stuck, first.definitie), anchor)
