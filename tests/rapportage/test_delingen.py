"""Agreeing to be compared: both sides, the programmaleider only, and never invented beside real."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.refusal import Refusal
from rapportage.actions.deling import add_deling
from rapportage.models import Deling
from rapportage.queries.delingen import agreed_on
from tests.factories.adoptie import GemeenteFactory
from tests.rapportage.conftest import LogIn

BUREN = "/gemeente/hattem/rapporten/buren/"


@pytest.fixture
def buur(db: None) -> Gemeente:
    return GemeenteFactory.create(naam="Heerde", slug="heerde")


def both(one: Gemeente, two: Gemeente) -> None:
    for gemeente, met in ((one, two), (two, one)):
        add_deling(gemeente=gemeente, met=met, by="test")


def test_only_both_sides_make_an_agreement(gemeente: Gemeente, buur: Gemeente) -> None:
    add_deling(gemeente=gemeente, met=buur, by="Jan")
    assert agreed_on(gemeente) == agreed_on(buur) == ()

    add_deling(gemeente=buur, met=gemeente, by="Piet")

    assert [deling.met for deling in agreed_on(gemeente)] == [buur]
    assert [deling.met for deling in agreed_on(buur)] == [gemeente]
    assert Deling.objects.get(gemeente=buur).door == "Piet"


def test_page_says_who_still_has_to_agree(gemeente: Gemeente, buur: Gemeente, log_in: LogIn) -> None:
    client = log_in(gemeente)
    assert "U vergelijkt nog met niemand" in client.get(BUREN).content.decode()

    client.post(f"{BUREN}toevoegen/", {"met": buur.pk})

    assert "Wacht op de andere gemeente" in client.get(BUREN).content.decode()
    page = log_in(buur).get("/gemeente/heerde/rapporten/buren/").content.decode()
    assert "Hattem wil zich met u vergelijken" in page
    asked = f"/gemeente/heerde/rapporten/buren/toevoegen/?met={gemeente.pk}"
    assert asked in page
    assert f'value="{gemeente.pk}" selected' in log_in(buur).get(asked).content.decode()


def test_either_side_takes_it_back(gemeente: Gemeente, buur: Gemeente, log_in: LogIn) -> None:
    both(gemeente, buur)
    deling = Deling.objects.get(gemeente=gemeente)

    response = log_in(gemeente).post(f"{BUREN}{deling.pk}/stoppen/")

    assert response["Location"] == BUREN
    assert agreed_on(gemeente) == agreed_on(buur) == ()
    assert Gebeurtenis.objects.filter(gemeente_id=gemeente.pk, action="vergelijken gestopt").exists()


def test_agreement_of_another_cannot_be_taken_back(gemeente: Gemeente, buur: Gemeente, log_in: LogIn) -> None:
    both(gemeente, buur)
    theirs = Deling.objects.get(gemeente=buur)

    assert log_in(gemeente).post(f"{BUREN}{theirs.pk}/stoppen/").status_code == 404
    assert Deling.objects.count() == 2


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.PROGRAMMALEIDER])
def test_only_the_programmaleider_decides(
    gemeente: Gemeente, buur: Gemeente, log_in: LogIn, rol: Rol
) -> None:
    client = log_in(gemeente, rol)

    assert client.get(BUREN).status_code == 403
    assert client.post(f"{BUREN}toevoegen/", {"met": buur.pk}).status_code == 403
    assert "Vergelijken met buren" not in client.get("/gemeente/hattem/rapporten/").content.decode()


def test_invented_and_real_are_never_together(gemeente: Gemeente, buur: Gemeente, log_in: LogIn) -> None:
    Gemeente.objects.filter(pk=buur.pk).update(fictief=True)
    buur.refresh_from_db()

    assert "Heerde" not in log_in(gemeente).get(f"{BUREN}toevoegen/").content.decode()
    with pytest.raises(Refusal, match="Verzonnen en echte cijfers"):
        add_deling(gemeente=gemeente, met=buur, by="test")

    # Nor what was agreed before one of them became an example.
    Deling.objects.create(gemeente=gemeente, met=buur, sinds="2026-01-01", door="test")
    Deling.objects.create(gemeente=buur, met=gemeente, sinds="2026-01-01", door="test")
    assert agreed_on(gemeente) == agreed_on(buur) == ()


def test_twice_or_with_itself_is_refused(gemeente: Gemeente, buur: Gemeente) -> None:
    add_deling(gemeente=gemeente, met=buur, by="test")

    with pytest.raises(Refusal, match="hebt u dit al afgesproken"):
        add_deling(gemeente=gemeente, met=buur, by="test")
    with pytest.raises(Refusal):
        add_deling(gemeente=gemeente, met=gemeente, by="test")


def test_list_asks_no_more_for_more_neighbours(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    client.get(BUREN)
    for _ in range(5):
        both(gemeente, GemeenteFactory.create())

    with django_assert_num_queries(7):
        assert client.get(BUREN).status_code == 200
