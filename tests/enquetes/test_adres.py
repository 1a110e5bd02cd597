"""A wrong address in an open round: it is corrected, and the invitation goes to the new one, once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from enquetes.actions.retour import note_returned
from enquetes.actions.ronde import close_ronde
from enquetes.actions.uitnodigingen import correct_address
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Modus, Ronde, Uitnodiging, Verzending
from enquetes.queries.staflijst import propose
from enquetes.retour import Retour
from tests.factories.adoptie import member
from tests.factories.enquetes import invite, make_ronde, make_staff_ronde
from tests.mailbox import Mailbox

pytestmark = pytest.mark.django_db(transaction=True)

Soort, Status = Verzending.Soort, Verzending.Status
WRONG, RIGHT = "balie3@voorbeeld.example", "balie.drie@voorbeeld.example"


@pytest.fixture
def ronde(box: Mailbox) -> Ronde:
    """Give an open round with one address at which there is nobody."""
    box.answers[WRONG] = "550 no such user"
    ronde = make_staff_ronde({"Balie": 10})
    box.answers.clear()
    box.mails.clear()
    return ronde


def person_of(email: str) -> Uitnodiging:
    return Uitnodiging.objects.get(email=email)


def correct(email: str, to: str) -> Uitnodiging:
    return correct_address(uitnodiging=person_of(email), email=to, by="test")


def leider(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def path(ronde: Ronde, person: Uitnodiging) -> str:
    return reverse("ronde-adres", args=[ronde.gemeente.slug, ronde.pk, person.pk])


def test_leader_corrects_an_address_and_the_invitation_goes_there(ronde: Ronde, box: Mailbox) -> None:
    client, person = leider(ronde), person_of(WRONG)
    shown = client.get(reverse("ronde-retour", args=[ronde.gemeente.slug, ronde.pk])).content.decode()
    assert path(ronde, person) in shown

    page = client.get(path(ronde, person)).content.decode()
    assert f'value="{WRONG}"' in page
    done = client.post(path(ronde, person), {"email": f" {RIGHT.upper()} "}, follow=True)

    assert "Het adres is verbeterd. De uitnodiging gaat zo weg." in done.content.decode()
    assert box.addresses() == [RIGHT]
    assert client.get(box.links()[0]).status_code == 200
    assert "10 verzonden" in done.content.decode()


def test_invitation_goes_once_however_often_it_is_asked(ronde: Ronde, box: Mailbox) -> None:
    correct(WRONG, RIGHT)

    with pytest.raises(Refusal, match="geen mail terug"):
        correct(RIGHT, "een.ander@voorbeeld.example")
    queue_mails(ronde=ronde, soort=Soort.UITNODIGING)
    send_waiting_mails(ronde=ronde)
    assert box.addresses() == [RIGHT]


def test_late_report_on_the_old_address_says_nothing_of_the_new_one(ronde: Ronde) -> None:
    old = Verzending.objects.get(uitnodiging__email=WRONG)

    correct(WRONG, RIGHT)

    assert not note_returned(Retour(van_panel=False, pk=old.pk))
    assert Verzending.objects.get(uitnodiging__email=RIGHT).status == Status.VERZONDEN


def test_who_has_a_right_address_again_is_reminded_like_everybody(ronde: Ronde, box: Mailbox) -> None:
    correct(WRONG, RIGHT)
    box.mails.clear()

    queue_mails(ronde=ronde, soort=Soort.HERINNERING)
    send_waiting_mails(ronde=ronde)

    assert RIGHT in box.addresses()
    assert WRONG not in box.addresses()


@pytest.mark.parametrize("status", [Status.VERZONDEN, Status.WACHT, Status.BEZIG, Status.ONZEKER])
def test_address_of_a_mail_that_may_have_arrived_stays(ronde: Ronde, status: Verzending.Status) -> None:
    person = person_of("balie4@voorbeeld.example")
    Verzending.objects.filter(uitnodiging=person).update(status=status)

    with pytest.raises(Refusal, match="geen mail terug"):
        correct_address(uitnodiging=person, email=RIGHT, by="test")
    assert leider(ronde).get(path(ronde, person)).status_code == 404


def test_reminder_that_came_back_offers_no_correction(ronde: Ronde) -> None:
    person = person_of("balie4@voorbeeld.example")
    Verzending.objects.create(uitnodiging=person, soort=Soort.HERINNERING, status=Status.TERUG)

    with pytest.raises(Refusal, match="geen mail terug"):
        correct_address(uitnodiging=person, email=RIGHT, by="test")
    assert leider(ronde).get(path(ronde, person)).status_code == 404


def test_correcting_does_not_tell_who_answered_on_paper(ronde: Ronde, box: Mailbox) -> None:
    Uitnodiging.objects.filter(email=WRONG).update(gebruikt=True)

    correct(WRONG, RIGHT)

    assert box.addresses() == [RIGHT]


@pytest.mark.parametrize(
    ("email", "told"),
    [
        (WRONG, "Dit is hetzelfde adres"),
        ("balie4@voorbeeld.example", "staat al op de lijst"),
        ("geen adres", "Dit e-mailadres klopt niet"),
    ],
)
def test_address_that_cannot_be_is_refused_at_the_field(ronde: Ronde, email: str, told: str) -> None:
    shown = leider(ronde).post(path(ronde, person_of(WRONG)), {"email": email}).content.decode()

    assert told in shown
    assert Verzending.objects.get(uitnodiging__email=WRONG).status == Status.TERUG


def test_nothing_is_corrected_once_the_round_is_closed(ronde: Ronde) -> None:
    person = person_of(WRONG)
    close_ronde(ronde=ronde, by="test")

    with pytest.raises(Refusal, match="niet open"):
        correct_address(uitnodiging=person, email=RIGHT, by="test")


def test_member_of_the_panel_keeps_the_address_that_is_the_members_own() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.PANEL, modus=Modus.ANONIEM)
    invite(ronde, 1)
    Ronde.objects.filter(pk=ronde.pk).update(status="open")
    person = ronde.uitnodigingen.get()
    Verzending.objects.create(uitnodiging=person, soort=Soort.UITNODIGING, status=Status.TERUG)

    with pytest.raises(Refusal, match="past het adres zelf aan"):
        correct_address(uitnodiging=person, email=RIGHT, by="test")


def test_log_tells_that_an_address_was_corrected_and_not_whose(ronde: Ronde) -> None:
    correct(WRONG, RIGHT)

    line = Gebeurtenis.objects.get(action="adres verbeterd")
    assert "voorbeeld.example" not in str(line.details)


def test_ondernemingsraad_sees_no_address(ronde: Ronde) -> None:
    page = leider(ronde, Rol.OR).get(path(ronde, person_of(WRONG)))

    assert page.status_code == 403


def test_mail_that_the_server_refused_is_named_and_can_get_another_address(box: Mailbox) -> None:
    box.answers[WRONG] = "451 later misschien"
    ronde = make_staff_ronde({"Balie": 10})
    box.answers.clear()

    shown = leider(ronde).get(reverse("ronde-retour", args=[ronde.gemeente.slug, ronde.pk]))

    assert path(ronde, person_of(WRONG)) in shown.content.decode()


def test_next_list_is_told_of_the_correction(ronde: Ronde) -> None:
    correct(WRONG, RIGHT)
    following = make_ronde(traject=ronde.traject, doelgroep=Doelgroep.STEEKPROEF, naam="Volgende")
    people = (Persoon(rij=2, email=WRONG), Persoon(rij=3, email=RIGHT))

    notes = propose(following, Staflijst(personen=people, problemen=(), meldingen=())).meldingen

    assert notes == (f"Rij 2, kolom 'e-mail': dit adres is eerder verbeterd in {RIGHT}. Neem dat over.",)
