"""The groups of a round beside the whole, as far as the published figures go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metingen.disclosure import is_part_of
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Cell, Column, Heading, Table, Text
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.answers import NO_MARGINS
from rapportage.reports.series import point

WHOLE = "Iedereen samen"
HEADS = {
    "punten": ("scores van 0 tot 100", "Score"),
    "getal": ("gemiddelden", "Gemiddelde"),
    "procent": ("het deel dat dit koos", "Gekozen"),
}
_SMALL = (
    "Hoe kleiner een groep, hoe verder de grenzen uit elkaar liggen. "
    "Overlappen ze die van het geheel, dan kan het verschil toeval zijn."
)


def section(number: int, name: str, whole: Sequence[Cijfer], groups: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield a table for each kind of figure, each question with the whole and then its groups."""
    tables = [table for unit in HEADS if (table := _table(number, name, unit, whole, groups))]
    if tables:
        yield Heading(2, f"Per groep in '{name}'", f"thema-{number}-groep")
        yield Text(_SMALL if any(figure.laag is not None for figure in groups) else NO_MARGINS)
        yield from tables


def one_number(figure: Cijfer) -> bool:
    """Tell whether a figure says one thing of a question: its score, its mean, or who ticked an answer."""
    _, _, part = figure.code.partition(":")
    return figure.eenheid in HEADS and not figure.categorie and part in {"", "score", "cijfer"}


def of_group(groep: str, figures: Sequence[Cijfer], groepen: Sequence[str]) -> list[Cijfer]:
    """Return the figures in which a group is seen: its own, or those of groups that were merged.

    ``groepen`` are all groups of the round; where all of them are merged, it is no group but the whole.
    """
    return [each for each in figures if groep and each.groep and _is_own(groep, each.groep, groepen)]


def _is_own(groep: str, label: str, groepen: Sequence[str]) -> bool:
    return is_part_of(groep, label, groepen) and not all(is_part_of(name, label, groepen) for name in groepen)


def _table(
    number: int, name: str, unit: str, whole: Sequence[Cijfer], groups: Sequence[Cijfer]
) -> Table | None:
    rows: list[tuple[Cell, ...]] = []
    for figure in whole:
        own = [each for each in groups if each.code == figure.code and not each.categorie]
        if own and figure.eenheid == unit and one_number(figure):
            rows += [
                (figure.naam, each.groep or WHOLE, *figure_cells(point(each), unit))
                for each in (figure, *own)
            ]
    if not rows:
        return None
    title, head = HEADS[unit]
    columns = (Column("Vraag"), Column("Groep"), *figure_columns(head, unit))
    return Table(
        f"Per groep in '{name}': {title}", columns, tuple(rows), (), f"tabel-groep-{head.lower()}-{number}"
    )
