"""What the questions of an instrument say together, with its range and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Column, Table
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.series import point

_WHOLE = "Alles samen"


def in_short(figures: Sequence[Cijfer]) -> str:
    """Say the scores from 0 to 100, and where people are stuck: "Gebruiksgemak (SUS): 74 van 100."."""
    own = [figure for figure in figures if figure.of_instrument and not figure.groep]
    scores = [
        f"{each.naam}: {dutch.number(each.waarde)} van 100."
        for each in own
        if each.eenheid == "punten" and each.waarde is not None
    ]
    stuck = [
        f"{each.naam}: het knelpunt is '{each.categorie}'." for each in own if "knelpunt" in each.vlaggen
    ]
    return " ".join((*scores, *stuck))


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
