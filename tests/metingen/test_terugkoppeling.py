"""Telling back: everybody who was asked gets one mail, with a link that tells nobody apart."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from adoptie.tasks import apply_retention
from enquetes import tasks
from enquetes.actions.terugkoppeling import retry_uitkomsten, save_actiepunten
from enquetes.mails import default_text
from enquetes.models import Actiepunt, Ronde, Uitnodiging, Verzending
from metingen.actions.meetwaarden import release_figures
from metingen.actions.terugkoppeling import mail_uitkomsten
from tests.factories.adoptie import member
from tests.factories.enquetes import make_open_ronde
from tests.factories.terugkoppeling import PUNTEN, make_measured_ronde, make_told_ronde

pytestmark = pytest.mark.django_db

LINK = re.compile(r"https?://\S+/u/\S+")


@pytest.fixture
def ronde() -> Ronde:
    return make_told_ronde()


def send(ronde: Ronde, commit: Committing) -> int:
    with commit(execute=True):
        return mail_uitkomsten(ronde=ronde, by="test")


def leider(ronde: Ronde) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    return client


def filled(*rows: tuple[str, str, str]) -> dict[str, Any]:
    """Return what the screen sends for these rows."""
    data: dict[str, Any] = {"punt-TOTAL_FORMS": len(rows) + 3, "punt-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {
            f"punt-{number}-{name}": value for name, value in zip(("wat", "wie", "wanneer"), row, strict=True)
        }
    return data


def test_everybody_who_was_asked_gets_the_mail(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    assert send(ronde, django_capture_on_commit_callbacks) == 56

    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        Uitnodiging.objects.values_list("email", flat=True)
    )
    assert "ook naar wie niet meedeed" in mailoutbox[0].body
    assert Gebeurtenis.objects.filter(action="uitkomsten gemaild").count() == 1


def test_link_is_the_same_for_a_whole_group_and_holds_nobody(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    with time_machine.travel(timezone.now(), tick=True):
        send(ronde, django_capture_on_commit_callbacks)

    links: dict[str, set[str]] = {}
    for mail in mailoutbox:
        found = LINK.search(str(mail.body))
        assert found
        links.setdefault(re.split(r"[0-9]", mail.to[0])[0], set()).add(found[0])
    assert len(links) == 3
    assert all(len(found) == 1 for found in links.values()), "one link tells two readers apart"
    assert not Verzending.objects.filter(soort="uitkomst").exclude(link_hash=None).exists()


def test_mail_goes_once(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    send(ronde, django_capture_on_commit_callbacks)

    with pytest.raises(Refusal, match="al verstuurd"):
        send(ronde, django_capture_on_commit_callbacks)
    tasks.send_mails(ronde.pk)
    assert len(mailoutbox) == 56


def test_mail_waits_until_the_figures_are_released_and_something_will_be_done() -> None:
    ronde = make_measured_ronde()

    with pytest.raises(Refusal, match="Geef eerst de cijfers"):
        mail_uitkomsten(ronde=ronde, by="test")
    release_figures(gemeente=ronde.gemeente, by="test")
    with pytest.raises(Refusal, match="wat u gaat doen"):
        mail_uitkomsten(ronde=ronde, by="test")
    assert not Verzending.objects.filter(soort="uitkomst").exists()


def test_nobody_is_mailed_once_the_addresses_are_erased(ronde: Ronde) -> None:
    with time_machine.travel(ronde.sluit_op + dt.timedelta(days=31), tick=False):
        apply_retention()

        with pytest.raises(Refusal, match="geen adressen meer"):
            mail_uitkomsten(ronde=ronde, by="test")
        page = leider(ronde).get(reverse("ronde-terugkoppelen", args=[ronde.gemeente.slug, ronde.pk]))
        assert "Deel de links hieronder dan op een andere manier" in page.content.decode()


def test_thanks_say_that_the_outcomes_will_be_mailed(ronde: Ronde) -> None:
    thanks = default_text(ronde, Verzending.Soort.DANK)

    assert "Dan krijgt u een mail met een link ernaartoe." in thanks.tekst


def test_mail_that_came_back_is_not_followed_by_another(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    gone = Verzending.objects.filter(soort="uitnodiging").first()
    assert gone
    Verzending.objects.filter(pk=gone.pk).update(status=Verzending.Status.TERUG)

    send(ronde, django_capture_on_commit_callbacks)

    assert gone.uitnodiging.email not in {mail.to[0] for mail in mailoutbox}


def test_mail_that_did_not_arrive_is_sent_again_to_nobody_else(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    send(ronde, django_capture_on_commit_callbacks)
    failed = {"balie1@voorbeeld.example": "mislukt", "balie2@voorbeeld.example": "terug"}
    rows = Verzending.objects.filter(soort="uitkomst")
    for email, status in failed.items():
        rows.filter(uitnodiging__email=email).update(status=status)
    rows.filter(uitnodiging__email="balie3@voorbeeld.example").update(status="onzeker")
    client, args = leider(ronde), [ronde.gemeente.slug, ronde.pk]
    mailoutbox.clear()

    shown = client.get(reverse("ronde-terugkoppelen", args=args)).content.decode()
    assert "Op 2 adressen kwam de mail niet aan." in shown
    assert "Van 1 mail weten we niet of hij aankwam." in shown
    with django_capture_on_commit_callbacks(execute=True):
        again = client.post(reverse("uitkomsten-opnieuw", args=args), follow=True).content.decode()

    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(failed)
    assert "De mail gaat opnieuw naar 2 adressen." in again
    assert "uitkomsten-opnieuw" not in again
    with pytest.raises(Refusal, match="geen mail om opnieuw te sturen"):
        retry_uitkomsten(ronde=ronde, by="test")


def test_mail_with_outcomes_that_did_not_arrive_changes_no_other_mail(
    ronde: Ronde, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committing
) -> None:
    Verzending.objects.filter(soort="uitnodiging").update(status="mislukt")
    send(ronde, django_capture_on_commit_callbacks)

    with pytest.raises(Refusal, match="geen mail om opnieuw te sturen"):
        retry_uitkomsten(ronde=ronde, by="test")


def test_leader_writes_what_is_done_and_changes_it_later(ronde: Ronde) -> None:
    client, path = leider(ronde), reverse("ronde-terugkoppelen", args=[ronde.gemeente.slug, ronde.pk])

    shown = client.get(path).content.decode()
    assert "Een cursus over het zaaksysteem" in shown
    assert "Beste (naam)" in shown
    client.post(path, filled(("Stoelen", "Facilitair", "2027-02-01")))

    assert [(each.wat, each.status) for each in Actiepunt.objects.all()] == [("Stoelen", "gepland")]


def test_row_that_is_half_filled_in_is_explained(ronde: Ronde) -> None:
    path = reverse("ronde-terugkoppelen", args=[ronde.gemeente.slug, ronde.pk])

    rows = filled(("Stoelen", "", ""), ("", "Facilitair", "2027-02-01"))
    shown = leider(ronde).post(path, rows).content.decode()

    assert shown.count('id="foutoverzicht"') == 1
    for told in ("wie actie 1 doet", "een dag voor actie 1", "wat u doet bij actie 2"):
        assert shown.count(told) == 2, "in the summary and at the field"
    assert "<title>Fout:" in shown
    assert Actiepunt.objects.count() == len(PUNTEN)


def test_round_that_is_not_sealed_has_nothing_to_tell() -> None:
    ronde = make_open_ronde()

    with pytest.raises(Refusal, match="nog niet definitief afgesloten"):
        save_actiepunten(ronde=ronde, punten=PUNTEN, by="test")
    page = leider(ronde).get(reverse("ronde-terugkoppelen", args=[ronde.gemeente.slug, ronde.pk]))
    assert page.status_code == 404


def test_only_leaders_may(ronde: Ronde) -> None:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.MANAGER))

    args = [ronde.gemeente.slug, ronde.pk]
    assert client.get(reverse("ronde-terugkoppelen", args=args)).status_code == 403
    for name in ("uitkomsten-mailen", "uitkomsten-opnieuw"):
        assert client.post(reverse(name, args=args)).status_code == 403
    assert not Verzending.objects.filter(soort="uitkomst").exists()


def test_who_releases_figures_comes_to_telling_them(django_capture_on_commit_callbacks: Committing) -> None:
    ronde = make_measured_ronde()
    client, slug = leider(ronde), ronde.gemeente.slug

    released = client.post(reverse("cijfers-vrijgeven", args=[slug]))

    assert released.headers["Location"] == reverse("ronde-terugkoppelen", args=[slug, ronde.pk])
    save_actiepunten(ronde=ronde, punten=PUNTEN, by="test")
    send(ronde, django_capture_on_commit_callbacks)
    release = client.post(reverse("cijfers-vrijgeven", args=[slug]))
    assert release.headers["Location"] == reverse("bronnen", args=[slug])
