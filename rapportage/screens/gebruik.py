"""How many of the staff use something: a row on the dashboard, and the page of the figure."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie.periods import Period
from rapportage.blocks import Chart, KeyFigure, Table
from rapportage.charts.alt import alt_text, make_chart
from rapportage.charts.words import moment, short
from rapportage.queries.dashboard import Periodekeuze
from rapportage.queries.gebruik import Gebruik
from rapportage.reports.series import point, recent, trend
from rapportage.reports.words import interval_text, value_text
from rapportage.screens.cijfer import (
    Cijferblad,
    Lijn,
    explained,
    figure_table,
    hidden_parts,
    meaning,
    side_by_side,
)
from rapportage.screens.dashboard_rij import Rij
from rapportage.screens.verloop import verloop

# Nobody was drawn: it was counted of everybody, month by month.
_COUNTED = "Iedereen is geteld, per groep. Waardoor het verandert, zegt dit cijfer niet."
_MEASURE = "Per maand, deel van alle medewerkers in de groepen"


def of_usage(gebruik: Gebruik) -> Rij:
    """Return the row of one source."""
    now, road = gebruik.nu, recent(gebruik.maanden)
    drawn = trend(now.naam, road)
    names = [short(each.periode) for each in road]
    return Rij(
        code=now.code,
        bron=now.bron,
        card=KeyFigure(
            label=now.naam,
            value=value_text(now),
            interval=f"{moment(now.periode)}: {interval_text(now)}",
            change="",
            verdict=_COUNTED,
            direction="niet_te_zeggen",
            spoor=now.spoor,  # type: ignore[arg-type]  # checked where the indicator was stored
            explanation=now.definitie,
        ),
        verloop=verloop(
            [point(each) for each in road],
            alt=alt_text(drawn, "procent", subject=now.naam),
            van=names[0],
            tot=names[-1],
        ),
        compared="",
        feiten=tuple(explained(now)),
        periode=now.periode,
    )


def gebruiksblad(gebruik: Gebruik) -> Cijferblad:
    """Return the page of one source: its road, and its groups in the last month."""
    now = gebruik.nu
    lijn = Lijn(
        titel="",
        sentence=f"{value_text(now)} {moment(now.periode)}, {interval_text(now)}.",
        compared=_COUNTED,
        chart=_chart(gebruik),
        parts=tuple(_parts(gebruik)),
        feiten=tuple(explained(now)),
        betekenis=tuple(meaning(now)),
        bron=now.herkomst,
        verborgen=hidden_parts("groepen", gebruik.groepen),
    )
    return Cijferblad(now.naam, (lijn,), now.periode, now.eind, now.periode)


def periods_of(period: Period) -> Periodekeuze:
    """Return the one month that the page is about: it has no others to go to."""
    return Periodekeuze(known=(), chosen=period, zaken=period)


def _chart(gebruik: Gebruik) -> Chart | None:
    road = recent(gebruik.maanden)
    if sum(not each.hidden for each in road) < 2:
        return None
    return make_chart(
        trend(gebruik.nu.naam, road),
        "procent",
        title=f"{gebruik.nu.naam}, de laatste {len(road)} maanden",
        measure=_MEASURE,
        source=gebruik.nu.herkomst,
        anchor="grafiek-gebruik",
        subject=gebruik.nu.naam,
    )


def _parts(gebruik: Gebruik) -> Iterator[Chart | Table]:
    now = gebruik.nu
    months = [(each.periode_naam, each) for each in reversed(recent(gebruik.maanden))]
    yield figure_table("Per maand", "Maand", months, "per-maand")
    if any(not each.hidden for each in gebruik.groepen):
        rows = [(each.groep, each) for each in gebruik.groepen]
        title = f"{now.naam} per groep, {now.periode_naam}"
        yield from side_by_side(title, ("Groep", "per-groep"), rows, ("Iedereen samen", now))
