"""What is stored about an address is found in one place, corrected, taken along, erased to the last row."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.actions.persoon import ask_link, erase_person, object_to_mail, withdraw_objection
from adoptie.models import Adreswijziging, Gebeurtenis, Gebruiker, Gemeente, Inzageverzoek, Rol
from adoptie.queries.persoon import places, rows_about, stored
from adoptie.rights import Betrokkene, link_of, objectors
from enquetes.actions.staflijst import receive_staflijst
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.models import (
    Bibliotheekstuk,
    Doelgroep,
    Modus,
    Ontwerpstap,
    Panellid,
    Panelmail,
    Papiercode,
    Ronde,
    Stop,
    Stopbericht,
    Toestemming,
    Uitnodiging,
    Verzending,
    Volgcode,
)
from enquetes.wachtstukken import KEPT_FOR
from metingen.models import Antwoordbestand, Tekst, Tekstlezing
from rapportage.models import Rapportplan, Uitvoering
from tests import everywhere
from tests.enquetes.panel.traces import file_traces, traces
from tests.factories.adoptie import GemeenteFactory, TrajectFactory, member
from tests.factories.enquetes import make_ronde, make_volgcode

pytestmark = pytest.mark.django_db
# What holds an address and cannot hold one that was only just planted, with the reason.
NEVER_BY_ADDRESS = {
    "enquetes.Vergelijkbaarheid": "append only; the signature of an account is a name or a number",
    "rapportage.Rapport": "frozen; likewise",
    "rapportage.Deling": "likewise",
}


def plant(gemeente: Gemeente, email: str) -> None:
    """Put this address wherever the program can have it."""
    now, today = timezone.now(), timezone.localdate()
    ronde = _plant_invitations(gemeente, email)
    lid = Panellid.objects.create(
        gemeente=gemeente, email=email, status="actief", aangemeld_op=today, laatst_actief_op=today
    )
    Panelmail.objects.create(panellid=lid, soort="adres", adres=f"nieuw.{email}", gevraagd_op=now)
    other = Panellid.objects.create(
        gemeente=gemeente, email=f"x{uuid4().hex}@a.example", aangemeld_op=today, laatst_actief_op=today
    )
    Panelmail.objects.create(panellid=other, soort="adres", adres=email, gevraagd_op=now)
    Toestemming.objects.create(panellid=lid, tekst_versie="1", tekst_hash="h", gegeven_op=now, kanaal="web")
    for doelgroep in (Doelgroep.MEDEWERKERS, Doelgroep.PANEL):
        make_volgcode(gemeente, email, doelgroep)
    _plant_account(gemeente, email, ronde)
    Inzageverzoek.objects.create(gemeente=gemeente, email=email, gevraagd_op=now)
    for oud, nieuw in ((email, "n@a.example"), ("o@a.example", email)):
        sent = {"gevraagd_op": now, "status": "verzonden"}
        Adreswijziging.objects.create(gemeente=gemeente, oud=oud, nieuw=nieuw, **sent)


def _plant_invitations(gemeente: Gemeente, email: str) -> Ronde:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, traject=TrajectFactory.create(gemeente=gemeente))
    row = Uitnodiging.objects.create(ronde=ronde, email=email.upper(), naam="Jet", gebruikt=True)
    Verzending.objects.create(uitnodiging=row, soort="herinnering", status="verzonden")
    Papiercode.objects.create(ronde=ronde, uitnodiging=row, link_hash=uuid4().bytes)
    Uitnodiging.objects.create(ronde=ronde, email=f"y{uuid4().hex}@a.example", eerder_adres=email)
    return ronde


def _plant_account(gemeente: Gemeente, email: str, ronde: Ronde) -> None:
    account = member(gemeente, Rol.PROGRAMMALEIDER)
    Gebruiker.objects.filter(pk=account.pk).update(email=email, naam="")
    EmailAddress.objects.create(user=account, email=email)
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    apart = make_ronde(
        traject=ronde.traject, naam="Apart", doelgroep=Doelgroep.PANEL, modus=Modus.VERTROUWELIJK
    )
    Antwoordbestand.objects.create(
        ronde=apart, gevraagd_door=account, soort="csv", reden="r", kleinste=5, onder_grens=0
    )
    stop = Stop.objects.create(ronde=ronde, reden="r", door="Voorzitter")
    Stopbericht.objects.create(stop=stop, gebruiker=account)
    lezing = Tekstlezing.objects.create(ronde=ronde, kolom="open")
    Tekst.objects.create(lezing=lezing, nummer="1", gelezen_door=account)
    Ontwerpstap.objects.create(
        versie=ronde.versie, nummer=1, wat="w", door=email, plek="p", hash="h", inhoud={}
    )
    Bibliotheekstuk.objects.create(gemeente=gemeente, naam="n", door=email, inhoud={})
    plan = Rapportplan.objects.create(
        gemeente=gemeente, lengte="maand", begint_op=timezone.localdate(), ontvangers=[email, "b@a.example"]
    )
    Uitvoering.objects.create(
        gemeente=gemeente, plan=plan, periode="2026-01", gemaild=[email], gevraagd=[email]
    )


@pytest.fixture
def gemeente() -> Gemeente:
    found: Gemeente = GemeenteFactory.create()
    member(found)
    return found


@pytest.fixture
def who(gemeente: Gemeente) -> Betrokkene:
    who = Betrokkene(gemeente, f"jet.{uuid4().hex}@voorbeeld.example")
    plant(gemeente, who.email)
    return who


def test_search_looks_in_every_table_that_knows_addresses(who: Betrokkene) -> None:
    """A table that is added and not planted above fails here: then plant it, and see that it is erased."""
    empty = {place.model for place in places() if not rows_about(place, who)}

    assert empty == set(NEVER_BY_ADDRESS) | {"adoptie.Gemeente"}


def test_every_column_in_which_the_address_stands_is_shown(who: Betrokkene) -> None:
    shown = {place.model.lower().replace(".", "_") for place in places() if rows_about(place, who)}

    holding = {place.split(".")[0] for place in traces(who.email)}

    assert holding <= shown | {"account_emailaddress"}
    assert holding


def test_erasing_leaves_the_address_in_no_row_of_any_table(who: Betrokkene) -> None:
    before = everywhere.tables_holding(who.email)
    assert len(before) > 8

    left = erase_person(who=who, by="test")

    assert left == []
    assert everywhere.tables_holding(who.email) == {}
    assert traces(who.email) == set()
    assert stored(who, zelf=True) == []
    assert Rapportplan.objects.get().ontvangers == ["b@a.example"]


def test_erasing_says_only_that_somebody_was_erased(who: Betrokkene) -> None:
    erase_person(who=who, by="test")
    erase_person(who=who, by="test")

    lines = Gebeurtenis.objects.filter(action="persoonsgegevens gewist")
    assert {(line.object_label, str(line.details)) for line in lines} == {(str(who.gemeente), "{}")}


def test_erasing_touches_no_other_gemeente_and_nobody_else(who: Betrokkene) -> None:
    elsewhere = Betrokkene(GemeenteFactory.create(), who.email)
    for doelgroep in (Doelgroep.MEDEWERKERS, Doelgroep.PANEL):
        make_volgcode(elsewhere.gemeente, who.email, doelgroep)
    others = Uitnodiging.objects.exclude(email__iexact=who.email).count()

    erase_person(who=who, by="test")

    assert set(everywhere.tables_holding(who.email)) == {"enquetes_volgcode"}
    assert Volgcode.objects.count() == 2
    assert Uitnodiging.objects.count() == others


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="files of SQLite")
def test_erasing_takes_the_address_out_of_the_files(who: Betrokkene) -> None:
    assert file_traces(who.email)

    erase_person(who=who, by="test")

    assert file_traces(who.email) == {}


def test_last_beheerder_stays_and_is_told_so(gemeente: Gemeente) -> None:
    account = Gebruiker.objects.get()

    left = erase_person(who=Betrokkene(gemeente, account.email), by="test")

    assert left == ["Het account blijft. Dit is de laatste beheerder. Maak eerst iemand anders beheerder."]
    assert Gebruiker.objects.exists()


def test_log_holds_the_number_of_an_account_and_no_address(gemeente: Gemeente, client: Client) -> None:
    beheerder = member(gemeente)
    client.force_login(beheerder)
    url = reverse("toegang-toevoegen", args=[gemeente.slug])
    client.post(url, {"email": "nieuw@a.example", "naam": "Nieuw", "rol": "lezer"})
    page = client.get(reverse("logboek", args=[gemeente.slug])).content.decode()

    assert "adoptie_gebeurtenis" not in everywhere.tables_holding("@a.example", beheerder.email)
    assert beheerder.email in page
    assert "nieuw@a.example" in page
    Gebruiker.objects.filter(email="nieuw@a.example").delete()
    assert "(gewist)" in client.get(reverse("logboek", args=[gemeente.slug])).content.decode()


@pytest.fixture
def asked(
    gemeente: Gemeente, django_capture_on_commit_callbacks: Committing, mailoutbox: list[EmailMessage]
) -> Any:
    """Type an address on the page; return the answer, without what was typed."""

    def ask(email: str, times: int = 1) -> str:
        url = reverse("mijn-gegevens-vragen", args=[gemeente.slug])
        for _ in range(times):
            with django_capture_on_commit_callbacks(execute=True):
                response = Client().post(url, {"email": email})
        return response.content.decode().replace(email.lower(), "...")

    return ask


def test_page_answers_alike_for_an_address_that_nobody_knows(
    who: Betrokkene, asked: Any, mailoutbox: list[EmailMessage]
) -> None:
    with CaptureQueriesContext(connection) as known:
        first = asked(who.email.upper())
    with CaptureQueriesContext(connection) as unknown:
        second = asked("niemand@voorbeeld.example")

    assert first == second
    assert [mail.to for mail in mailoutbox] == [[who.email]]
    assert len(known.captured_queries) >= 1
    assert unknown


def test_asking_writes_the_same_whoever_asks(who: Betrokkene) -> None:
    """Before the worker looks, nothing tells a known address from another: not even how long it takes."""
    Inzageverzoek.objects.all().delete()
    shapes = []
    for email in (who.email, "niemand@voorbeeld.example"):
        with CaptureQueriesContext(connection) as queries:
            ask_link(gemeente=who.gemeente, email=email)
        shapes.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries.captured_queries])

    assert shapes[0] == shapes[1]


def test_link_is_mailed_once_in_ten_minutes_and_not_on_end(
    who: Betrokkene, asked: Any, mailoutbox: list[EmailMessage]
) -> None:
    Inzageverzoek.objects.all().delete()
    asked(who.email, times=3)
    assert len(mailoutbox) == 1

    answer = asked("ander@voorbeeld.example", times=8)
    assert "Wacht een uur" in answer


def test_link_opens_for_a_day(who: Betrokkene) -> None:
    path = link_of(who).removeprefix(settings.SITE_URL)
    assert who.email not in path

    response = Client().get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert Client().get(path[:-5] + "abcd/").status_code == 404
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25)):
        assert Client().get(path).status_code == 404


def test_person_takes_along_everything_and_a_clerk_sees_no_answering(who: Betrokkene, client: Client) -> None:
    own = json.loads(Client().get(link_of(who).removeprefix(settings.SITE_URL) + "gegevens.json").content)
    client.force_login(member(who.gemeente, Rol.KLANTCONTACT))
    url = reverse("persoonsgegevens-stap", args=[who.gemeente.slug, "meenemen"])
    theirs = json.loads(client.post(url, {"email": who.email}).content)

    assert own["Volgcode"][0]["volgcode"]
    assert own["Uitnodiging"][0]["of de link is gebruikt, niet wanneer"] == "ja"
    assert set(own) >= {"Panellid", "Toestemming", "Verzending", "Kenmerken in het panel", "Gebruiker"}
    assert "Volgcode" not in theirs
    assert "of de link is gebruikt, niet wanneer" not in theirs["Uitnodiging"][0]
    assert "Verzending" not in theirs
    code = str(Volgcode.objects.filter(email=who.email).first().code)  # type: ignore[union-attr]
    assert code not in json.dumps(theirs)


def test_clerk_cannot_tell_who_answered_by_a_code_that_is_there(who: Betrokkene, client: Client) -> None:
    client.force_login(member(who.gemeente, Rol.KLANTCONTACT))
    url = reverse("persoonsgegevens", args=[who.gemeente.slug])
    make_volgcode(who.gemeente, "els@voorbeeld.example", Doelgroep.MEDEWERKERS)

    pages = [
        client.post(url, {"email": f"{name}@voorbeeld.example"}).content.decode().replace(name, "wie")
        for name in ("els", "nooit.gevraagd")
    ]

    assert _without_tokens(pages[0]) == _without_tokens(pages[1])
    assert "Mail de link naar dit adres" in pages[0]


def _without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_clerk_searches_by_form_and_the_log_says_who_looked(who: Betrokkene, client: Client) -> None:
    clerk = member(who.gemeente, Rol.KLANTCONTACT)
    client.force_login(clerk)
    url = reverse("persoonsgegevens", args=[who.gemeente.slug])

    page = client.post(url, {"email": who.email}).content.decode()
    other = client.post(url, {"email": "niemand@a.example"}).content.decode()

    assert "Panellid" in page
    assert "bewaren wij niets" in other
    lines = Gebeurtenis.objects.filter(action="persoonsgegevens ingezien", actor=clerk.merk)
    assert lines.count() == 2
    client.force_login(member(who.gemeente, Rol.PROGRAMMALEIDER))
    assert client.post(url, {"email": who.email}).status_code == 403


def staff(*emails: str) -> Staflijst:
    return Staflijst(tuple(Persoon(number, email=each, naam="N") for number, each in enumerate(emails, 2)))


def test_who_objected_is_not_invited_again_and_stands_nowhere(gemeente: Gemeente) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    who = Betrokkene(ronde.gemeente, "Jet@voorbeeld.example")
    object_to_mail(who=who, by="test")

    plan = receive_staflijst(ronde=ronde, lijst=staff("jet@voorbeeld.example", "piet@a.example"), by="test")

    assert list(Uitnodiging.objects.values_list("email", flat=True)) == ["piet@a.example"]
    assert "1 persoon op deze lijst wil niet gevraagd worden." in plan.meldingen
    assert everywhere.tables_holding("jet@voorbeeld") == {}
    withdraw_objection(who=who, by="test")
    receive_staflijst(ronde=ronde, lijst=staff("jet@voorbeeld.example", "piet@a.example"), by="test")
    assert Uitnodiging.objects.count() == 2
    assert gemeente
    assert dt.timedelta(hours=1) == KEPT_FOR, "a list that waits is unreadable, and gone after an hour"


def test_page_erases_with_a_button_only(who: Betrokkene) -> None:
    path = link_of(who).removeprefix(settings.SITE_URL)

    assert "Ja, wissen" in Client().get(f"{path}wissen/").content.decode()
    assert stored(who, zelf=True)
    told = Client().post(f"{path}wissen/", {"wat": "bezwaar"}).content.decode()

    assert "niet opnieuw uitgenodigd" in told
    assert everywhere.tables_holding(who.email) == {}
    page = Client().get(path).content.decode()
    assert "Ik wil weer uitgenodigd worden" in page
    Client().post(f"{path}bezwaar/")
    assert "bewaren wij niets" in Client().get(path).content.decode()


def test_who_wants_out_goes_wholly_in_one_step(who: Betrokkene) -> None:
    path = link_of(who).removeprefix(settings.SITE_URL)

    told = Client().post(f"{path}wissen/", {"wat": "weg"}).content.decode()

    assert "niet opnieuw uitgenodigd" in told
    assert everywhere.tables_holding(who.email) == {}
    assert objectors(who.gemeente, [who.email]) == {who.email}


def test_who_wants_no_mail_for_now_keeps_everything(who: Betrokkene) -> None:
    path = link_of(who).removeprefix(settings.SITE_URL)
    before = everywhere.tables_holding(who.email)

    Client().get(f"{path}pauze/")
    assert objectors(who.gemeente, [who.email]) == set()
    page = Client().post(f"{path}pauze/", follow=True).content.decode()

    assert "Ik wil weer uitgenodigd worden" in page
    assert objectors(who.gemeente, [who.email]) == {who.email}
    assert everywhere.tables_holding(who.email) == before
