from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from adoptie.models import Gebruiker, Gemeente, Rol
from rapportage.actions import rapport as building
from rapportage.blocks import Content
from rapportage.blocks_json import dumps
from rapportage.models import Rapport
from rapportage.renderers import drawing
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.metingen import year_of_figures
from tests.factories.rapportage import FILES, opdracht

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


@pytest.fixture(scope="session")
def drawn() -> dict[str, Mapping[str, bytes]]:
    """Give the files of each content that was drawn before: they are the same every time."""
    return {}


@pytest.fixture
def rapport(
    gemeente: Gemeente, drawn: dict[str, Mapping[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> Rapport:
    """Give a published report on the third quarter, with its real files."""
    draw = drawing.draw

    def draw_once(content: Content, **how: Any) -> Mapping[str, bytes]:
        key = dumps(content)
        if key not in drawn:
            drawn[key] = draw(content, **how)
        return drawn[key]

    with monkeypatch.context() as patch:
        patch.setattr(building, "draw", draw_once)
        built = building.build_rapport(opdracht=opdracht(gemeente, periode="2011-K3"), by="test")
    building.settle_rapport(rapport=built, by="test")
    return building.publish_rapport(rapport=built, by="test")


@pytest.fixture
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw no report: what is kept and mailed is what counts."""

    def draw(content: Content, *, logo: bytes | None, word: bool, tell: object) -> Mapping[str, bytes]:
        return FILES

    monkeypatch.setattr(building, "draw", draw)
