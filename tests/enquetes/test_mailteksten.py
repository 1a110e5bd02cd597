"""Texts of mails: somebody writes them, fields are filled in, and nothing that must be said can go."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from enquetes import mails
from enquetes.actions.mailteksten import change_mail
from enquetes.actions.ronde import open_ronde
from enquetes.mailteksten import FIELDS, Tekst, body_faults, fill, subject_faults
from enquetes.models import Doelgroep, Modus, Ronde, Verzending
from enquetes.queries.verzendingen import has_link
from tests.factories.adoptie import member
from tests.factories.enquetes import invite, make_ronde
from tests.mailbox import LINK

pytestmark = pytest.mark.django_db

Soort = Verzending.Soort
OWN = Tekst("Doet u mee aan {ronde}?", "Dag {naam},\n\nKlik hier: {link}\n\nTot {sluit_op}. {{Groet}}")


@pytest.fixture
def ronde() -> Ronde:
    """Give a round in concept of which all mails are planned."""
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    ronde.herinner_op = ronde.sluit_op - dt.timedelta(hours=2)
    ronde.herinner_weer_op = ronde.sluit_op - dt.timedelta(hours=1)
    ronde.bedank_op = ronde.sluit_op + dt.timedelta(days=1)
    ronde.save()
    invite(ronde, 3)
    return ronde


@pytest.fixture
def leader(ronde: Ronde) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    return client


def url(ronde: Ronde, soort: str = "uitnodiging") -> str:
    return reverse("ronde-mailtekst", args=[ronde.gemeente.slug, ronde.pk, soort])


def posted(actie: str, tekst: Tekst = OWN) -> dict[str, str]:
    return {"onderwerp": tekst.onderwerp, "tekst": tekst.tekst, "actie": actie}


def test_fields_are_filled_in_and_double_braces_are_braces() -> None:
    assert (
        fill("Dag { naam }, {{dit}} is {link}", {"naam": "Ria {x}", "link": "L"}) == "Dag Ria {x}, {dit} is L"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dag {nam} {link}", "Het veld {nam} bestaat niet. Bedoelt u {naam}?"),
        ("{salaris} {link}", "Het veld {salaris} bestaat niet. Kies uit: naam, ronde,"),
        ("{} {link}", "Het veld {} bestaat niet."),
        ("Dag {naam", "Er staat een { zonder de andere haak."),
        ("Dag naam} {link}", "Er staat een } zonder de andere haak."),
        ("Dag {naam}", "Het veld {link} ontbreekt."),
        ("{naam.__class__} {link}", "bestaat niet"),
    ],
)
def test_field_that_cannot_be_is_named(text: str, told: str) -> None:
    assert any(told in fault for fault in body_faults(text, linked=True))


def test_link_stands_in_the_text_of_each_mail_that_has_one_and_nowhere_else() -> None:
    assert "Deze mail heeft geen link" in next(body_faults("Dank! {link}", linked=False))
    assert "niet in het onderwerp" in next(subject_faults("Kom naar {link}"))
    assert not list(body_faults("Dank, {naam}!", linked=False))


@pytest.mark.parametrize("modus", Modus)
@pytest.mark.parametrize("soort", Soort)
def test_our_own_words_hold_and_say_everything(soort: Verzending.Soort, modus: Modus) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=modus)

    words = mails.default_text(ronde, soort)

    assert not list(subject_faults(words.onderwerp))
    assert not list(body_faults(words.tekst, linked=has_link(soort)))


@pytest.mark.django_db(transaction=True)
def test_written_words_are_what_people_get(
    ronde: Ronde, leader: Client, mailoutbox: list[EmailMessage]
) -> None:
    leader.post(url(ronde), posted("bewaren"))
    ronde = Ronde.objects.get()

    open_ronde(ronde=ronde, by="test")

    mail = next(mail for mail in mailoutbox if mail.to == ["inwoner0@voorbeeld.example"])
    assert mail.subject == "Doet u mee aan Nulmeting 2011?"
    assert str(mail.body).startswith("Dag Persoon 0,\n\nKlik hier: http")
    assert "{Groet}" in mail.body
    assert urlsplit(LINK.findall(str(mail.body))[0]).path.startswith(f"/e/{ronde.code}/")


def test_what_a_respondent_must_know_stands_under_whatever_was_written(ronde: Ronde) -> None:
    for soort in (Soort.UITNODIGING, Soort.HERINNERING):
        change_mail(ronde=ronde, soort=soort, tekst=Tekst("Kort", "{link}"), by="test")
    ronde.refresh_from_db()
    row = Verzending(uitnodiging=ronde.uitnodigingen.first(), soort=Soort.HERINNERING)

    _, body, _ = mails.compose(row, mails.Links("LINK"))

    assert "Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden." in body
    assert "Meedoen is vrijwillig." in body
    assert "Met de link in deze mail begint u opnieuw." in body


def test_name_over_two_lines_cannot_add_a_header(ronde: Ronde) -> None:
    ronde.naam = "Nulmeting\nBcc: iedereen@stad.example"
    row = Verzending(uitnodiging=ronde.uitnodigingen.first(), soort=Soort.UITNODIGING)

    subject, _, _ = mails.compose(row, mails.Links("LINK"))

    assert "\n" not in subject


def test_who_has_no_name_is_a_reader(ronde: Ronde) -> None:
    person = ronde.uitnodigingen.first()
    assert person is not None
    person.naam = ""

    _, body, _ = mails.compose(Verzending(uitnodiging=person, soort=Soort.UITNODIGING), mails.Links("LINK"))

    assert body.startswith("Beste lezer,")


def test_preview_shows_what_was_written_and_keeps_nothing(ronde: Ronde, leader: Client) -> None:
    page = leader.post(url(ronde), posted("bekijken")).content.decode()

    assert "Onderwerp: Doet u mee aan Nulmeting 2011?" in page
    assert "Dag (naam)," in page
    assert "Klik hier: (eigen link)" in page
    assert Ronde.objects.get().mailteksten == {}


def test_fault_is_told_at_its_field_and_there_is_no_preview(ronde: Ronde, leader: Client) -> None:
    page = leader.post(url(ronde), posted("bewaren", Tekst("Dag {link}", "Dag {nam}"))).content.decode()

    assert "Bedoelt u {naam}?" in page
    assert "Het veld {link} ontbreekt" in page
    assert "De link hoort in de tekst" in page
    assert 'id="voorbeeld"' not in page
    assert Ronde.objects.get().mailteksten == {}


def test_sample_goes_to_oneself_and_its_link_leads_nowhere(
    ronde: Ronde, leader: Client, mailoutbox: list[EmailMessage]
) -> None:
    page = leader.post(url(ronde), posted("proefmail")).content.decode()

    (mail,) = mailoutbox
    assert mail.subject == "Proefmail: Doet u mee aan Nulmeting 2011?"
    assert "(eigen link)" in mail.body
    assert f"De proefmail is verstuurd naar {mail.to[0]}." in page
    assert "Doet u mee aan {ronde}?" in page
    assert not Verzending.objects.exists()


def test_sample_that_does_not_leave_says_so(ronde: Ronde, leader: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2

    page = leader.post(url(ronde), posted("proefmail")).content.decode()

    assert "De proefmail is niet verstuurd." in page


def test_standard_words_come_back_with_one_button(ronde: Ronde, leader: Client) -> None:
    leader.post(url(ronde, "dank"), posted("bewaren", Tekst("Dank", "Dag {naam}")))
    assert "Terug naar de standaardtekst" in leader.get(url(ronde, "dank")).content.decode()

    page = leader.post(url(ronde, "dank"), posted("standaard"), follow=True).content.decode()

    assert "De vragenlijst &#x27;{ronde}&#x27; van {gemeente} is gesloten." in page
    assert Ronde.objects.get().mailteksten == {}


def test_words_change_until_the_first_mail_of_that_kind_goes(ronde: Ronde, leader: Client) -> None:
    opened = open_ronde(ronde=ronde, by="test")

    assert leader.get(url(ronde, "uitnodiging")).status_code == 404
    with pytest.raises(Refusal, match="gaat al weg"):
        change_mail(ronde=opened, soort=Soort.UITNODIGING, tekst=OWN, by="test")
    assert leader.post(url(ronde, "herinnering"), posted("bewaren")).status_code == 302
    assert Ronde.objects.get().mailteksten.keys() == {"herinnering"}
    assert Gebeurtenis.objects.filter(action="mailtekst gewijzigd").count() == 1


def test_mail_that_is_not_planned_has_no_page(ronde: Ronde, leader: Client) -> None:
    Ronde.objects.update(bedank_op=None)

    assert leader.get(url(ronde, "dank")).status_code == 404
    assert leader.get(url(ronde, "onzin")).status_code == 404


def test_page_of_the_round_leads_to_each_text_and_others_stay_out(ronde: Ronde, leader: Client) -> None:
    page = leader.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()
    for soort in Soort:
        assert url(ronde, soort) in page

    counsel = Client()
    counsel.force_login(member(ronde.gemeente, Rol.OR))
    page = counsel.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()
    assert "Zo zien de mails eruit" in page
    assert url(ronde) not in page
    assert counsel.get(url(ronde)).status_code == 403


def test_page_explains_every_field(ronde: Ronde, leader: Client) -> None:
    page = leader.get(url(ronde)).content.decode()

    for name in FIELDS:
        assert f"{{{name}}}" in page
    assert "{link}" not in leader.get(url(ronde, "dank")).content.decode()


def test_time_it_takes_is_said(ronde: Ronde) -> None:
    row = Verzending(uitnodiging=ronde.uitnodigingen.first(), soort=Soort.UITNODIGING)

    _, body, _ = mails.compose(row, mails.Links("LINK"))

    assert "Invullen duurt ongeveer " in body
    assert timezone.localdate(ronde.sluit_op).strftime("%Y") in body
