"""What stands on the page of one figure of cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.veranderingen import Change
from rapportage.blocks import Chart, Column, Table
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.charts.words import with_article
from rapportage.queries.cijfer import Reeks
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.series import point, recent, trend
from rapportage.reports.variation import Variation, variation
from rapportage.reports.words import capital, flag_text, interval_text, judged, value_text

STATUSES = {
    "berekend": "berekend, nog niet vrijgegeven",
    "vrijgegeven": "vrijgegeven",
    "gepubliceerd": "gepubliceerd",
}
# So much of a hash tells two files apart; the whole stands in the report.
_HASH = 12


@dataclass(frozen=True, slots=True)
class Lijn:
    """Figures that may stand in one line: of one source, or of rounds that asked the same people.

    ``titel`` names who was asked, where that matters. ``feiten`` are (term, words).
    """

    titel: str
    sentence: str
    compared: str
    chart: Chart | None
    tables: tuple[Table, ...]
    feiten: tuple[tuple[str, str], ...]
    words_changed: bool = False
    variation: Variation | None = None

    @property
    def blocks(self) -> tuple[Chart | Table, ...]:
        """Return the chart of the line and its tables, in reading order."""
        return (*([self.chart] if self.chart else []), *self.tables)

    @property
    def saved(self) -> tuple[Chart | Table, ...]:
        """Return every block of the line, that of the variation too."""
        return (*self.blocks, *([self.variation.chart] if self.variation else []))


@dataclass(frozen=True, slots=True)
class Cijferblad:
    """One figure with all that explains it; ``periode`` is that of a figure of cases."""

    titel: str
    lijnen: tuple[Lijn, ...]
    periode: str = ""

    @property
    def blocks(self) -> tuple[Chart | Table, ...]:
        return tuple(block for lijn in self.lijnen for block in lijn.saved)


def cijferblad(reeks: Reeks, figure: Cijfer) -> Cijferblad:
    """Return the page of a figure of cases in the quarter of ``figure``."""
    whole = [each for each in reeks.kwartalen if not each.categorie]
    sentence, compared = in_words(figure, reeks.perioden.change_of(figure))
    lijn = Lijn(
        titel="",
        sentence=sentence,
        compared=compared,
        chart=_chart(reeks, figure),
        tables=tuple(_tables(reeks, figure, whole)),
        feiten=(*_value(figure), *explained(figure)),
        variation=variation(
            _until(reeks, figure), reeks.interventies, SUBJECTS.get(figure.code, figure.naam)
        ),
    )
    return Cijferblad(figure.naam, (lijn,), figure.periode)


def in_words(now: Cijfer, change: Change | None) -> tuple[str, str]:
    """Return what the figure says, and with what it was compared."""
    plain = f"{value_text(now)}, {interval_text(now)}."
    if now.uncertain:
        return f"{plain} Nog geen oordeel: {flag_text(now)}.", ""
    if change is None:
        return plain, ""
    return judged(change.direction, change.sentence), compared_with(change)


def compared_with(change: Change) -> str:
    """Say with which period or round a figure was compared."""
    before = change.before
    named = f"'{before.periode_naam}'" if before.lengte == "ronde" else with_article(before.periode)
    return f"Vergeleken met {named}."


def _value(figure: Cijfer) -> Iterator[tuple[str, str]]:
    yield "Waarde", value_text(figure)
    yield "Zekerheid", interval_text(figure)


def explained(figure: Cijfer) -> Iterator[tuple[str, str]]:
    """Yield how a figure was made, as (term, words)."""
    yield "Over", figure.periode_naam
    if figure.n is not None:
        yield "Aantal (n)", dutch.number(figure.n)
    if flag_text(figure):
        yield "Let op", flag_text(figure)
    if figure.vraag_tekst:
        yield "De vraag", figure.vraag_tekst
    yield "Wat het is", figure.definitie
    yield "Bron", f"{figure.bron or figure.periode_naam} (controlegetal {figure.bron_hash[:_HASH]})"
    yield "Rekenwijze", figure.methode
    yield "Status", STATUSES[figure.status]


def _chart(reeks: Reeks, figure: Cijfer) -> Chart | None:
    months = recent(_until(reeks, figure))
    if len(months) < 2:
        return None
    return make_chart(
        trend(figure.naam, months, reeks.interventies),
        figure.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=f"{figure.naam}, de laatste {len(months)} maanden",
        measure="Naar de maand waarin de aanvraag begon",
        source=figure.bron,
        anchor="grafiek-cijfer",
        subject=capital(SUBJECTS.get(figure.code, "")),
    )


def _until(reeks: Reeks, figure: Cijfer) -> list[Cijfer]:
    return [each for each in reeks.maanden if each.eind <= figure.eind]


def _tables(reeks: Reeks, figure: Cijfer, whole: Sequence[Cijfer]) -> Iterator[Table]:
    quarters = [(each.periode_naam, each) for each in reversed(whole)]
    yield figure_table("Per kwartaal", "Kwartaal", quarters, "per-kwartaal")
    channels = [
        (each.categorie, each)
        for each in reeks.kwartalen
        if each.categorie and each.periode == figure.periode and not each.hidden
    ]
    if channels:
        yield figure_table(f"Per kanaal, {figure.periode_naam}", "Kanaal", channels, "per-kanaal")


def figure_table(title: str, first: str, rows: Sequence[tuple[str, Cijfer]], anchor: str) -> Table:
    """Return figures as a table: name, value, doubt and remarks."""
    columns = (Column(first), *figure_columns("Waarde", rows[0][1].eenheid))
    cells = [(name, *figure_cells(point(each), each.eenheid)) for name, each in rows]
    remarks = [flag_text(each) for _, each in rows]
    if not any(remarks):
        return Table(title, columns, tuple(cells), anchor=anchor)
    return Table(
        title,
        (*columns, Column("Let op")),
        tuple((*row, remark) for row, remark in zip(cells, remarks, strict=True)),
        anchor=anchor,
    )
