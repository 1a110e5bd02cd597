"""A request by letter or phone is written down, done after a yes, and answered within a month."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing
from pytest_django import Settings

from adoptie.actions.persoon import ask_link, correct_person, restrict_mail
from adoptie.actions.verzoek import change_request, conclude_request, record_request, tie_request
from adoptie.models import Adreswijziging, Gebeurtenis, Gemeente, Inzageverzoek, Rol, Verzoek
from adoptie.queries.register import register_of
from adoptie.queries.verzoek import is_about, requests_of
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, link_of, mark_of, objectors, request_mark
from enquetes.actions.ronde import open_ronde
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.models import Doelgroep, Verzending
from tests import everywhere
from tests.adoptie.test_persoon import plant
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import invite, make_ronde, make_volgcode

pytestmark = pytest.mark.django_db
EMAIL = "jet@voorbeeld.example"
LETTER: dict[str, Any] = {
    "kenmerk": "Z2026-0123",
    "soort": "wissen",
    "vrager": "zelf",
    "manier": "brief",
    "identiteit": "terugbellen",
}


@pytest.fixture
def gemeente() -> Gemeente:
    found: Gemeente = GemeenteFactory.create()
    member(found)
    plant(found, EMAIL)
    for waiting in (Adreswijziging, Inzageverzoek):
        waiting.objects.all().delete()
    return found


@pytest.fixture
def clerk(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.KLANTCONTACT))
    return client


def make_verzoek(gemeente: Gemeente, **values: Any) -> Verzoek:
    usual = LETTER | {"ontvangen_op": timezone.localdate()}
    return record_request(gemeente=gemeente, by="test", **usual | values)


def step(verzoek: Verzoek, stap: str) -> str:
    return reverse("verzoek-stap", args=[verzoek.gemeente.slug, verzoek.pk, stap])


def test_request_is_written_down_with_its_last_day(clerk: Client, gemeente: Gemeente) -> None:
    url = reverse("verzoek-vastleggen", args=[gemeente.slug])

    clerk.post(url, LETTER | {"ontvangen_op": "2026-01-31"})

    verzoek = Verzoek.objects.get()
    assert verzoek.uiterlijk_op == dt.date(2026, 2, 28)
    page = clerk.get(reverse("persoonsgegevens", args=[gemeente.slug])).content.decode()
    assert "Z2026-0123" in page
    assert "te laat" in page
    again = clerk.post(url, LETTER | {"ontvangen_op": "2026-01-31"}).content.decode()
    assert "Er is al een verzoek met dit kenmerk." in again


@pytest.mark.parametrize(
    ("later", "told"),
    [(0, "nog 31 dagen"), (25, "nog 6 dagen"), (31, "de laatste dag"), (33, "2 dagen te laat")],
)
def test_page_tells_how_much_time_is_left(clerk: Client, gemeente: Gemeente, later: int, told: str) -> None:
    received = dt.date(2026, 1, 5)
    verzoek = make_verzoek(gemeente, ontvangen_op=received)
    noon = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC) + dt.timedelta(days=later)

    with time_machine.travel(noon, tick=False):
        clerk.force_login(member(gemeente, Rol.KLANTCONTACT))
        page = clerk.get(reverse("verzoek", args=[gemeente.slug, verzoek.pk])).content.decode()

    assert told in page.replace("\xa0", " ")


@pytest.mark.parametrize("kenmerk", ["jet@voorbeeld.example", "06-12345678", "123456782"])
def test_reference_that_leads_to_a_person_is_refused(clerk: Client, gemeente: Gemeente, kenmerk: str) -> None:
    url = reverse("verzoek-vastleggen", args=[gemeente.slug])

    page = clerk.post(url, LETTER | {"ontvangen_op": "2026-01-31", "kenmerk": kenmerk})

    assert "Zet hier geen e-mailadres" in page.content.decode()
    assert not Verzoek.objects.exists()


@pytest.mark.parametrize("stap", ["wissen", "antwoorden", "bezwaar"])
def test_clerk_erases_after_a_yes_and_the_log_says_on_what_ground(
    clerk: Client, gemeente: Gemeente, stap: str
) -> None:
    verzoek = make_verzoek(gemeente)

    asked = clerk.post(step(verzoek, stap), {"email": EMAIL})
    assert "Nee, terug" in asked.content.decode()
    assert everywhere.tables_holding(EMAIL) != {}
    clerk.post(step(verzoek, stap), {"email": EMAIL, "zeker": "ja"})

    assert everywhere.tables_holding(EMAIL) == {}
    line = Gebeurtenis.objects.get(action="verzoek uitgevoerd")
    assert line.object_id == str(verzoek.pk)
    assert line.details["stap"] == stap
    assert line.details["identiteit"] == "terugbellen"
    assert line.details["uiterlijk_op"] == verzoek.uiterlijk_op.isoformat()
    made = Gebeurtenis.objects.get(action="verzoek vastgelegd")
    assert made.details["kenmerk"] == "Z2026-0123"
    assert EMAIL not in json.dumps(line.details | made.details)


def test_nothing_is_done_before_it_is_known_who_asks(clerk: Client, gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente, identiteit="niet")

    page = clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"}, follow=True)

    assert "Ga eerst na wie dit vraagt." in page.content.decode()
    assert everywhere.tables_holding(EMAIL) != {}
    change_request(verzoek=verzoek, identiteit="balie", verlengd_waarom="", by="test")
    clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"})
    assert everywhere.tables_holding(EMAIL) == {}


@pytest.mark.parametrize(("identiteit", "offered"), [("niet", False), ("terugbellen", True)])
def test_page_offers_only_what_can_be_done_already(
    clerk: Client, gemeente: Gemeente, identiteit: str, *, offered: bool
) -> None:
    verzoek = make_verzoek(gemeente, identiteit=identiteit)

    url = reverse("verzoek", args=[gemeente.slug, verzoek.pk])
    page = clerk.post(url, {"email": EMAIL}).content.decode()

    assert "Mail de link naar dit adres" in page
    assert ("Ga eerst na wie dit vraagt." in page) is not offered
    for knop in ("Wis het adres", "Nodig weer uit", "Geef mee als bestand", step(verzoek, "verbeteren")):
        assert (knop in page) is offered, knop


def test_log_does_not_say_that_what_was_refused_was_done(clerk: Client, gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente, soort="verbeteren")

    page = clerk.post(
        step(verzoek, "verbeteren"), {"email": EMAIL, "naam": "Jet", "nieuw": EMAIL}, follow=True
    )

    assert "Dit adres hebben wij al." in page.content.decode()
    assert not Gebeurtenis.objects.filter(action="verzoek uitgevoerd").exists()


def test_without_a_request_nothing_can_be_erased(clerk: Client, gemeente: Gemeente) -> None:
    url = reverse("persoonsgegevens-stap", args=[gemeente.slug, "wissen"])

    clerk.post(url, {"email": EMAIL, "zeker": "ja"})

    assert everywhere.tables_holding(EMAIL) != {}


def test_answered_request_is_done(clerk: Client, gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente)
    url = reverse("verzoek-afhandelen", args=[gemeente.slug, verzoek.pk])

    refused = clerk.post(url, {"uitkomst": "geweigerd"}).content.decode()
    assert "Schrijf waarom u niet alles deed." in refused
    clerk.post(url, {"uitkomst": "gedaan"})

    with pytest.raises(Refusal, match="al afgehandeld"):
        conclude_request(verzoek=verzoek, uitkomst="gedaan", uitkomst_waarom="", by="test")
    clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"})
    assert everywhere.tables_holding(EMAIL) != {}
    overview = clerk.get(reverse("persoonsgegevens", args=[gemeente.slug])).content.decode()
    assert "Er lopen geen verzoeken." in overview
    assert "Gedaan wat is gevraagd" in overview


def test_term_grows_by_two_months_when_that_is_told_in_time(gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente)
    change_request(verzoek=verzoek, identiteit="balie", verlengd_waarom="Wij zoeken nog.", by="test")

    verzoek.refresh_from_db()
    assert (verzoek.uiterlijk_op - verzoek.ontvangen_op).days in range(89, 93)
    late = make_verzoek(gemeente, kenmerk="Z2", ontvangen_op=timezone.localdate() - dt.timedelta(days=40))
    with pytest.raises(Refusal, match="al voorbij"):
        change_request(verzoek=late, identiteit="balie", verlengd_waarom="Druk.", by="test")


def test_restricted_person_gets_no_mail_until_that_is_taken_back(
    clerk: Client, gemeente: Gemeente, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    invite(ronde, 2)
    gemeente = ronde.gemeente
    clerk.force_login(member(gemeente, Rol.KLANTCONTACT))
    verzoek, who = make_verzoek(gemeente, soort="beperken"), "inwoner0@voorbeeld.example"
    clerk.post(step(verzoek, "beperken"), {"email": who, "zeker": "ja"})
    ronde = open_ronde(ronde=ronde, by="test")
    queue_mails(ronde=ronde, soort=Verzending.Soort.UITNODIGING)

    send_waiting_mails(ronde=ronde)
    assert [mail.to for mail in mailoutbox] == [["inwoner1@voorbeeld.example"]]
    clerk.post(step(verzoek, "weer"), {"email": who, "zeker": "ja"})
    send_waiting_mails(ronde=ronde)

    assert [mail.to for mail in mailoutbox][1:] == [[who]]


def test_corrected_address_waits_for_the_person(
    clerk: Client,
    gemeente: Gemeente,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Committing,
) -> None:
    verzoek = make_verzoek(gemeente, soort="verbeteren")
    everywhere_before = set(everywhere.tables_holding(EMAIL))

    with django_capture_on_commit_callbacks(execute=True):
        clerk.post(
            step(verzoek, "verbeteren"), {"email": EMAIL, "naam": "", "nieuw": "beter@voorbeeld.example"}
        )

    assert [mail.to for mail in mailoutbox] == [["beter@voorbeeld.example"]]
    assert set(everywhere.tables_holding(EMAIL)) == everywhere_before | {"adoptie_adreswijziging"}


def test_member_of_the_panel_is_erased_with_a_request_that_is_answered(
    clerk: Client, gemeente: Gemeente
) -> None:
    lid = gemeente.panelleden.get(email=EMAIL)
    url = reverse("panel-lid-verwijderen", args=[gemeente.slug, lid.pk])

    clerk.post(url)
    assert gemeente.panelleden.filter(email=EMAIL).exists()
    clerk.post(url, LETTER | {"ontvangen_op": timezone.localdate().isoformat(), "manier": "telefoon"})

    assert not gemeente.panelleden.filter(email=EMAIL).exists()
    verzoek = Verzoek.objects.get()
    assert (verzoek.soort, verzoek.uitkomst, verzoek.manier) == ("wissen", "gedaan", "telefoon")
    assert is_about(verzoek, Betrokkene(gemeente, EMAIL))


def test_member_who_is_erased_by_letter_is_told_by_one_last_mail(
    clerk: Client,
    gemeente: Gemeente,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Committing,
) -> None:
    verzoek = make_verzoek(gemeente)

    with django_capture_on_commit_callbacks(execute=True):
        clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"})

    assert [mail.to for mail in mailoutbox] == [[EMAIL]]
    assert Betrokkene(gemeente, EMAIL)


@pytest.mark.parametrize(("days", "times"), [(10, 0), (25, 1), (40, 1)])
def test_first_page_tells_what_must_be_answered_soon(
    clerk: Client, gemeente: Gemeente, days: int, times: int
) -> None:
    make_verzoek(gemeente, ontvangen_op=timezone.localdate() - dt.timedelta(days=days))

    page = clerk.get(reverse("gemeente-overzicht", args=[gemeente.slug])).content.decode()

    assert page.count("wacht op antwoord") == times


def test_only_who_helps_people_sees_requests_of_the_own_gemeente(client: Client, gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente)
    url = reverse("verzoek", args=[gemeente.slug, verzoek.pk])
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    assert client.get(url).status_code == 403
    elsewhere = GemeenteFactory.create()
    client.force_login(member(elsewhere, Rol.BEHEERDER))

    assert client.get(url).status_code == 404
    assert client.get(reverse("verzoek", args=[elsewhere.slug, verzoek.pk])).status_code == 404


def test_desk_sees_that_the_same_person_asked_before_and_nobody_reads_who(
    clerk: Client, gemeente: Gemeente
) -> None:
    first, second = make_verzoek(gemeente), make_verzoek(gemeente, kenmerk="Z2026-0456")
    clerk.post(step(first, "wissen"), {"email": EMAIL, "zeker": "ja"})
    conclude_request(verzoek=first, uitkomst="gedaan", uitkomst_waarom="", by="test")
    url = reverse("verzoek", args=[gemeente.slug, second.pk])

    before = clerk.get(url).content.decode()
    looked = clerk.post(url, {"email": f" {EMAIL.upper()}"}).content.decode()
    clerk.post(reverse("verzoek-koppelen", args=[gemeente.slug, second.pk]), {"email": EMAIL})
    after = clerk.get(url).content.decode()

    assert "Z2026-0123" not in before
    for page in (looked, after):
        assert "Andere verzoeken van dit adres" in page
        assert "Z2026-0123" in page
        assert "Gedaan wat is gevraagd" in page
    assert "Z2026-0456" in clerk.get(reverse("verzoek", args=[gemeente.slug, first.pk])).content.decode()
    assert everywhere.tables_holding(EMAIL) == {}
    lines = Gebeurtenis.objects.filter(object_type="adoptie.verzoek")
    marks = [bytes(row.adresmerk).hex() for row in Verzoek.objects.all() if row.adresmerk]
    assert len(marks) == 2
    assert not [mark for mark in marks if mark in json.dumps([line.details for line in lines])]


def test_search_by_address_tells_a_decided_request_of_this_address_only(
    clerk: Client, gemeente: Gemeente
) -> None:
    verzoek = make_verzoek(gemeente, soort="beperken")
    clerk.post(step(verzoek, "beperken"), {"email": EMAIL, "zeker": "ja"})
    conclude_request(verzoek=verzoek, uitkomst="deels", uitkomst_waarom="De brief is al weg.", by="test")
    url = reverse("persoonsgegevens", args=[gemeente.slug])

    theirs, others = (
        clerk.post(url, {"email": email}).content.decode() for email in (EMAIL, "els@voorbeeld.example")
    )

    assert "De brief is al weg." in theirs
    assert "De brief is al weg." not in others
    assert "Niets gevonden" not in theirs
    assert "Niets gevonden" in others


def test_request_of_one_person_does_nothing_to_another(clerk: Client, gemeente: Gemeente) -> None:
    """With one letter in hand nobody erases a colleague."""
    other = "els@voorbeeld.example"
    make_volgcode(gemeente, other, Doelgroep.STEEKPROEF)
    verzoek = make_verzoek(gemeente)
    clerk.post(step(verzoek, "beperken"), {"email": EMAIL, "zeker": "ja"})
    held = everywhere.tables_holding(other)

    for stap in ("wissen", "antwoorden", "bezwaar", "beperken"):
        page = clerk.post(step(verzoek, stap), {"email": other, "zeker": "ja"}, follow=True)
        assert "Dit verzoek gaat over een ander adres." in page.content.decode()
    clerk.post(reverse("verzoek-koppelen", args=[gemeente.slug, verzoek.pk]), {"email": other})
    url = reverse("verzoek", args=[gemeente.slug, verzoek.pk])
    looked = clerk.post(url, {"email": other}).content.decode()

    assert everywhere.tables_holding(other) == held
    assert "aan een ander adres gekoppeld" in looked
    assert "Wis het adres" not in looked
    assert "Wis het adres" in clerk.post(url, {"email": EMAIL}).content.decode()


def test_address_that_was_tied_by_mistake_can_be_put_right_until_something_is_done(
    clerk: Client, gemeente: Gemeente
) -> None:
    verzoek, wrong = make_verzoek(gemeente), Betrokkene(gemeente, "jte@voorbeeld.example")
    tie_request(verzoek=verzoek, who=wrong, by="test")

    refused = clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"}, follow=True)
    assert "Dit verzoek gaat over een ander adres." in refused.content.decode()
    tie_request(verzoek=verzoek, who=Betrokkene(gemeente, EMAIL), by="test")
    clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"})

    assert everywhere.tables_holding(EMAIL) == {}
    with pytest.raises(Refusal, match="ander adres"):
        tie_request(verzoek=verzoek, who=wrong, by="test")


def test_step_that_was_refused_ties_nothing(clerk: Client, gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente, soort="verbeteren")

    clerk.post(step(verzoek, "verbeteren"), {"email": EMAIL, "naam": "Jet", "nieuw": EMAIL})

    verzoek.refresh_from_db()
    assert (verzoek.adresmerk, verzoek.uitgevoerd) == (None, False)


def test_mark_says_nothing_without_its_own_key(
    gemeente: Gemeente, settings: Settings, tmp_path: Path
) -> None:
    """Not to who holds another secret, who has the list of objections, or who is another gemeente."""
    who, elsewhere = Betrokkene(gemeente, EMAIL), Betrokkene(GemeenteFactory.create(), EMAIL)
    mark = request_mark(who)

    assert request_mark(Betrokkene(gemeente, f" {EMAIL.upper()} ")) == mark
    assert request_mark(elsewhere) != mark
    assert mark_of(EMAIL) != mark
    assert hashlib.sha256(EMAIL.encode()).digest() != mark
    settings.KEY_DIR = tmp_path
    assert request_mark(who) != mark


def test_database_keeps_no_deed_without_the_address_it_was_for(gemeente: Gemeente) -> None:
    verzoek = make_verzoek(gemeente)

    with pytest.raises(IntegrityError), transaction.atomic():
        Verzoek.objects.filter(pk=verzoek.pk).update(uitgevoerd=True)


def test_person_sees_own_requests_also_when_nothing_else_is_left(
    clerk: Client,
    gemeente: Gemeente,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Committing,
) -> None:
    verzoek = make_verzoek(gemeente)
    clerk.post(step(verzoek, "wissen"), {"email": EMAIL, "zeker": "ja"})
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        ask_link(gemeente=gemeente, email=EMAIL)
        ask_link(gemeente=gemeente, email="els@voorbeeld.example")
    path = link_of(Betrokkene(gemeente, EMAIL)).removeprefix(settings.SITE_URL)
    page = Client().get(path).content.decode()
    erased = Client().post(f"{path}wissen/", {"wat": "adres"}).content.decode()

    assert [mail.to for mail in mailoutbox] == [[EMAIL]]
    assert "Z2026-0123" in page
    assert "een kenmerk dat niemand kan lezen" in erased


def test_request_and_wish_for_no_mail_go_along_to_a_new_address(gemeente: Gemeente) -> None:
    who, new = Betrokkene(gemeente, EMAIL), Betrokkene(gemeente, "nieuw@voorbeeld.example")
    tie_request(verzoek=make_verzoek(gemeente), who=who, by="test")
    restrict_mail(who=who, by="test")

    correct_person(who=who, naam="", email=new.email, by="test")

    assert requests_of(who) == []
    assert [row.kenmerk for row in requests_of(new)] == ["Z2026-0123"]
    assert objectors(gemeente, [who.email, new.email]) == {new.email}


def test_register_tells_of_the_mark_and_of_its_risk(gemeente: Gemeente) -> None:
    tie_request(verzoek=make_verzoek(gemeente), who=Betrokkene(gemeente, EMAIL), by="test")

    told = json.dumps(register_of(gemeente).as_json(), ensure_ascii=False)

    assert "onleesbaar kenmerk van een adres" in told
    assert "Verzoeken met een kenmerk van het adres dat niemand kan lezen: 1." in told
    assert "Iemand probeert uit wie om wissen of verbeteren vroeg." in told
