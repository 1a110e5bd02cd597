"""Joining: consent to a text, a mail, a button."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
import time_machine

from adoptie.models import Gebeurtenis
from adoptie.tasks import apply_retention
from enquetes import consent
from enquetes.actions.panelgegevens import set_kernen
from enquetes.models import Panellid, Panelmail, Profiel, Toestemming
from enquetes.queries.panel import profile_of
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.factories.adoptie import GemeenteFactory


def test_sign_up_keeps_consent_to_the_text_that_was_shown(inwoner: Inwoner) -> None:
    page = inwoner.get(inwoner.url("panel-aanmelden")).content.decode()
    inwoner.sign_up()

    given = Toestemming.objects.get()
    shown = consent.CONSENT[given.tekst_versie]
    assert all(paragraph in page for paragraph in shown.split("\n\n"))
    assert given.tekst_hash == hashlib.sha256(shown.encode()).hexdigest()
    assert given.kanaal == "web"


def test_sign_up_counts_only_after_the_button_in_the_mail(inwoner: Inwoner) -> None:
    inwoner.sign_up()
    opened = inwoner.get(inwoner.mailed_path())

    assert "Ja, ik word lid" in opened.content.decode()
    assert Panellid.objects.get().status == Panellid.Status.AANGEMELD

    done = inwoner.post(inwoner.mailed_path())
    assert Panellid.objects.get().status == Panellid.Status.ACTIEF
    assert "Wapenveld" in inwoner.get(done["Location"]).content.decode()


def test_confirming_twice_is_told_and_opens_no_own_page(inwoner: Inwoner) -> None:
    inwoner.sign_up()
    link = inwoner.mailed_path()
    inwoner.post(link)

    again = inwoner.post(link)

    assert again.status_code == 200
    assert "U bent al lid" in again.content.decode()


def test_sign_up_without_consent_keeps_nothing(inwoner: Inwoner) -> None:
    response = inwoner.sign_up(akkoord="")

    assert response.status_code == 422
    assert "Zet een vinkje" in response.content.decode()
    assert not Panellid.objects.exists()


def test_sign_up_with_an_older_text_asks_to_read_again(
    inwoner: Inwoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enquetes.forms.panel.CURRENT", "2")

    page = inwoner.sign_up(versie="1").content.decode()

    assert "intussen veranderd" in page
    assert 'name="versie" value="2"' in page
    assert "checked" not in page.split('name="akkoord"')[1].split(">")[0]
    assert not Panellid.objects.exists()


@pytest.mark.parametrize("kern", ["Straat 12", "8051 AB", "x@y.nl", "Nergenshuizen"])
def test_kern_comes_from_the_list_of_the_gemeente(inwoner: Inwoner, kern: str) -> None:
    response = inwoner.sign_up(kern=kern)

    assert response.status_code == 422
    assert not Profiel.objects.exists()


def test_gemeente_without_kernen_does_not_ask_for_one(inwoner: Inwoner) -> None:
    set_kernen(gemeente=inwoner.gemeente, namen=(), by="test")

    page = inwoner.get(inwoner.url("panel-aanmelden")).content.decode()
    inwoner.sign_up(kern="Wapenveld")

    assert "kern of wijk" not in page
    assert Profiel.objects.get().kern == ""


def test_kernen_of_another_gemeente_are_no_choice(inwoner: Inwoner) -> None:
    set_kernen(gemeente=GemeenteFactory.create(), namen=["Verweg"], by="test")

    assert inwoner.sign_up(kern="Verweg").status_code == 422


def test_many_kernen_are_a_list_that_opens(inwoner: Inwoner) -> None:
    set_kernen(gemeente=inwoner.gemeente, namen=[f"Wijk {number}" for number in range(12)], by="test")

    page = inwoner.get(inwoner.url("panel-aanmelden")).content.decode()

    assert page.count("<option") == 13
    assert "Dat zeg ik liever niet" in page


def test_who_rather_does_not_say_can_join(inwoner: Inwoner) -> None:
    lid = inwoner.join(leeftijd="", kern="", ondernemer="")

    assert profile_of(lid) == {}


def _told(response: Any) -> str:
    return str(response.content.decode())


def test_answer_is_the_same_for_members_and_others(inwoner: Inwoner) -> None:
    inwoner.join()
    for page, data in (("panel-link", {}), ("panel-aanmelden", {"akkoord": "on", "versie": "1"})):
        known = inwoner.post(inwoner.url(page), {**data, "email": ADRES})
        other = inwoner.post(inwoner.url(page), {**data, "email": "wie@elders.example"})

        assert known.status_code == other.status_code == 200
        assert _told(known).replace(ADRES, "") == _told(other).replace("wie@elders.example", "")


def test_member_who_signs_up_again_gets_the_own_page_and_changes_nothing(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    inwoner.sign_up(kern="Elders")

    assert profile_of(lid)["kern"] == "Wapenveld"
    assert inwoner.get(inwoner.mailed_path()).status_code == 200
    assert "eigen pagina" in inwoner.mailbox[-1].subject


def test_unknown_address_gets_no_mail(inwoner: Inwoner) -> None:
    inwoner.post(inwoner.url("panel-link"), {"email": "wie@elders.example"})

    assert inwoner.mailbox == []
    assert not Panelmail.objects.exists()


def test_one_mail_in_ten_minutes(inwoner: Inwoner) -> None:
    start = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(3):
            assert inwoner.sign_up().status_code == 200
        assert len(inwoner.mailbox) == 1

        clock.shift(dt.timedelta(minutes=11))
        inwoner.sign_up()
        assert len(inwoner.mailbox) == 2


def test_confirmation_link_lives_seven_days(inwoner: Inwoner) -> None:
    start = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        inwoner.sign_up()
        clock.shift(dt.timedelta(days=7, minutes=1))

        late = inwoner.post(inwoner.mailed_path())

        assert late.status_code == 410
        assert Panellid.objects.get().status == Panellid.Status.AANGEMELD


def test_forget_removes_who_never_confirmed_with_the_profile(inwoner: Inwoner) -> None:
    start = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        inwoner.sign_up()
        clock.shift(dt.timedelta(days=7))
        apply_retention()
        assert Panellid.objects.exists()
        clock.shift(dt.timedelta(days=1))
        apply_retention()

    for model in (Panellid, Profiel, Toestemming, Panelmail):
        assert not model.objects.exists()
    assert Gebeurtenis.objects.get(action="aanmeldingen vervallen").details == {"aantal": 1}


def test_same_address_may_join_in_two_gemeenten(inwoner: Inwoner) -> None:
    inwoner.join()
    neighbour = Inwoner(GemeenteFactory.create(), inwoner.commit, inwoner.mailbox)

    neighbour.join()

    assert Panellid.objects.filter(status=Panellid.Status.ACTIEF).count() == 2


def test_pages_set_no_cookie_and_are_not_kept(inwoner: Inwoner) -> None:
    inwoner.sign_up()
    for url in (inwoner.url("panel-aanmelden"), inwoner.url("panel-link"), inwoner.mailed_path()):
        response = inwoner.get(url)

        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]


def test_link_of_nobody_is_told(inwoner: Inwoner) -> None:
    assert "klopt niet" in inwoner.get(inwoner.url("panel-bevestigen", "x:y:z")).content.decode()
