"""A new address counts once a link that was mailed there was opened; until then the old one stays in use."""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from collections.abc import Callable

import pytest
import time_machine
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing
from pytest_django import Settings

from adoptie.actions.gemeente import change_contact
from adoptie.actions.nieuwadres import (
    ask_new_address,
    confirm_new_address,
    send_new_address_mails,
)
from adoptie.actions.oudadres import resend_to_old_addresses, send_to_old_addresses
from adoptie.actions.persoon import erase_person
from adoptie.contact import Contact
from adoptie.models import Adreswijziging, Gebeurtenis, Gemeente, Inzageverzoek, Rol
from adoptie.queries.persoon import stored
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, WrongPersonLinkError, hash_of_link, link_of
from adoptie.tasks import apply_retention
from enquetes.masking import mask_links
from enquetes.models import Doelgroep, Panellid, Uitnodiging, Volgcode
from rapportage.models import Rapportplan
from tests import everywhere
from tests.adoptie.test_persoon import plant
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import make_volgcode
from tests.mailbox import Mailbox, free_port, point_at, running

pytestmark = pytest.mark.django_db
OLD, NEW = "jet@voorbeeld.example", "jet.nieuw@voorbeeld.example"
LINK = re.compile(r"https?://\S+/mijn-gegevens/adres/([\w-]{22})/")
Ask = Callable[[], str]
Status = Adreswijziging.Status


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


def moved(who: Betrokkene) -> Adreswijziging:
    """Let the new address be confirmed; the mail to the old one waits."""
    token = secrets.token_urlsafe(16)
    Adreswijziging.objects.create(
        gemeente=who.gemeente,
        oud=who.email,
        nieuw=NEW,
        gevraagd_op=timezone.now(),
        zelf=True,
        status=Status.VERZONDEN,
        link_hash=hash_of_link(token),
    )
    confirm_new_address(token=token, by="betrokkene")
    return Adreswijziging.objects.get()


def pages_of(gemeente: Gemeente) -> tuple[str, str]:
    """Return what klantcontact reads on the first page and on the page about data of people."""
    client = Client()
    client.force_login(member(gemeente, Rol.KLANTCONTACT))
    names = ("gemeente-overzicht", "persoonsgegevens")
    first, page = (client.get(reverse(name, args=[gemeente.slug])).content.decode() for name in names)
    return first, page


def test_old_address_is_told_also_when_the_server_was_away(who: Betrokkene, settings: Settings) -> None:
    port = free_port()
    point_at(settings, port)
    moved(who)

    assert send_to_old_addresses() == 0
    assert Adreswijziging.objects.get().status == Status.OUD_WACHT
    assert "oud adres" not in "".join(pages_of(who.gemeente))
    box = Mailbox()
    with running(box, port):
        assert send_to_old_addresses() == 1
        assert send_to_old_addresses() == 0

    assert box.addresses() == [OLD]
    assert everywhere.tables_holding(OLD, NEW).keys() & {"adoptie_adreswijziging"} == set()


def test_mail_that_was_refused_is_seen_and_sent_again(who: Betrokkene, box: Mailbox) -> None:
    box.answers[OLD] = "451 later"
    moved(who)

    assert send_to_old_addresses() == 0
    assert send_to_old_addresses() == 0, "not by itself"
    first, page = pages_of(who.gemeente)
    assert "Niet zeker aangekomen: 1 mail naar een oud adres." in first.replace("\xa0", " ")
    assert OLD in page
    assert "ging niet weg" in page
    assert Gebeurtenis.objects.filter(action="persoonsgegevens ingezien").exists(), "an address was shown"
    box.answers.clear()
    client = Client()
    client.force_login(member(who.gemeente, Rol.KLANTCONTACT))
    client.post(reverse("oude-adressen-mailen", args=[who.gemeente.slug]))
    send_to_old_addresses()

    assert box.addresses() == [OLD]
    assert not Adreswijziging.objects.exists()
    assert OLD not in "".join(pages_of(who.gemeente))
    told = Gebeurtenis.objects.filter(action="oud adres gemaild").order_by("pk")
    assert [line.result for line in told] == ["mislukt", "gelukt"]
    assert "adoptie_gebeurtenis" not in everywhere.tables_holding(OLD, NEW)
    with pytest.raises(Refusal, match="geen mail"):
        resend_to_old_addresses(gemeente=who.gemeente, by="test")


