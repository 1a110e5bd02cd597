"""Looking a questionnaire over before it is fixed: what must be mended, and what could be better.

Everything here is pure: a questionnaire goes in, remarks come out.
"""

from __future__ import annotations

from collections.abc import Iterator

from enquetes.content import Inhoud
from enquetes.nakijken.geheel import whole
from enquetes.nakijken.meldingen import Melding
from enquetes.nakijken.vraag import advice
from enquetes.routing.publishing import faults

__all__ = ["Melding", "blockers", "look_over", "remarks"]


def look_over(inhoud: Inhoud) -> tuple[Melding, ...]:
    """Return all remarks on a questionnaire: what must be mended first, then advice by question."""
    return (*blockers(inhoud), *whole(inhoud), *remarks(inhoud))


def blockers(inhoud: Inhoud) -> tuple[Melding, ...]:
    """Return what keeps a questionnaire from being asked."""
    return tuple(_blockers(inhoud))


def remarks(inhoud: Inhoud) -> tuple[Melding, ...]:
    """Return advice on the questions, in their order."""
    return tuple(Melding(told, vraag.code) for vraag in inhoud.vragen() for told in advice(vraag))


def _blockers(inhoud: Inhoud) -> Iterator[Melding]:
    yield from (Melding(fault.tekst, fault.code, moet=True) for fault in faults(inhoud))
    for vraag in inhoud.vragen():
        if vraag.beeld and not vraag.beeld_alt:
            told = (
                f"Vraag '{vraag.code}' heeft een afbeelding zonder beschrijving. Schrijf wat er te zien is."
            )
            yield Melding(told, vraag.code, moet=True)
