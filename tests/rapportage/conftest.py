from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from django.core.cache import caches
from django.test import Client

from adoptie.models import Gebruiker, Gemeente, Rol
from rapportage.actions import rapport as building
from rapportage.blocks import Content
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.metingen import year_of_figures
from tests.factories.rapportage import FILES

LogIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caches["grafieken"].clear()


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    """Give a gemeente with a year of released figures."""
    gemeente = GemeenteFactory.create(naam="Hattem", slug="hattem")
    year_of_figures(gemeente)
    return gemeente


@pytest.fixture
def log_in() -> LogIn:
    """Return how to open a browser for somebody with this role in a gemeente."""

    def log_in(gemeente: Gemeente, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
        known = Gebruiker.objects.filter(lidmaatschappen__gemeente=gemeente, lidmaatschappen__rol=rol).first()
        client = Client()
        client.force_login(known or member(gemeente, rol))
        return client

    return log_in


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw no report: what is kept and mailed is what counts."""

    def draw(content: Content, *, logo: bytes | None, word: bool, tell: object) -> Mapping[str, bytes]:
        return FILES

    monkeypatch.setattr(building, "draw", draw)
