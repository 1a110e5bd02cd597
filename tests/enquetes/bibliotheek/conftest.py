"""Somebody who leads a gemeente, and a draft to change."""

from __future__ import annotations

import pytest
from django.test import Client

from adoptie.models import Gemeente, Rol
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.models import Vragenlijst
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import CONTENT


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


@pytest.fixture
def leider(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER, naam="Anna"))
    return client


@pytest.fixture
def lijst(gemeente: Gemeente) -> Vragenlijst:
    """Give a draft with the pages [werk, functie] and [middel, uren, stel, open]."""
    return save_vragenlijst(gemeente=gemeente, naam="Nulmeting", inhoud=CONTENT, by="test").vragenlijst
