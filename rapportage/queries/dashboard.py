"""What the dashboard knows at the end of a period: cases, the last round, and what the sources told last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from adoptie.models import Gemeente
from adoptie.periods import LENGTHS, Period, parse_period, period_of
from enquetes.queries.actiepunten import Open, open_actiepunten
from enquetes.queries.rondes import Response, responses
from metingen.queries.bronnen import Snapshot, last_peildatum, newest_snapshots
from metingen.queries.cijfers import Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from metingen.queries.perioden import told_periods
from metingen.queries.rondes import rondes_by_end
from metingen.queries.veranderingen import Change, changes_of_rounds
from rapportage.queries.effect import Effectblad, last_effecten
from rapportage.queries.feiten import GOALS, Onderzoek, Zaken, read_zaken
from rapportage.queries.gebruik import Gebruik, read_gebruik


@dataclass(frozen=True, slots=True)
class Periodekeuze:
    """The quarters, months and years with figures, newest first, and the one that is shown.

    What is shown is what was known at the end of ``chosen``. ``zaken`` is the period of which the cases are
    told: the one that is shown, or one before it where nothing can be said yet about its own.
    ``measured`` are the rounds with figures.
    """

    known: tuple[Period, ...]
    chosen: Period
    zaken: Period
    measured: frozenset[int] = frozenset()

    @property
    def before(self) -> Period | None:
        """Return the last period with figures before the one that is shown, of its length."""
        return next((each for each in self._alike if each < self.chosen), None)

    @property
    def after(self) -> Period | None:
        return next((each for each in reversed(self._alike) if each > self.chosen), None)

    @property
    def _alike(self) -> list[Period]:
        return [each for each in self.known if each.length == self.chosen.length]


@dataclass(frozen=True, slots=True)
class Bord:
    """The facts of the dashboard.

    ``rondes`` are all that opened, ``onderzoek`` those that had ended by then, with their figures, and
    ``wijzigingen`` what changed between them. ``beloften``: what was promised after rounds and is not done.
    ``gebruik``: how many of the staff use something, per source.
    """

    keuze: Periodekeuze
    zaken: Zaken
    onderzoek: Onderzoek
    wijzigingen: tuple[Change, ...]
    effecten: tuple[Effectblad, ...]
    rondes: tuple[Response, ...]
    leveringen: tuple[Snapshot, ...]
    beloften: tuple[Open, ...]
    gebruik: tuple[Gebruik, ...] = ()


def choose_period(
    told: Mapping[str, bool],
    wanted: str,
    peildatum: dt.date | None,
    rondes: Sequence[tuple[int, dt.date]] = (),
    gebruik: Sequence[dt.date] = (),
) -> Periodekeuze:
    """Return the period that was asked for, or the newest quarter of which there is something to say.

    ``told`` are the periods with figures of cases, and whether these can be judged. Of cases the newest is
    the last that was over when the sources told last; one in which everything is too open to judge gives
    way to one before it. Of a round it is the quarter in which it ended; of
    usage by staff that of the last day that is told (``gebruik``).
    """
    periods = {code: parse_period(code) for code in told}
    days = (*(day for _, day in rondes), *gebruik)
    ended = {period_of(day, length) for day in days for length in LENGTHS}
    known = sorted({*periods.values(), *ended}, reverse=True)
    asked = next((each for each in known if each.code == wanted), None)
    length = asked.length if asked else "kwartaal"
    own = [each for each in known if each.length == length and each.code in periods]
    over = [each for each in own if peildatum is None or each.last_day < peildatum]
    best = (*(each for each in over if told[each.code]), *over, *own)
    last = (*(day for _, day in rondes[:1]), *gebruik)
    newest = sorted([*best[:1], *(period_of(day, "kwartaal") for day in last)], reverse=True)
    chosen = asked or next(iter(newest), period_of(timezone.localdate(), "kwartaal"))
    first = [asked] if asked in own else []
    return Periodekeuze(
        known=tuple(known),
        chosen=chosen,
        zaken=next((each for each in (*first, *best) if each <= chosen), chosen),
        measured=frozenset(pk for pk, _ in rondes),
    )


def read_periodekeuze(
    gemeente: Gemeente, statuses: Collection[Status], wanted: str = "", gebruik: Sequence[dt.date] = ()
) -> Periodekeuze:
    """Return which periods have figures of these statuses. Three queries."""
    told, rondes = told_periods(gemeente, GOALS, statuses), rondes_by_end(gemeente, statuses)
    return choose_period(told, wanted, last_peildatum(gemeente), rondes, gebruik)


def read_bord(gemeente: Gemeente, statuses: Collection[Status], wanted: str = "") -> Bord:
    """Return the facts of the dashboard. The number of queries does not depend on how much there is."""
    used = read_gebruik(gemeente, statuses)
    keuze = read_periodekeuze(gemeente, statuses, wanted, [each.nu.eind for each in used])
    zaken = read_zaken(gemeente, keuze.zaken, statuses, GOALS)
    rondes = responses(gemeente)
    onderzoek = _onderzoek(gemeente, rondes, keuze.chosen.last_day, statuses)
    return Bord(
        keuze=keuze,
        zaken=zaken,
        onderzoek=onderzoek,
        wijzigingen=changes_of_rounds(onderzoek.in_lijn),
        # Without figures an effect would read as a verdict on nothing.
        effecten=last_effecten(gemeente, keuze.zaken, statuses) if zaken.standen else (),
        rondes=rondes,
        leveringen=newest_snapshots(gemeente),
        beloften=tuple(each for each in open_actiepunten(gemeente) if each.ronde_id in keuze.measured),
        gebruik=tuple(filter(None, (each.until(keuze.chosen.last_day) for each in used))),
    )


def _onderzoek(
    gemeente: Gemeente, rondes: Collection[Response], until: dt.date, statuses: Collection[Status]
) -> Onderzoek:
    """Return the rounds that had ended on a day, with their figures of the whole. Two queries."""
    figures = read_cijfers(gemeente, lengte="ronde", groep="", until=until, statuses=statuses)
    ended = tuple(each for each in rondes if each.eind <= until)
    return Onderzoek(ended, figures, Lijnen.of(gemeente).in_line(figures))


def read_ronde(gemeente: Gemeente, pk: int, statuses: Collection[Status]) -> Onderzoek:
    """Return one round with its figures of these statuses; nothing when there are none. Two queries."""
    own = tuple(response for response in responses(gemeente) if response.ronde_id == pk)
    if not own:
        return Onderzoek((), ())
    return Onderzoek(own, read_cijfers(gemeente, lengte="ronde", groep="", ronde=pk, statuses=statuses))
