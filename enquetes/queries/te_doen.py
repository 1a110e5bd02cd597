"""What a round needs of who leads it now, and what comes by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from adoptie import dutch
from enquetes.models import Doelgroep, Modus, Ronde, Status
from enquetes.queries.papier import BY_LETTER, papierstand
from enquetes.queries.verzendingen import Soort, planned_mails

_TALK = {
    Doelgroep.MEDEWERKERS: (
        "Vraag leidinggevenden om de vragenlijst in een overleg te noemen en er tijd voor te geven.",
        "Vraag nooit wie al meedeed. Dat hoeft niemand te zeggen.",
    ),
    Doelgroep.STEEKPROEF: ("Vertel op de site en in de krant waarom u dit vraagt.",),
    Doelgroep.PANEL: ("Vertel op de site waarom u dit vraagt.",),
    Doelgroep.OPEN: ("Zet de link nog eens op de site, in de krant en op de balie.",),
}


@dataclass(frozen=True, slots=True)
class TeDoen:
    """``brieven``: how many letters wait; ``vanzelf``: what needs nobody; ``weinig``: what helps response."""

    brieven: str
    vanzelf: tuple[str, ...]
    weinig: tuple[str, ...]


def to_do(ronde: Ronde) -> TeDoen | None:
    """Return what is to do in a round that runs; nothing for a try-out, and before and after."""
    if ronde.is_proef or ronde.status not in {Status.OPEN, Status.GESLOTEN}:
        return None
    is_open = ronde.status == Status.OPEN
    return TeDoen(
        brieven=letters_waiting(ronde) if is_open else "",
        vanzelf=(*_mails(ronde, timezone.now()), *_ending(ronde)),
        weinig=_TALK[Doelgroep(ronde.doelgroep)] if is_open else (),
    )


def letters_waiting(ronde: Ronde) -> str:
    """Say how many people still wait for a letter; nothing where nobody does."""
    waiting = papierstand(ronde).zonder_code if ronde.doelgroep in BY_LETTER else 0
    verb = "wacht" if waiting == 1 else "wachten"
    return f"{dutch.counted(waiting, 'mens', 'mensen')} {verb} op een brief." if waiting else ""


def _mails(ronde: Ronde, now: dt.datetime) -> Iterator[str]:
    thanked = "wie meedeed" if ronde.modus == Modus.VERTROUWELIJK else "iedereen die is gevraagd"
    known = {
        Soort.HERINNERING: ("De herinnering", ronde.herinner_op, "wie nog niet meedeed"),
        Soort.HERINNERING_2: ("De tweede herinnering", ronde.herinner_weer_op, "wie nog niet meedeed"),
        Soort.DANK: ("De bedankmail", ronde.bedank_op, thanked),
    }
    for name, day, to in (known[soort] for soort in planned_mails(ronde, now) if soort in known):
        if day is not None and day > now:
            yield f"{name} gaat op {_day(day)}, naar {to}."


def _ending(ronde: Ronde) -> Iterator[str]:
    if ronde.status == Status.OPEN:
        yield f"De ronde sluit na {_day(ronde.sluit_op)}."
    until = _day(ronde.verzegel_op)
    paper = "" if ronde.doelgroep == Doelgroep.PANEL else " Tot dan telt papier nog mee."
    yield f"De ronde wordt definitief afgesloten na {until}.{paper} Daarna maken we de uitkomsten."


def _day(moment: dt.datetime) -> str:
    return dutch.tied(dutch.day(timezone.localdate(moment)))