def test_mail_of_which_nobody_knows_the_end_is_seen_and_not_sent_again_by_itself(
    who: Betrokkene, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[EmailMessage]
) -> None:
    def cut_off(_: EmailMessage) -> None:
        raise OSError

    moved(who)
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", cut_off)
        assert send_to_old_addresses() == 0

    assert send_to_old_addresses() == 0
    assert mailoutbox == []
    assert "ging misschien niet weg" in pages_of(who.gemeente)[1]


def test_worker_that_went_while_it_sent_leaves_an_unknown_end(who: Betrokkene) -> None:
    row = moved(who)
    Adreswijziging.objects.filter(pk=row.pk).update(status=Status.OUD_BEZIG, geclaimd_op=timezone.now())

    send_to_old_addresses()
    assert Adreswijziging.objects.get().status == Status.OUD_BEZIG
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        send_to_old_addresses()

    assert Adreswijziging.objects.get().status == Status.OUD_ONZEKER


def test_mailbox_that_is_gone_alarms_nobody(who: Betrokkene, box: Mailbox) -> None:
    """It is why many give another address, and nobody can read along there."""
    box.answers[OLD] = "550 no such user"
    moved(who)
    send_to_old_addresses()

    assert not Adreswijziging.objects.exists()
    assert OLD not in "".join(pages_of(who.gemeente))
    line = Gebeurtenis.objects.get(action="oud adres gemaild")
    assert line.result == "adres bestaat niet"
    line.clean_fields(exclude=["details"])


@pytest.mark.parametrize("how", ["week", "gewist"])
def test_old_address_does_not_stay_because_it_could_not_be_told(who: Betrokkene, how: str) -> None:
    Adreswijziging.objects.filter(pk=moved(who).pk).update(status=Status.OUD_MISLUKT)

    if how == "gewist":
        erase_person(who=Betrokkene(who.gemeente, NEW), by="test")
    else:
        with time_machine.travel(timezone.now() + dt.timedelta(days=7, minutes=1)):
            apply_retention()

    assert not Adreswijziging.objects.exists()


def test_other_gemeente_sees_and_sends_nothing_of_it(who: Betrokkene) -> None:
    Adreswijziging.objects.filter(pk=moved(who).pk).update(status=Status.OUD_MISLUKT)
    elsewhere = GemeenteFactory.create()

    assert OLD not in "".join(pages_of(elsewhere))
    with pytest.raises(Refusal):
        resend_to_old_addresses(gemeente=elsewhere, by="test")


def test_another_address_can_be_asked_while_the_old_one_waits_for_its_mail(who: Betrokkene) -> None:
    Adreswijziging.objects.filter(pk=moved(who).pk).update(status=Status.OUD_MISLUKT)
    make_volgcode(who.gemeente, OLD, Doelgroep.STEEKPROEF)

    ask_new_address(who=who, email="derde@voorbeeld.example", by="betrokkene")

    assert set(Adreswijziging.objects.values_list("status", flat=True)) == {
        Status.OUD_MISLUKT,
        Status.WACHT,
    }


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        (Contact("An Jansen", "14 0344"), "Hebt u een vraag? Bel 14 0344"),
        (Contact(), "meteen weten. Kijk op "),
    ],
)
def test_mail_to_the_old_address_says_whom_to_ask(
    who: Betrokkene, mailoutbox: list[EmailMessage], contact: Contact, told: str
) -> None:
    change_contact(gemeente=who.gemeente, contact=contact, by="test")
    moved(who)
    send_to_old_addresses()

    (mail,) = mailoutbox
    assert mail.to == [OLD]
    assert told in str(mail.body)
    assert NEW not in str(mail.body)
