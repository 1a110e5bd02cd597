"""What somebody decides when planning a round."""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from enquetes.models import Doelgroep, Modus, Reeks, Reeksronde, Ronde, Status, Vragenlijst
from enquetes.werkdagen import working_day

SEAL_AFTER = dt.timedelta(days=10)
# Invitations, and with them the addresses, are kept for 30 days after closing.
THANK_WITHIN = dt.timedelta(days=28)
MOST_ITEMS = 3
# Mails leave when people are at work.
MAIL_AT = dt.time(9)
_LAST_MOMENT = dt.time(23, 59, 59)
_WEEK, _DAY = dt.timedelta(days=7), dt.timedelta(days=1)


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """Return a moment in the Netherlands."""
    return timezone.make_aware(dt.datetime.combine(day, time))


def closing(day: dt.date) -> dt.datetime:
    """Return the last moment of a day."""
    return at(day, _LAST_MOMENT)


def sealing(closes: dt.datetime, thanks: dt.datetime | None) -> dt.datetime:
    """Return when a round is sealed unless somebody says otherwise.

    The thanks say that this is still to come, also where holidays hold them up.
    """
    planned = closes + SEAL_AFTER
    return max(planned, closing(timezone.localdate(thanks))) if thanks else planned


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody fills in to plan a round."""

    naam: str
    doelgroep: Doelgroep
    opent_op: dt.datetime
    sluit_op: dt.datetime
    modus: Modus = Modus.ANONIEM
    verzegel_op: dt.datetime | None = None
    herinner_op: dt.datetime | None = None
    herinner_weer_op: dt.datetime | None = None
    bedank_op: dt.datetime | None = None
    profielitems: tuple[str, ...] = ()
    quotum_item: str = ""
    quotum: int | None = None


@dataclass(frozen=True, slots=True)
class Reeksplan:
    """What somebody fills in to start a reeks; ``begin`` is a day in its first period."""

    naam: str
    vragenlijst: Vragenlijst
    doelgroep: Doelgroep
    periode: Reeks.Periode
    begin: dt.date
    modus: Modus = Modus.ANONIEM
    dagen: int | None = None
    herinner_na: int | None = None


def fresh_days() -> dict[str, dt.date]:
    """Return the days that are filled in beforehand for a new round."""
    return _days(timezone.localdate())


def _days(opens: dt.date) -> dict[str, dt.date]:
    """Return what we fill in for a round that opens on this day: a week apart, when people work."""
    remind = working_day(opens + _WEEK)
    again = working_day(remind + _WEEK)
    closes = working_day(again + _WEEK)
    return {
        "opent_op": opens,
        "sluit_op": closes,
        "herinner_op": remind,
        "herinner_weer_op": again,
        "bedank_op": working_day(closes + _DAY),
    }


def nulmeting_plan() -> Plan:
    """Return the plan of the first round among staff: anonymous, with one reminder."""
    days = fresh_days()
    return Plan(
        naam=f"Nulmeting {days['opent_op'].year}",
        doelgroep=Doelgroep.MEDEWERKERS,
        opent_op=at(days["opent_op"], dt.time()),
        sluit_op=closing(days["sluit_op"]),
        herinner_op=at(days["herinner_op"], MAIL_AT),
        bedank_op=at(days["bedank_op"], MAIL_AT),
    )


def moved_along(ronde: Ronde) -> Ronde:
    """Return a staff round in concept as it will be when it opens now.

    The ondernemingsraad takes the time it needs: when the day of opening goes by, the days that we filled in
    move along. Days that somebody chose stay.
    """
    moved = copy.copy(ronde)
    for name, moment in days_along(ronde).items():
        setattr(moved, name, moment)
    return moved


def days_along(ronde: Ronde) -> dict[str, dt.datetime]:
    """Return the days of a round that move when it opens now; none where nothing moves."""
    opens, today = timezone.localdate(ronde.opent_op), timezone.localdate()
    if ronde.status != Status.CONCEPT or ronde.doelgroep != Doelgroep.MEDEWERKERS or opens >= today:
        return {}
    planned = {name: moment for name, moment in _moments(opens, ronde).items() if getattr(ronde, name)}
    ours = all(getattr(ronde, name) == moment for name, moment in planned.items())
    if not ours or Reeksronde.objects.filter(ronde=ronde.pk).exists():
        return {}
    return {name: moment for name, moment in _moments(today, ronde).items() if name in planned}


def _moments(day: dt.date, ronde: Ronde) -> dict[str, dt.datetime]:
    """Return what we fill in where this round opens on a day."""
    days = _days(day)
    closes = closing(days["sluit_op"])
    mails = {name: at(days[name], MAIL_AT) for name in ("herinner_op", "herinner_weer_op", "bedank_op")}
    sealed = sealing(closes, mails["bedank_op"] if ronde.bedank_op else None)
    return {"opent_op": at(day, dt.time()), "sluit_op": closes, "verzegel_op": sealed, **mails}
