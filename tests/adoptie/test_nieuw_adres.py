"""A new address counts once a link that was mailed there was opened; until then the old one stays in use."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
import time_machine
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.actions.nieuwadres import (
    ask_new_address,
    confirm_new_address,
    send_new_address_mails,
)
from adoptie.actions.persoon import erase_person
from adoptie.models import Adreswijziging, Gebeurtenis, Gemeente, Inzageverzoek
from adoptie.queries.persoon import stored
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, WrongPersonLinkError, link_of
from adoptie.tasks import apply_retention
from enquetes.masking import mask_links
from enquetes.models import Doelgroep, Panellid, Uitnodiging, Volgcode
from rapportage.models import Rapportplan
from tests import everywhere
from tests.adoptie.test_persoon import plant
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import make_volgcode

pytestmark = pytest.mark.django_db
OLD, NEW = "jet@voorbeeld.example", "jet.nieuw@voorbeeld.example"
LINK = re.compile(r"https?://\S+/mijn-gegevens/adres/([\w-]{22})/")
Ask = Callable[[], str]


@pytest.fixture
def who() -> Betrokkene:
    gemeente: Gemeente = GemeenteFactory.create()
    member(gemeente)
    plant(gemeente, OLD)
    for waiting in (Adreswijziging, Inzageverzoek):
        waiting.objects.all().delete()
    return Betrokkene(gemeente, OLD)


@pytest.fixture
def ask(
    who: Betrokkene, django_capture_on_commit_callbacks: Committing, mailoutbox: list[EmailMessage]
) -> Ask:
    """Fill in the new address on the own page; return the token in the mail that leaves."""

    def asked() -> str:
        path = link_of(who).removeprefix(settings.SITE_URL)
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            page = Client().post(f"{path}verbeteren/", {"naam": "", "nieuw": NEW})
        assert "Er gaat een mail naar" in page.content.decode()
        (mail,) = mailoutbox
        found = LINK.search(str(mail.body))
        assert mail.to == [NEW]
        assert found
        return found[1]

    return asked


def addresses_in_use() -> set[str]:
    rows = [Uitnodiging.objects.values_list("email"), Panellid.objects.values_list("email")]
    rows += [Volgcode.objects.values_list("email")]
    found = {email.lower() for each in rows for (email,) in each}
    return (found | set(Rapportplan.objects.get().ontvangers)) & {OLD, NEW}


def test_old_address_stays_in_use_until_the_link_is_pressed(who: Betrokkene, ask: Ask) -> None:
    token = ask()

    page = Client().get(f"/mijn-gegevens/adres/{token}/")

    assert "Klopt dit e-mailadres?" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert addresses_in_use() == {OLD}


def test_pressing_moves_every_place_where_mail_is_sent_by(
    ask: Ask, django_capture_on_commit_callbacks: Committing, mailoutbox: list[EmailMessage]
) -> None:
    token = ask()
    codes = set(Volgcode.objects.values_list("code", flat=True))
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        page = Client().post(f"/mijn-gegevens/adres/{token}/")

    assert "Uw adres is veranderd" in page.content.decode()
    assert addresses_in_use() == {NEW}
    assert set(Volgcode.objects.filter(email=NEW).values_list("code", flat=True)) == codes
    assert [mail.to for mail in mailoutbox] == [[OLD]]
    assert "Hebt u dat niet gedaan?" in str(mailoutbox[0].body)
    assert NEW not in str(mailoutbox[0].body)


def test_account_keeps_the_address_to_log_in_with_and_says_so(ask: Ask) -> None:
    page = Client().post(f"/mijn-gegevens/adres/{ask()}/").content.decode()

    assert "Inloggen doet u nog met het oude adres." in page


def test_link_works_once_and_ends_after_a_week(who: Betrokkene, ask: Ask) -> None:
    token = ask()
    with time_machine.travel(timezone.now() + dt.timedelta(days=7, minutes=1)):
        assert Client().post(f"/mijn-gegevens/adres/{token}/").status_code == 410
        apply_retention()
        assert not Adreswijziging.objects.exists()
    assert addresses_in_use() == {OLD}

    token = ask()
    assert Client().post(f"/mijn-gegevens/adres/{token}/").status_code == 200
    assert Client().post(f"/mijn-gegevens/adres/{token}/").status_code == 410
    assert Client().get("/mijn-gegevens/adres/x1/").status_code == 410
    assert who


def test_link_is_random_and_neither_it_nor_what_makes_it_is_kept(ask: Ask) -> None:
    token = ask()

    assert len(token) == 22, "128 bits"
    assert everywhere.tables_holding(token) == {}
    assert token not in mask_links(f"Not Found: /mijn-gegevens/adres/{token}/")
    Adreswijziging.objects.all().delete()
    assert ask() != token


def test_later_address_makes_the_earlier_link_void(who: Betrokkene, ask: Ask) -> None:
    first = ask()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        ask_new_address(who=who, email="ander@voorbeeld.example", by="betrokkene")

        with pytest.raises(WrongPersonLinkError):
            confirm_new_address(token=first, by="betrokkene")


def test_mail_goes_once_and_is_asked_for_once_in_ten_minutes(who: Betrokkene, ask: Ask) -> None:
    ask()

    assert send_new_address_mails() == 0
    with pytest.raises(Refusal, match="tien minuten"):
        ask_new_address(who=who, email=NEW, by="betrokkene")


@pytest.mark.parametrize(("old", "new"), [(OLD, OLD.upper()), ("niemand@voorbeeld.example", NEW)])
def test_nobody_gets_mail_for_nothing(who: Betrokkene, old: str, new: str) -> None:
    with pytest.raises(Refusal):
        ask_new_address(who=Betrokkene(who.gemeente, old), email=new, by="betrokkene")


def test_new_address_that_is_a_member_already_stays_theirs(who: Betrokkene, ask: Ask) -> None:
    day = timezone.localdate()
    other = Panellid.objects.create(
        gemeente=who.gemeente, email=NEW, status="actief", aangemeld_op=day, laatst_actief_op=day
    )
    own = make_volgcode(who.gemeente, NEW, Doelgroep.PANEL)

    page = Client().post(f"/mijn-gegevens/adres/{ask()}/").content.decode()

    assert "al iemand lid van het panel" in page
    assert set(Panellid.objects.filter(email__in=[OLD, NEW]).values_list("pk", "email")) >= {(other.pk, NEW)}
    assert Volgcode.objects.get(doelgroep=Doelgroep.PANEL, email=NEW).code == own.code


@pytest.mark.parametrize("erased", [OLD, NEW])
def test_who_is_erased_meanwhile_is_not_moved(who: Betrokkene, ask: Ask, erased: str) -> None:
    token = ask()
    erase_person(who=Betrokkene(who.gemeente, erased), by="test")

    assert Client().post(f"/mijn-gegevens/adres/{token}/").status_code == 410
    assert everywhere.tables_holding(erased) == {}


def test_owner_of_an_address_that_was_typed_by_mistake_is_not_told_by_whom(who: Betrokkene, ask: Ask) -> None:
    ask()

    theirs = json.dumps(stored(Betrokkene(who.gemeente, NEW), zelf=False), default=str)
    own = json.dumps(stored(who, zelf=True), default=str)

    assert OLD not in theirs
    assert "een ander adres" in theirs
    assert NEW in own


def test_name_is_corrected_at_once(who: Betrokkene) -> None:
    path = link_of(who).removeprefix(settings.SITE_URL)

    Client().post(f"{path}verbeteren/", {"naam": "Jetje", "nieuw": ""})
    nothing = Client().post(f"{path}verbeteren/", {"naam": "", "nieuw": ""})

    assert Uitnodiging.objects.get(email__iexact=OLD).naam == "Jetje"
    assert "Vul een naam of een nieuw e-mailadres in." in nothing.content.decode()


def test_log_says_that_an_address_changed_and_not_whose(ask: Ask) -> None:
    Client().post(f"/mijn-gegevens/adres/{ask()}/")

    actions = set(Gebeurtenis.objects.values_list("action", flat=True))
    assert actions >= {"nieuw adres gevraagd", "nieuw adres bevestigd", "persoonsgegevens verbeterd"}
    assert "adoptie_gebeurtenis" not in everywhere.tables_holding(OLD, NEW)


def test_no_code_goes_along_where_somebody_else_gave_the_address(
    who: Betrokkene, django_capture_on_commit_callbacks: Committing, mailoutbox: list[EmailMessage]
) -> None:
    """A clerk who gives an own address would otherwise read the answers of a colleague."""
    clerk = member(who.gemeente)
    assert Volgcode.objects.filter(email=OLD).exists()
    with django_capture_on_commit_callbacks(execute=True):
        ask_new_address(who=who, email=NEW, by=clerk)
    (found,) = filter(None, (LINK.search(str(mail.body)) for mail in mailoutbox))

    page = Client().get(f"/mijn-gegevens/adres/{found[1]}/").content.decode()
    Client().post(f"/mijn-gegevens/adres/{found[1]}/")

    assert "Had u een volgcode? Die gaat dan weg." in page
    assert not Volgcode.objects.filter(email__in=[OLD, NEW]).exists()
    assert Panellid.objects.filter(email=NEW).exists(), "mail goes to the new address"


def test_code_of_the_panel_stays_with_a_member_who_stays(who: Betrokkene, ask: Ask) -> None:
    day = timezone.localdate()
    Panellid.objects.create(
        gemeente=who.gemeente, email=NEW, status="actief", aangemeld_op=day, laatst_actief_op=day
    )
    Volgcode.objects.all().delete()
    own = make_volgcode(who.gemeente, OLD, Doelgroep.PANEL)

    Client().post(f"/mijn-gegevens/adres/{ask()}/")

    assert Volgcode.objects.get(code=own.code).email == OLD
