"""Mails that come back are known, count once, and tell nothing about who answered."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from adoptie.models import Rol
from enquetes.actions.ronde import close_ronde
from enquetes.actions.uitnodigingen import retry_failed_mails
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Modus, Ronde, Uitnodiging, Verzending
from enquetes.queries.retour import not_arrived
from enquetes.queries.ronde_pagina import mailstanden
from enquetes.queries.staflijst import propose
from enquetes.retour import returned
from enquetes.tasks import read_returned_mail
from tests.enquetes.imapserver import LOGIN, serving
from tests.enquetes.reports import HOLIDAY, report
from tests.factories.adoptie import member
from tests.factories.enquetes import invite, make_ronde, make_staff_ronde
from tests.mailbox import LINK, Mailbox, free_port, point_at, running

pytestmark = pytest.mark.django_db(transaction=True)

Soort, Status = Verzending.Soort, Verzending.Status


@pytest.fixture
def box(settings: Settings) -> Iterator[Mailbox]:
    box, port = Mailbox(), free_port()
    point_at(settings, port)
    settings.DEFAULT_FROM_EMAIL = "Hattem <spoor@hattem.example>"
    settings.RETURN_ADDRESS = "retour+*@hattem.example"
    with running(box, port):
        yield box


@pytest.fixture
def ronde(box: Mailbox) -> Ronde:
    """Give an open round of which the invitations arrived in the box."""
    return make_staff_ronde({"Balie": 10})


def headers_of(box: Mailbox, email: str) -> dict[str, str]:
    mail = next(mail for mail in box.mails if mail["To"] == email)
    return {name: str(value) for name, value in mail.items()}


def delivered(folder: Path, *messages: bytes) -> str:
    """Put messages in a Maildir; return its address."""
    box = mailbox.Maildir(folder)
    for message in messages:
        box.add(message)
    return f"maildir://{folder}"


def status_of(email: str, soort: Verzending.Soort = Soort.UITNODIGING) -> str:
    return Verzending.objects.get(uitnodiging__email=email, soort=soort).status


def page(ronde: Ronde, name: str = "ronde", rol: Rol = Rol.PROGRAMMALEIDER) -> str:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client.get(reverse(name, args=[ronde.gemeente.slug, ronde.pk])).content.decode()


def test_envelope_leads_back_and_the_letter_names_the_sender(ronde: Ronde, box: Mailbox) -> None:
    mail = box.mails[0]

    assert mail["From"] == "Hattem <spoor@hattem.example>"
    assert box.senders[0].startswith("retour+r")
    assert box.senders[0].endswith("@hattem.example")
    assert len(set(box.senders)) == 10
    assert all(len(sender.partition("@")[0]) <= 64 for sender in box.senders)
    assert mail["Auto-Submitted"] == "auto-generated"


def test_label_leads_to_no_link(ronde: Ronde, box: Mailbox) -> None:
    for mail, sender in zip(box.mails, box.senders, strict=True):
        token = LINK.findall(mail.get_content())[0].rstrip("/").rsplit("/", 1)[-1]
        label = mail["X-Spoor-Retour"]
        assert token not in str(mail["Message-ID"]) + sender + label
        assert Client().get(f"/e/{ronde.code}/{label}/").status_code == 404


@pytest.mark.parametrize(
    "kept", [("Message-ID",), ("X-Spoor-Retour",), ("Return-Path",)], ids=lambda names: names[0]
)
@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_report_is_recognised_by_any_of_its_signs(
    ronde: Ronde, box: Mailbox, kept: tuple[str, ...], kind: str
) -> None:
    headers = headers_of(box, "balie3@voorbeeld.example") | {"Return-Path": f"<{box.senders[3]}>"}

    found = returned(report({name: headers[name] for name in kept}, kind=kind))

    assert found is not None
    assert Verzending.objects.get(pk=found.pk).uitnodiging.email in set(box.addresses())


def test_report_without_the_mail_is_recognised_by_the_address_it_came_to(box: Mailbox, ronde: Ronde) -> None:
    shouted = box.senders[0].upper()

    assert returned(report({"Subject": "Nulmeting"}, to=shouted)) is not None
    assert returned(report({"Subject": "Nulmeting"}, to="retour@hattem.example")) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00 geen mail",
        report({"Message-ID": "<r1-0123456789abcdef@hattem.example>"}),
        report({"X-Spoor-Retour": "r99999999999999999999999-0123456789abcdef"}),
        report({}).replace(b"Action: failed", b""),
    ],
)
def test_what_is_no_report_of_ours_says_nothing(raw: bytes) -> None:
    assert returned(raw) is None


def test_delay_and_holiday_are_no_failure(ronde: Ronde, box: Mailbox) -> None:
    label = box.mails[0]["X-Spoor-Retour"]

    assert returned(report({"X-Spoor-Retour": label}, action="delayed", status="4.4.1")) is None
    assert returned(HOLIDAY % label.encode()) is None


def test_worker_writes_down_what_not_arrived_and_leaves_other_mail(
    ronde: Ronde, box: Mailbox, settings: Settings, tmp_path: Path
) -> None:
    email = "balie3@voorbeeld.example"
    ours, holiday = report(headers_of(box, email)), HOLIDAY % b"x"
    settings.RETURN_MAILBOX = delivered(tmp_path / "retour", ours, ours, holiday)

    for _ in range(2):
        read_returned_mail()

    assert status_of(email) == Status.TERUG
    (left,) = mailbox.Maildir(tmp_path / "retour")
    assert left["Subject"] == "Afwezig"
    assert "S" in left.get_flags()
    assert [row.sentence for row in mailstanden(ronde)] == ["9 verzonden, 1 kwam terug"]


def test_mbox_is_read_too(ronde: Ronde, box: Mailbox, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "retour.mbox"
    kept = mailbox.mbox(path)
    for message in (HOLIDAY % b"x", report(headers_of(box, "balie3@voorbeeld.example"))):
        kept.add(message)
    kept.close()
    settings.RETURN_MAILBOX = f"mbox://{path}"

    for _ in range(2):
        read_returned_mail()

    assert status_of("balie3@voorbeeld.example") == Status.TERUG
    assert path.read_text().count("Subject: Afwezig") == 1
    assert "Undelivered" not in path.read_text()


def test_imap_is_read_too(ronde: Ronde, box: Mailbox, settings: Settings) -> None:
    ours = report(headers_of(box, "balie3@voorbeeld.example"))
    name, password = LOGIN
    with serving(HOLIDAY % b"x", ours) as server:
        address = f"127.0.0.1:{server.server_address[1]}"
        settings.RETURN_MAILBOX = f"imap://{name}:{password.replace('@', '%40')}@{address}/Retour"
        for _ in range(2):
            read_returned_mail()

    assert status_of("balie3@voorbeeld.example") == Status.TERUG
    assert server.messages.keys() == {1}
    assert server.flags == {1: {"\\Seen"}}


def test_mailbox_that_cannot_be_read_stops_nothing_and_shows_no_password(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    for url in (
        f"imap://naam:wachtwoord@127.0.0.1:{free_port()}/",
        "maildir:///er/is/niets",
        "mbox:///er/is/niets",
        "onzin",
    ):
        settings.RETURN_MAILBOX = url
        read_returned_mail()
        with pytest.raises(CommandError, match="SPOOR_RETOUR_BUS"):
            call_command("lees_retourmail")

    assert caplog.text.count("Mailbox for returned mail not read") == 8
    assert "wachtwoord" not in caplog.text


def test_command_says_how_many(
    ronde: Ronde, box: Mailbox, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.RETURN_MAILBOX = delivered(tmp_path / "r", report(headers_of(box, "balie3@voorbeeld.example")))

    call_command("lees_retourmail")

    assert capsys.readouterr().out == "1 mail kwam terug.\n"


def test_address_that_the_server_refuses_is_one_that_not_arrived(box: Mailbox) -> None:
    box.answers["balie3@voorbeeld.example"] = "550 no such user"

    ronde = make_staff_ronde({"Balie": 10})

    assert [person.email for person in not_arrived(ronde)] == ["balie3@voorbeeld.example"]


def test_address_that_not_arrived_gets_no_reminder_and_can_be_tried_again(box: Mailbox) -> None:
    box.answers["balie3@voorbeeld.example"] = "550 no such user"
    ronde = make_staff_ronde({"Balie": 10})
    box.answers.clear()

    queue_mails(ronde=ronde, soort=Soort.HERINNERING)
    send_waiting_mails(ronde=ronde)
    assert "balie3@voorbeeld.example" not in box.addresses()

    assert retry_failed_mails(ronde=ronde, by="test") == 1
    assert status_of("balie3@voorbeeld.example") == Status.VERZONDEN


def test_leader_sees_the_addresses_and_the_ondernemingsraad_does_not(ronde: Ronde) -> None:
    Verzending.objects.filter(uitnodiging__email="balie3@voorbeeld.example").update(status=Status.TERUG)

    assert "1 kwam terug" in page(ronde)
    assert "balie3@voorbeeld.example (Persoon 3)" in page(ronde, "ronde-retour")
    assert "balie" not in page(ronde)
    assert "balie3" not in page(ronde, "ronde-retour", Rol.OR)


@pytest.mark.parametrize(
    ("modus", "soort", "shown"),
    [
        (Modus.ANONIEM, Soort.UITNODIGING, True),
        (Modus.ANONIEM, Soort.HERINNERING, False),
        (Modus.ANONIEM, Soort.HERINNERING_2, False),
        (Modus.ANONIEM, Soort.DANK, True),
        (Modus.VERTROUWELIJK, Soort.HERINNERING, False),
        (Modus.VERTROUWELIJK, Soort.DANK, False),
    ],
)
def test_address_is_shown_only_where_everybody_got_that_mail(
    modus: Modus, soort: Verzending.Soort, *, shown: bool
) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=modus)
    invite(ronde, 2)
    for person in ronde.uitnodigingen.all():
        Verzending.objects.create(uitnodiging=person, soort=Soort.UITNODIGING, status=Status.VERZONDEN)
    first = ronde.uitnodigingen.first()
    Verzending.objects.update_or_create(uitnodiging=first, soort=soort, defaults={"status": Status.TERUG})

    assert [*not_arrived(ronde)] == ([first] if shown else [])


def test_next_list_warns_of_an_address_that_not_arrived(ronde: Ronde) -> None:
    Verzending.objects.filter(uitnodiging__email="balie3@voorbeeld.example").update(status=Status.TERUG)
    close_ronde(ronde=ronde, by="test")
    following = make_ronde(traject=ronde.traject, doelgroep=Doelgroep.STEEKPROEF, naam="Volgende")
    people = tuple(Persoon(rij=number + 2, email=f"balie{number}@voorbeeld.example") for number in range(10))

    notes = propose(following, Staflijst(personen=people, problemen=(), meldingen=())).meldingen

    assert notes == ("Rij 5, kolom 'e-mail': van dit adres kwam eerder een mail terug. Klopt het?",)


def test_report_that_is_faster_than_the_worker_is_not_written_over(
    box: Mailbox, ronde: Ronde, settings: Settings, tmp_path: Path
) -> None:
    row = Verzending.objects.get(uitnodiging__email="balie3@voorbeeld.example")
    Verzending.objects.filter(pk=row.pk).update(status=Status.BEZIG, geclaimd_op=timezone.now())
    settings.RETURN_MAILBOX = delivered(tmp_path / "r", report(headers_of(box, "balie3@voorbeeld.example")))

    read_returned_mail()

    assert status_of("balie3@voorbeeld.example") == Status.TERUG
    assert Uitnodiging.objects.filter(ronde=ronde).count() == 10
