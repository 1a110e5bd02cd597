"""Where somebody can go. Asking, knowing and telling bring pages that the kernel knows by name only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from adoptie.models import Gemeente, Rol, Traject
from adoptie.permissions import ANY, LEADERS


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A page by its url name; it is listed once the app that has it is there."""

    name: str
    label: str
    roles: frozenset[Rol] = ANY


BEHEERDERS = frozenset({Rol.BEHEERDER})
LOGBOEK_READERS = frozenset({Rol.BEHEERDER, Rol.OR})

_GEMEENTE = (
    _Place("gemeente-overzicht", "Overzicht"),
    _Place("dashboard", "Dashboard"),
    _Place("vragenlijsten", "Vragenlijsten", LEADERS),
    _Place("rondes", "Rondes"),
    _Place("invoer", "Invoeren", frozenset({Rol.KLANTCONTACT})),
    _Place("panel", "Panel", frozenset({Rol.PROGRAMMALEIDER, Rol.BEHEERDER, Rol.KLANTCONTACT})),
    _Place("ideeen", "Ideeën"),
    _Place("bronnen", "Bronnen", LEADERS),
    _Place("inzage", "Bewaard", frozenset({Rol.OR})),
    _Place("indicatoren", "Indicatoren"),
    _Place("rapporten", "Rapporten"),
    _Place("onderdelen", "Organisatie"),
)
_BEHEER = (
    _Place("onderdelen", "Onderdelen"),
    _Place("toegang", "Toegang", BEHEERDERS),
    _Place("logboek", "Logboek", LOGBOEK_READERS),
    _Place("persoonsgegevens", "Gegevens van iemand", frozenset({Rol.BEHEERDER, Rol.KLANTCONTACT})),
    _Place("register", "Register en DPIA", LOGBOEK_READERS),
    _Place("bewaartermijnen", "Bewaren en wissen", LOGBOEK_READERS),
    _Place("thema", "Kleuren en logo", BEHEERDERS),
    _Place("gemeente-gegevens", "Gegevens", LEADERS),
)
_ACCOUNT = (
    _Place("mfa_index", "Inloggen in twee stappen"),
    _Place("account_change_password", "Wachtwoord veranderen"),
)
_TRAJECT = (
    _Place("traject", "Traject"),
    _Place("gereedheid", "Klaar voor de volgende stap"),
    _Place("interventies", "Veranderingen"),
    _Place("rapportagegroepen", "Groepen"),
    _Place("orbesluiten", "Ondernemingsraad"),
    _Place("ondergrens", "Ondergrens", LEADERS | {Rol.OR}),
)


def _entries(places: Iterable[_Place], roles: frozenset[Rol], **kwargs: Any) -> Iterator[Entry]:
    for place in places:
        if not place.roles & roles:
            continue
        try:
            yield Entry(place.label, reverse(place.name, kwargs=kwargs))
        except NoReverseMatch:
            continue


def gemeente_entries(gemeente: Gemeente, roles: frozenset[Rol]) -> tuple[Entry, ...]:
    """Return the pages of a gemeente that these roles may see."""
    return tuple(_entries(_GEMEENTE, roles, slug=gemeente.slug))


def beheer_entries(gemeente: Gemeente, roles: frozenset[Rol]) -> tuple[Entry, ...]:
    """Return the pages about the organisation and the program that these roles may see."""
    return tuple(_entries(_BEHEER, roles, slug=gemeente.slug))


def traject_entries(traject: Traject, roles: frozenset[Rol]) -> tuple[Entry, ...]:
    """Return the pages of one traject that these roles may see."""
    return tuple(_entries(_TRAJECT, roles, slug=traject.gemeente.slug, pk=traject.pk))


def account_entries() -> tuple[Entry, ...]:
    """Return the pages about the own account."""
    return tuple(_entries(_ACCOUNT, ANY))
