"""What the first page of a gemeente tells each role: what runs, what waits, what was decided.

The kernel knows the parts by name only: each app tells its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from adoptie import dutch
from adoptie.models import Gemeente, Orbesluit, Rol

_MOST_DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing to know; ``links`` are the (label, url) where it can be seen or done."""

    tekst: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blok:
    """A part of the page; the parts stand in the order of ``volgorde``."""

    volgorde: int
    titel: str
    punten: tuple[Punt, ...]


def blokken_of(gemeente: Gemeente, roles: Collection[Rol]) -> tuple[Blok, ...]:
    """Return what there is to tell to somebody with these roles."""
    told: Iterable[Callable[[Gemeente, Collection[Rol]], Iterable[Blok]]] = map(
        import_string, settings.BLOKKEN
    )
    found = [blok for tell in told for blok in tell(gemeente, roles) if blok.punten]
    return tuple(sorted(found, key=lambda blok: blok.volgorde))


def blokken(gemeente: Gemeente, roles: Collection[Rol]) -> Iterator[Blok]:
    """Yield to the ondernemingsraad what it decided, and until when that counts. One query."""
    if Rol.OR in roles:
        rows = Orbesluit.objects.filter(traject__gemeente=gemeente).select_related("traject__gemeente")
        yield Blok(20, "Uw besluiten", tuple(map(_decision, rows[:_MOST_DECISIONS])))


def _decision(besluit: Orbesluit) -> Punt:
    until = dutch.tied(dutch.day(besluit.geldig_tot))
    told = f"Dossier {besluit.dossier_versie}: {besluit.get_soort_display()}."
    url = reverse("orbesluiten", args=[besluit.traject.gemeente.slug, besluit.traject_id])
    counts = f" Het besluit geldt tot en met {until}." if besluit.allows else ""
    return Punt(f"{told}{counts}", (("Bekijk de besluiten", url),))
