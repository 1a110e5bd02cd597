from __future__ import annotations

import pytest

from adoptie.actions.gemeente import change_thema, create_gemeente, reset_thema
from adoptie.models import Gebeurtenis, Gemeente
from adoptie.refusal import Refusal
from adoptie.theming import Theme
from tests.factories.adoptie import GemeenteFactory

pytestmark = pytest.mark.django_db


def test_create_gemeente_logs_in_its_own_logboek() -> None:
    gemeente = create_gemeente(naam="Voorbeeld", slug="voorbeeld", cbs_code="GM0001", by="opdracht")

    assert Gebeurtenis.objects.get().gemeente_id == gemeente.pk


def test_create_gemeente_refuses_cbs_code_that_is_none() -> None:
    with pytest.raises(Refusal, match="Een CBS-code is GM en vier cijfers"):
        create_gemeente(naam="Voorbeeld", slug="voorbeeld", cbs_code="0001", by="opdracht")

    assert not Gemeente.objects.exists()


def test_change_thema_refuses_colours_that_cannot_be_read() -> None:
    gemeente = GemeenteFactory.create()

    with pytest.raises(Refusal, match="heeft contrast"):
        change_thema(gemeente=gemeente, thema=Theme(primary="#eeeeee"), by="opdracht")

    gemeente.refresh_from_db()
    assert gemeente.thema == {}


def test_reset_thema_takes_colours_and_logo_away() -> None:
    gemeente = GemeenteFactory.create()
    change_thema(gemeente=gemeente, thema=Theme(), logo=(b"x", "image/png"), by="opdracht")

    reset_thema(gemeente=gemeente, by="opdracht")

    gemeente.refresh_from_db()
    assert (gemeente.thema, gemeente.logo, gemeente.has_logo) == ({}, None, False)
