"""What stands on the page of one figure of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from adoptie import dutch
from adoptie.periods import parse_period
from metingen.queries.cijfers import Cijfer, Status
from metingen.queries.veranderingen import Change
from rapportage.blocks import Chart, Column, Dots, Table
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.charts.words import with_article
from rapportage.queries.cijfer import Reeks
from rapportage.queries.verloop import verloop_of
from rapportage.reports import course
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.series import point, recent, trend
from rapportage.reports.variation import Variation, variation
from rapportage.reports.words import capital, flag_text, interval_text, judged, too_few, value_text
from rapportage.screens import kanalen

STATUSES = {
    "berekend": "berekend, nog niet vrijgegeven",
    "vrijgegeven": "vrijgegeven",
    "gepubliceerd": "gepubliceerd",
}
# What the words for everybody leave out, for who wants to check it.
_METHODS = {"doorlooptijd": "mediaan volgens Kaplan-Meier, met een interval van 95 %"}
# So much of a hash tells two files apart; the whole stands in the report.
_HASH = 12


@dataclass(frozen=True, slots=True)
class Lijn:
    """Figures that may stand in one line: of one source, or of rounds that asked the same people.

    ``titel`` names who was asked, where that matters. ``feiten`` tell of the figure that is looked at, and
    ``betekenis`` of all of them, as (term, words). ``verborgen`` names the parts of which nothing may be
    shown.
    """

    titel: str
    sentence: str
    compared: str
    chart: Chart | None
    parts: tuple[Chart | Table, ...]
    feiten: tuple[tuple[str, str], ...]
    betekenis: tuple[tuple[str, str], ...]
    bron: str
    words_changed: bool = False
    verborgen: str = ""
    variation: Variation | None = None

    @property
    def blocks(self) -> tuple[Chart | Table, ...]:
        """Return the chart of the line and its parts, in reading order."""
        return (*([self.chart] if self.chart else []), *self.parts)

    @property
    def saved(self) -> tuple[Chart | Table, ...]:
        """Return every block of the line, that of the variation too."""
        return (*self.blocks, *([self.variation.chart] if self.variation else []))


@dataclass(frozen=True, slots=True)
class Cijferblad:
    """One figure with all that explains it: about what it is, and until when; ``periode``: that of cases."""

    titel: str
    lijnen: tuple[Lijn, ...]
    over: str
    eind: dt.date
    periode: str = ""

    @property
    def blocks(self) -> tuple[Chart | Table, ...]:
        return tuple(block for lijn in self.lijnen for block in lijn.saved)


def seen(statuses: Collection[Status]) -> str:
    """Say which figures this reader sees."""
    if Status.BEREKEND in statuses:
        return "U ziet ook cijfers die nog niet zijn vrijgegeven."
    if Status.VRIJGEGEVEN in statuses:
        return "U ziet cijfers die zijn vrijgegeven of gepubliceerd."
    return "U ziet cijfers die zijn gepubliceerd."


def cijferblad(reeks: Reeks, figure: Cijfer) -> Cijferblad:
    """Return the page of a figure of cases in the period of ``figure``."""
    whole = [each for each in reeks.figures if not each.categorie]
    sentence, compared = in_words(figure, reeks.perioden.change_of(figure))
    lijn = Lijn(
        titel="",
        sentence=sentence,
        compared=compared,
        chart=_chart(reeks, figure),
        parts=tuple(_parts(reeks, figure, whole)),
        feiten=(*_value(figure), *explained(figure)),
        betekenis=tuple(meaning(figure)),
        bron=figure.herkomst,
        verborgen=hidden_parts("kanalen", _channels(reeks, figure)),
        variation=variation(
            _until(reeks, figure), reeks.interventies, SUBJECTS.get(figure.code, figure.naam)
        ),
    )
    return Cijferblad(figure.naam, (lijn,), figure.periode, figure.eind, figure.periode)


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
    if not figure.hidden and flag_text(figure):
        yield "Let op", flag_text(figure)
    yield from meaning(figure)
    yield "Bron", f"{figure.herkomst} (controlegetal {figure.bron_hash[:_HASH]})"
    yield "Status", STATUSES[figure.status]


def meaning(figure: Cijfer) -> Iterator[tuple[str, str]]:
    """Yield what goes for every figure in its line, as (term, words)."""
    if figure.vraag_tekst:
        yield "De vraag", figure.vraag_tekst
    yield "Wat het is", figure.definitie
    method = _METHODS.get(figure.code)
    yield "Rekenwijze", f"{method} ({figure.methode})" if method else figure.methode


def _chart(reeks: Reeks, figure: Cijfer) -> Chart | None:
    months = recent(_until(reeks, figure))
    if len(months) < 2:
        return None
    return make_chart(
        trend(figure.naam, months, reeks.interventies),
        figure.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=f"{figure.naam}, de laatste {len(months)} maanden",
        measure="Naar de maand waarin de aanvraag begon",
        source=figure.herkomst,
        anchor="grafiek-cijfer",
        subject=capital(SUBJECTS.get(figure.code, "")),
    )


def _until(reeks: Reeks, figure: Cijfer) -> list[Cijfer]:
    return [each for each in reeks.maanden if each.eind <= figure.eind]


def _parts(reeks: Reeks, figure: Cijfer, whole: Sequence[Cijfer]) -> Iterator[Chart | Table]:
    length = figure.lengte
    periods = [(each.periode_naam, each) for each in reversed(whole)]
    yield from course.parts(
        verloop_of(reeks.verloop, figure.bron, parse_period(figure.periode)), figure, "verloop"
    )
    yield figure_table(f"Per {length}", capital(length), periods, f"per-{length}")
    channels = if_any([(each.categorie, each) for each in _channels(reeks, figure)])
    title = f"{figure.naam} per kanaal, {figure.periode_naam}"
    yield from side_by_side(title, ("Kanaal", "per-kanaal"), channels, ("Alle kanalen", figure))
    yield from kanalen.over_time(reeks, figure, whole)


def _channels(reeks: Reeks, figure: Cijfer) -> list[Cijfer]:
    return [each for each in reeks.figures if each.categorie and each.periode == figure.periode]


def if_any(rows: list[tuple[str, Cijfer]]) -> list[tuple[str, Cijfer]]:
    """Return the parts, or none where none of them is shown: a sentence says so."""
    return rows if any(not each.hidden for _, each in rows) else []


def side_by_side(
    title: str, named: tuple[str, str], rows: Sequence[tuple[str, Cijfer]], whole: tuple[str, Cijfer]
) -> Iterator[Chart | Table]:
    """Yield the parts of one figure, also those that are not shown: dots beside the whole, or a table of one.

    ``named``: what a part is called, and the anchor.
    """
    first, anchor = named
    if len(rows) == 1:
        yield figure_table(title, first, rows, anchor)
    elif rows:
        dots = Dots(
            tuple(replace(point(each), x=name) for name, each in (whole, *rows)),
            own="" if whole[1].hidden else whole[0],
        )
        figure = whole[1]
        yield make_chart(
            dots,
            figure.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
            title=title,
            measure=figure.definitie.partition(". ")[0].rstrip("."),
            source=figure.herkomst,
            anchor=anchor,
        )


def hidden_parts(named: str, figures: Sequence[Cijfer]) -> str:
    """Name the parts that are not shown, with the same words for any reason; empty where there are none."""
    missing = [each for each in figures if each.hidden]
    if not missing:
        return ""
    reason = too_few(missing[0])
    listed = dutch.listing(sorted({each.groep or each.categorie for each in missing}))
    where = " Kijk bij iedereen samen." if any(each.zie_geheel for each in missing) else ""
    return f"Van deze {named} laten we geen cijfer zien, want er zijn {reason}: {listed}.{where}"


def figure_table(title: str, first: str, rows: Sequence[tuple[str, Cijfer]], anchor: str) -> Table:
    """Return figures as a table: name, value, doubt and remarks."""
    columns = (Column(first), *figure_columns("Waarde", rows[0][1].eenheid))
    cells = [(name, *figure_cells(point(each), each.eenheid)) for name, each in rows]
    remarks = ["" if each.hidden else flag_text(each) for _, each in rows]
    if not any(remarks):
        return Table(title, columns, tuple(cells), anchor=anchor)
    return Table(
        title,
        (*columns, Column("Let op")),
        tuple((*row, remark) for row, remark in zip(cells, remarks, strict=True)),
        anchor=anchor,
    )
