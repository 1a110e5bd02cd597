"""Every address of the project, tried by a stranger and by the beheerder of another gemeente.

A page of a later app is covered as soon as it has an address. What everybody may see is named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories.adoptie import GemeenteFactory, member

# Names of addresses that anybody may open.
PUBLIC = frozenset(
    {"start", "toegankelijkheid", "privacy", "contact", "security-txt", "thema-css", "gemeente-logo"}
    # Pictures stand beside questions, for everybody who answers.
    | {"vraag-beeld"}
    # Respondents have no account: their link is the key, and a wrong one finds nothing.
    | {
        "papiercode",
        "open-link",
        "reeks-link",
        "reeks-tablet",
        "kiosk",
        "kiosk-klaar",
        "kiosk-pagina",
        "kiosk-rust",
        "kiosk-weg",
        "antwoord",
        "antwoord-klaar",
        "antwoord-pagina",
        "antwoord-nakijken",
        "antwoord-intrekken",
        "volgcode-intrekken",
    }
    # Whoever asks what is stored about them: the link in the mail is the key.
    | {"mijn-gegevens-vragen", "mijn-gegevens", "mijn-gegevens-bestand", "mijn-gegevens-verbeteren"}
    | {"mijn-gegevens-wissen", "mijn-gegevens-pauze", "mijn-gegevens-bezwaar-weg", "nieuw-adres"}
    | {"eigen-antwoorden", "eigen-antwoord-verbeteren"}
    # What was published, everybody may read.
    | {"openbaar", "openbaar-gemeente", "openbaar-rapport", "openbaar-bestand"}
    | {"api-uitleg", "api-openapi", "api-gemeenten", "api-gemeente", "api-indicatoren", "api-cijfers"}
    | {"open-data", "open-data-bestand"}
    | {"api-rapporten", "api-rapport", "api-onbekend"}
    # Invented charts, where all figures are invented.
    | {"voorbeelden-grafieken", "voorbeelden-bestand"}
    # Outcomes are behind a signed link.
    | {"uitkomsten"}
    # Nor have members of the panel: joining is open to all, the rest goes by a signed link.
    | {"panel-aanmelden", "panel-link", "panel-bevestigen", "panel-blijven", "panel-afmelden", "panel-adres"}
    | {"panel-mijn", "panel-mijn-json", "panel-mijn-profiel", "panel-mijn-adres"}
    | {"panel-mijn-volgcode", "panel-mijn-stoppen", "panel-mijn-antwoorden"}
)
# Pages about the own account, which somebody of any gemeente has.
OWN = ("account_", "mfa_")


@dataclass(frozen=True)
class Address:
    name: str
    arguments: tuple[tuple[str, str], ...]

    def url(self, slug: str) -> str:
        """Fill in the address: the given gemeente, and for anything else a value of the right kind."""
        values: dict[str, Any] = {"IntConverter": 1, "UUIDConverter": UUID(int=1)}
        known = {
            argument: slug if argument == "slug" else values.get(kind, "x1")
            for argument, kind in self.arguments
        }
        return reverse(self.name, kwargs=known)


def _addresses(
    patterns: list[URLPattern | URLResolver], above: tuple[tuple[str, str], ...] = ()
) -> Iterator[Address]:
    for pattern in patterns:
        here = above + tuple(
            (name, type(converter).__name__) for name, converter in pattern.pattern.converters.items()
        )
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, here)
        elif pattern.name:
            yield Address(pattern.name, here)


ALL = sorted(set(_addresses(get_resolver().url_patterns)), key=lambda address: address.name)
GUARDED = [address for address in ALL if address.name not in PUBLIC and not address.name.startswith(OWN)]


def _answers(client: Client, url: str) -> set[int]:
    """Return what the page says to looking and to sending, apart from "not in this way" (405)."""
    return {client.get(url).status_code, client.post(url).status_code} - {405}


def test_every_address_has_a_name() -> None:
    nameless = [
        pattern
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLPattern) and not pattern.name
    ]

    assert not nameless


def test_public_names_exist() -> None:
    assert {address.name for address in ALL} >= PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("address", GUARDED, ids=lambda address: address.name)
def test_stranger_finds_nothing(address: Address, client: Client) -> None:
    url = address.url(GemeenteFactory.create().slug)

    for response in (client.get(url), client.post(url)):
        if response.status_code == 302:
            assert response["Location"].startswith("/account/login/")
        else:
            assert response.status_code in {404, 405}
    assert _answers(client, url) <= {302, 404}


@pytest.mark.django_db
@pytest.mark.parametrize("address", GUARDED, ids=lambda address: address.name)
def test_nobody_keeps_what_only_members_may_see(address: Address, client: Client) -> None:
    gemeente = GemeenteFactory.create()
    client.force_login(member(gemeente))

    assert "private" in client.get(address.url(gemeente.slug))["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", GUARDED, ids=lambda address: address.name)
def test_password_alone_opens_nothing_where_two_steps_are_asked(
    address: Address, client: Client, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    gemeente = GemeenteFactory.create()
    client.force_login(member(gemeente))

    for response in (client.get(address.url(gemeente.slug)), client.post(address.url(gemeente.slug))):
        assert response.status_code == 405 or response["Location"] == reverse("mfa_activate_totp")


@pytest.mark.django_db
@pytest.mark.parametrize("address", GUARDED, ids=lambda address: address.name)
def test_other_beheerder_finds_nothing(address: Address, client: Client) -> None:
    client.force_login(member(GemeenteFactory.create()))

    assert _answers(client, address.url(GemeenteFactory.create().slug)) == {404}
