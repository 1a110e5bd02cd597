"""What asks attention: what somebody has to do or to know, per spoor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.criteria import SEEN_BY_PROGRAM
from adoptie.models import Traject
from adoptie.queries.gereedheidfeiten import Feiten
from adoptie.queries.traject import TrajectStand
from enquetes.queries.actiepunten import Open
from enquetes.queries.rondes import Response
from metingen.queries.bronnen import Snapshot
from metingen.queries.vrijgave import Waiting
from rapportage.reports import rondes
from rapportage.reports.words import capital

IT = "de vragenlijst"
SPOREN = ("virtueel", "mentaal", "fysiek")
_MOST_CRITERIA = 3
_MOST_PROMISES = 3


@dataclass(frozen=True, slots=True)
class Aandacht:
    """Something to look at: where (the name of a page, the key it needs), and what a link to it says.

    ``spoor`` is empty for what is about all of them, as a round is: its questions may belong to any.
    """

    text: str
    place: str = ""
    pk: int | None = None
    label: str = ""
    spoor: str = ""


def per_spoor(found: Iterable[Aandacht]) -> tuple[tuple[str, str, tuple[Aandacht, ...]], ...]:
    """Return (spoor, title, what asks attention), first what is about all of them."""
    points = tuple(found)
    parts = ((spoor, tuple(each for each in points if each.spoor == spoor)) for spoor in ("", *SPOREN))
    return tuple(
        (spoor, f"{capital(spoor)} spoor" if spoor else "Voor alle sporen", own)
        for spoor, own in parts
        if own
    )


def promises(found: Sequence[Open], today: dt.date, *, leads: bool) -> Iterator[Aandacht]:
    """Yield what was promised after a round and should have been done, the oldest first."""
    late = [each for each in found if each.wanneer < today]
    for each in late[:_MOST_PROMISES]:
        words = f"'{each.wat.rstrip('.')}' zou klaar zijn op {dutch.tied(dutch.day(each.wanneer))}"
        where = each.ronde_id if leads else None
        text = f"Te laat: {words} ({each.wie})."
        yield Aandacht(text, "ronde-terugkoppelen", where, "Naar de afspraken")
    more = len(late) - _MOST_PROMISES
    if more > 0:
        words = dutch.counted(more, "afspraak is", "afspraken zijn")
        yield Aandacht(f"Nog {words} te laat.")


def running(found: Sequence[Response], *, leads: bool) -> Iterator[Aandacht]:
    """Yield the rounds that run, with nothing but how many answered; leaders can go there."""
    for response in found:
        if response.status == "open":
            until = f"Meedoen kan tot en met {dutch.tied(dutch.day(response.eind))}."
            words = f"'{response.naam}' loopt. {rondes.answered(response, IT)} {until}"
        elif response.status == "gesloten":
            words = f"'{response.naam}' is gesloten. {rondes.answered(response, IT)}"
        else:
            continue
        where = response.ronde_id if leads else None
        yield Aandacht(words, "ronde", where, "Naar de ronde")


def readiness(trajecten: Sequence[TrajectStand], facts: Callable[[Traject], Feiten]) -> Iterator[Aandacht]:
    """Yield per spoor what the next step waits for, and what of that only somebody has to confirm."""
    for traject in trajecten:
        for stand in traject.sporen:
            if stand.next is None or not stand.next.missing:
                continue
            wanted = [each.criterium for each in stand.next.missing]
            feiten = {} if SEEN_BY_PROGRAM.isdisjoint(wanted) else facts(traject.traject)
            missing = [_missing(criterium, feiten) for criterium in wanted]
            more = len(missing) - _MOST_CRITERIA
            shown = [*missing[:_MOST_CRITERIA], *([f"nog {more}"] if more > 0 else [])]
            yield Aandacht(
                f"De stap '{stand.next.stap}' wacht op {dutch.listing(shown)}.",
                "gereedheid",
                traject.traject.pk,
                f"Bekijk het {stand.spoor}",
                stand.spoor.soort,
            )


def _missing(criterium: str, feiten: Feiten) -> str:
    feit = feiten.get(criterium)
    known = " (volgens het programma klaar, nog vast te stellen)" if feit and feit.dag else ""
    return f"'{criterium.rstrip('.')}'{known}"


def data_problems(leveringen: Sequence[Snapshot]) -> Iterator[Aandacht]:
    """Yield per source that something was noticed; what it was stands on the page of the levering."""
    for snapshot in sorted(leveringen, key=lambda snapshot: snapshot.bron):
        apart = len(snapshot.apart)
        if not apart and not snapshot.meldingen:
            continue
        counted = dutch.counted(apart, "rij telt niet mee", "rijen tellen niet mee")
        words = counted if apart else "alle rijen tellen mee, en er staat een opmerking bij"
        yield Aandacht(
            f"{snapshot.bron}: {words}.", "levering", snapshot.pk, f"Bekijk {snapshot.bron}", "virtueel"
        )


def release(waiting: Waiting) -> Iterator[Aandacht]:
    """Yield that figures wait to be released."""
    if waiting.count and waiting.since:
        count = dutch.counted(waiting.count, "cijfer wacht", "cijfers wachten")
        late = " Dat is langer dan vier weken." if waiting.too_long else ""
        yield Aandacht(
            f"{count} op vrijgave, sinds {dutch.tied(dutch.day(waiting.since))}.{late}",
            "bronnen",
            label="Naar de bronnen",
        )
