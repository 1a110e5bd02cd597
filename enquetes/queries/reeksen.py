"""Questions that are always on: which period has a round, and which round is next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from adoptie import dutch
from adoptie.periods import Length, Period, period_of
from enquetes.models import Doelgroep, Reeks, Ronde, Status, Vragenlijstversie
from enquetes.plan import at, closing
from enquetes.queries.lancering import launch_objections
from enquetes.queries.ronde_pagina import Stand
from enquetes.queries.rondes import with_response

# Rounds with a list of people are there some time before, so that somebody can read in the list.
LISTED = frozenset({Doelgroep.MEDEWERKERS, Doelgroep.STEEKPROEF})
_AHEAD = dt.timedelta(days=14)
_LENGTHS: dict[str, Length] = {"maand": "maand", "kwartaal": "kwartaal", "jaar": "jaar"}
# Nobody is invited to what is nearly over.
_AT_LEAST = 0.5
_RESTS = {
    Reeks.Status.BEEINDIGD: "Deze reeks is beëindigd. Er komen geen rondes meer bij.",
    Reeks.Status.GEPAUZEERD: "De reeks staat stil. Er gaat geen nieuwe ronde open. Wat loopt, loopt door.",
}


@dataclass(frozen=True, slots=True)
class Veldwerk:
    """One period of a reeks, and when its round is open."""

    periode: Period
    opent_op: dt.datetime
    sluit_op: dt.datetime

    def too_late(self, now: dt.datetime, doelgroep: str) -> bool:
        """Tell whether a round that was missed is left out; an open link does no harm as long as it lasts."""
        left = self.sluit_op - now
        least = dt.timedelta(days=1)
        if doelgroep != Doelgroep.OPEN:
            least = max(least, (self.sluit_op - self.opent_op) * _AT_LEAST)
        return left < least


def length_of(periode: str) -> Length:
    return _LENGTHS[periode]


def fieldwork(reeks: Reeks, day: dt.date) -> Veldwerk:
    """Return the period in which a day falls, and when its round is open."""
    period = period_of(day, length_of(reeks.periode))
    last = period.last_day
    if reeks.dagen:
        last = min(last, period.begin + dt.timedelta(days=reeks.dagen - 1))
    return Veldwerk(period, at(period.begin, dt.time()), closing(last))


def due(reeks: Reeks, now: dt.datetime) -> Veldwerk | None:
    """Return the period that must have a round now; only one, so that nothing missed opens in bulk."""
    if reeks.status != Reeks.Status.LOOPT:
        return None
    ahead = _AHEAD if reeks.doelgroep in LISTED else dt.timedelta()
    current = fieldwork(reeks, timezone.localdate(now + ahead))
    if current.periode.begin < reeks.begin or current.too_late(now, reeks.doelgroep):
        return None
    return current


def newest_versie(reeks: Reeks) -> Vragenlijstversie | None:
    return reeks.vragenlijst.versies.filter(vastgesteld=True).order_by("-nummer").first()


def open_ronde_of(code: str) -> Ronde | None:
    """Return the round that the lasting link of a reeks leads to now."""
    rows = Ronde.objects.filter(
        reeksronde__reeks__code=code,
        doelgroep=Doelgroep.OPEN,
        status=Status.OPEN,
        sluit_op__gt=timezone.now(),
    )
    return rows.order_by("-opent_op").first()


def code_of_reeks(ronde: Ronde) -> str:
    """Return the code in the lasting link of the reeks of a round, if it is in one."""
    found = Reeks.objects.filter(rondes__ronde=ronde.pk).values_list("code", flat=True).first()
    return found or ""


@dataclass(frozen=True, slots=True)
class Periodestand:
    """The round of one period, and what keeps it from opening."""

    naam: str
    stand: Stand
    bezwaren: tuple[str, ...]


def rounds_of(reeks: Reeks) -> tuple[Periodestand, ...]:
    """Return the rounds of a reeks, the newest first."""
    rows = Ronde.objects.filter(reeksronde__reeks=reeks).select_related("traject__gemeente", "versie")
    stands = [Stand(*row) for row in with_response(rows.order_by("-reeksronde__periode"))]
    return tuple(
        Periodestand(
            stand.ronde.naam,
            stand,
            tuple(launch_objections(stand.ronde)) if stand.ronde.status == Status.CONCEPT else (),
        )
        for stand in stands
    )


def what_is_next(reeks: Reeks, now: dt.datetime) -> str:
    """Say in a sentence when the next round opens, or why none does."""
    if reeks.status != Reeks.Status.LOOPT:
        return _RESTS[Reeks.Status(reeks.status)]
    if newest_versie(reeks) is None:
        return "Er is geen versie van de vragenlijst die vastligt. Stel er eerst een vast."
    current = fieldwork(reeks, max(timezone.localdate(now), reeks.begin))
    made = reeks.rondes.filter(periode=current.periode.code).select_related("ronde").first()
    waiting = made is not None and made.ronde.status == Status.CONCEPT
    if current.opent_op > now:
        return _opens(current.periode.begin)
    if waiting:
        return "Er is een ronde die nog op iets wacht. Hieronder ziet u waarop."
    if made is not None or current.too_late(now, reeks.doelgroep):
        return _opens(current.periode.end)
    return "De ronde van deze periode opent binnen een kwartier."


def next_opening(ronde: Ronde, now: dt.datetime) -> dt.date | None:
    """Return the day on which the reeks of a round asks again; None for a round in no reeks that goes on."""
    reeks = Reeks.objects.filter(rondes__ronde=ronde.pk, status=Reeks.Status.LOOPT).first()
    if reeks is None:
        return None
    current = fieldwork(reeks, max(timezone.localdate(now), reeks.begin))
    return current.periode.begin if current.opent_op > now else current.periode.end


def _opens(day: dt.date) -> str:
    return f"De volgende ronde opent op {dutch.tied(dutch.day(day))}."
