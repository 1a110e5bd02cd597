"""What the first page of a gemeente tells each role: what runs, what waits, what was decided.

The kernel knows the parts by name only: each app tells its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import Truncator

from adoptie import dutch
from adoptie.models import Gemeente, Orbesluit, Rol
from adoptie.queries.oudadres import not_told
from adoptie.queries.verzoek import Lopend, open_requests

_MOST_DECISIONS = 3
# Of what a decision is about.
_MOST_WORDS = 12


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
    """Yield to the ondernemingsraad what it decided, and to who helps people what must be answered soon."""
    if Rol.OR in roles:
        rows = Orbesluit.objects.filter(traject__gemeente=gemeente).select_related("traject__gemeente")
        shown = list(rows[:_MOST_DECISIONS])
        yield Blok(20, "Uw besluiten", tuple(Punt(_told(each), _page(each, shown)) for each in shown))

    if {Rol.BEHEERDER, Rol.KLANTCONTACT} & set(roles):
        urgent = [each for each in open_requests(gemeente) if each.kind != "safe"]
        yield Blok(5, "Verzoeken over eigen gegevens", tuple(_request(gemeente, each) for each in urgent))
        yield Blok(6, "Mail naar een oud adres", tuple(_not_told(gemeente)))


def _request(gemeente: Gemeente, each: Lopend) -> Punt:
    url = reverse("verzoek", args=[gemeente.slug, each.verzoek.pk])
    told = f"Verzoek {each.verzoek.kenmerk} wacht op antwoord: {each.woorden}."
    return Punt(told, ((f"Bekijk verzoek {each.verzoek.kenmerk}", url),))


def _not_told(gemeente: Gemeente) -> Iterator[Punt]:
    if number := not_told(gemeente).count():
        mails = dutch.counted(number, "mail", "mails")
        yield Punt(
            f"Niet zeker aangekomen: {mails} naar een oud adres. Deze mail zegt dat er een nieuw adres is.",
            (("Bekijk de mails naar een oud adres", reverse("persoonsgegevens", args=[gemeente.slug])),),
        )


def _told(besluit: Orbesluit) -> str:
    until = dutch.tied(dutch.day(besluit.geldig_tot))
    counts = f" Het besluit geldt tot en met {until}." if besluit.allows else ""
    about = Truncator(" ".join(besluit.metingen.split()).rstrip(".")).words(_MOST_WORDS)
    return f"{besluit.get_soort_display().capitalize()} op dossier {besluit.dossier_versie}: {about}.{counts}"


def _page(besluit: Orbesluit, shown: Sequence[Orbesluit]) -> tuple[tuple[str, str], ...]:
    """Return the link to the decisions of a traject, once: at the last of them that is shown."""
    trajecten = {each.traject_id for each in shown}
    if besluit is not [each for each in shown if each.traject_id == besluit.traject_id][-1]:
        return ()
    label = "Bekijk de besluiten" if len(trajecten) == 1 else f"Bekijk de besluiten van {besluit.traject}"
    return ((label, reverse("orbesluiten", args=[besluit.traject.gemeente.slug, besluit.traject_id])),)
