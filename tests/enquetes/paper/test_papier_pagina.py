"""The pages on which letters and forms are made."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from adoptie.actions.lidmaatschap import grant_lidmaatschap
from adoptie.models import Rapportagegroep, Rol
from adoptie.permissions import ANY, LEADERS
from enquetes.models import Doelgroep, Papiercode, Ronde
from enquetes.queries.papier import papierstand
from tests.adoptie.pdf.examples import text_of
from tests.enquetes.paper.worlds import (
    codes_in,
    letter_ronde,
    letter_staff_ronde,
    printed_codes,
    resident,
)
from tests.factories.adoptie import member
from tests.factories.enquetes import make_open_ronde, make_ronde, make_staff_ronde

pytestmark = pytest.mark.django_db

LIST = "naam;straat;huisnummer;postcode;plaats\nJosé;Dorpsstraat;1;8051 AA;Hattem\n"
MAILED = LIST.replace("plaats\n", "plaats;e-mail\n").replace("Hattem\n", "Hattem;x@y.example\n")


def url(ronde: Ronde, name: str = "ronde-papier") -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk])


def client_of(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def taken(response: Any) -> bytes:
    """Return the file that stands in the page."""
    (found,) = re.findall(r'href="data:application/pdf;base64,([^"]+)"', response.content.decode())
    return b64decode(found)


def text(response: Any) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def send(ronde: Ronde, content: bytes = LIST.encode(), **values: str) -> Any:
    form = {
        "bestand": SimpleUploadedFile("lijst.csv", content),
        "tekst": "Doe mee.",
        "formulier": "nee",
        "inleveren": "",
    }
    return client_of(ronde).post(url(ronde), form | values)


@pytest.mark.parametrize("name", ["ronde-papier", "ronde-zonder-mail"])
def test_paper_is_made_by_who_leads_the_round(name: str) -> None:
    ronde = letter_ronde()

    found = {rol: client_of(ronde, rol).get(url(ronde, name)).status_code for rol in Rol}

    assert found == {rol: 200 if rol in LEADERS else 403 for rol in ANY}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_list_gives_a_pdf_to_print(encoding: str) -> None:
    response = send(letter_ronde(), LIST.encode(encoding))

    page = response.content.decode()
    assert "1 brief gemaakt</h1>" in " ".join(page.replace("\N{NO-BREAK SPACE}", " ").split())
    assert 'download="papier-nulmeting-2011.pdf"' in page
    assert "no-store" in response["Cache-Control"]
    assert len(codes_in(taken(response))) == 1
    assert Papiercode.objects.count() == 1


def test_letters_of_windows_are_read_wherever_they_stand_in_a_list() -> None:
    heading, *people = LIST.splitlines()
    empty = [";" * heading.count(";")] * 5_000

    response = send(letter_ronde(), "\n".join([heading, *empty, *people]).encode("cp1252"))

    assert codes_in(taken(response))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"naam\nJan\n", "Er is geen kolom"),
        (b"", "Het bestand is leeg"),
        (MAILED.encode(), "x@y.example staat niet op de lijst"),
    ],
)
def test_list_that_cannot_be_used_says_why(content: bytes, words: str) -> None:
    page = send(letter_ronde(), content).content.decode()

    assert words in page
    assert not Papiercode.objects.exists()


def test_staff_without_mail_get_letters_to_hand_out_with_one_button() -> None:
    ronde = letter_staff_ronde()
    client = client_of(ronde)
    assert "12 brieven maken" in text(client.get(url(ronde)))
    words = {"voor": "wachtenden", "tekst": "Doe mee.", "formulier": "nee"}

    made = client.post(url(ronde), words)

    assert "12 brieven gemaakt" in text(made)
    letters = " ".join(text_of(taken(made)).split())
    assert len(codes_in(taken(made))) == letters.count("Voor een collega van Buitendienst") == 12
    assert papierstand(ronde).zonder_code == 0
    after = client.get(url(ronde))
    assert "wachtenden" not in after.content.decode()
    assert "Er wacht niemand meer op een brief." in text(client.post(url(ronde), words))


def test_letters_without_an_address_are_for_staff_only() -> None:
    ronde = letter_ronde()
    words = {"voor": "wachtenden", "tekst": "Doe mee.", "formulier": "nee"}

    assert "zijn er alleen voor medewerkers" in text(client_of(ronde).post(url(ronde), words))
    assert not Papiercode.objects.exists()


def test_list_of_staff_needs_no_addresses() -> None:
    response = send(letter_staff_ronde(), b"naam;groep\nJan;Buitendienst\n;Buitendienst\n")

    letters = " ".join(text_of(taken(response)).split())
    assert "Beste Jan," in letters
    assert "Voor een collega van Buitendienst" in letters
    assert "Beste lezer," in letters
    assert len(codes_in(taken(response))) == 2


def test_form_that_goes_along_says_where_it_comes_back() -> None:
    ronde = letter_staff_ronde()
    words = {"voor": "wachtenden", "tekst": "Doe mee.", "formulier": "ja", "inleveren": " "}

    page = client_of(ronde).post(url(ronde), words)

    assert "Vul in waar iemand het formulier inlevert." in text(page)
    assert not Papiercode.objects.exists()
    opened = make_open_ronde()
    page = client_of(opened).post(url(opened), {"aantal": "3", "inleveren": ""})
    assert "Vul in waar iemand het formulier inlevert." in text(page)


@pytest.mark.parametrize("name", ["ronde", "ronde-papier"])
def test_pages_say_who_enters_what_comes_on_paper(name: str) -> None:
    ronde = letter_staff_ronde()
    toegang = reverse("toegang", args=[ronde.gemeente.slug])

    for rol in (Rol.PROGRAMMALEIDER, Rol.BEHEERDER):
        page = client_of(ronde, rol).get(url(ronde, name))
        assert "vult iemand met de rol klantcontact in, op de pagina Invoeren. Nog niemand" in text(page)
        assert (f'bij <a href="{toegang}">Toegang</a>' in page.content.decode()) == (rol == Rol.BEHEERDER)


def test_who_may_enter_answers_finds_the_page_from_the_round() -> None:
    ronde = letter_staff_ronde()
    both = member(ronde.gemeente, Rol.PROGRAMMALEIDER)
    grant_lidmaatschap(
        gemeente=ronde.gemeente, email=both.email, naam=both.naam, rol=Rol.KLANTCONTACT, by="test"
    )
    client = Client()
    client.force_login(both)

    page = client.get(url(ronde, "ronde"))

    invoer = reverse("invoer", args=[ronde.gemeente.slug])
    assert f'vult u zelf in: <a href="{invoer}">Invoeren</a>' in page.content.decode()
    assert "Nog niemand heeft die rol" not in text(page)


def test_forms_of_an_open_link_are_counted() -> None:
    ronde = make_open_ronde()
    response = client_of(ronde).post(url(ronde), {"aantal": "3", "inleveren": "Bij de balie."})

    assert len(codes_in(taken(response))) == 3
    assert "Tot nu toe gemaakt: 3 codes" in client_of(ronde).get(url(ronde)).content.decode()


def test_how_many_get_a_letter_is_asked_per_group() -> None:
    ronde = make_staff_ronde({"Balie": 12, "Buiten": 0}, opened=False)
    outside = Rapportagegroep.objects.get(naam="Buiten")

    client_of(ronde).post(url(ronde, "ronde-zonder-mail"), {f"groep_{outside.pk}": "12"})

    assert papierstand(ronde).mensen == 12
    page = client_of(ronde).get(url(ronde, "ronde-zonder-mail")).content.decode()
    assert 'value="12"' in page


def test_number_of_a_drawn_sample_is_one_field() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)

    client_of(ronde).post(url(ronde, "ronde-zonder-mail"), {"groep_alle": "40"})
    client_of(ronde).post(url(ronde, "ronde-zonder-mail"), {"groep_alle": "30"})

    assert papierstand(ronde).mensen == 30


def test_another_list_keeps_who_gets_a_letter() -> None:
    from enquetes.actions.staflijst import receive_staflijst
    from enquetes.importers.listrows import Persoon
    from enquetes.importers.staflijst import Staflijst

    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    client_of(ronde).post(url(ronde, "ronde-zonder-mail"), {"groep_alle": "5"})

    plan = receive_staflijst(ronde=ronde, lijst=Staflijst((Persoon(2, "a@b.example"),)), by="test")

    assert (plan.nieuw, plan.weg) == (1, 0)
    assert papierstand(ronde).mensen == 5


def test_codes_can_be_taken_back_on_the_page() -> None:
    ronde = letter_ronde()
    printed_codes(ronde, [resident()])
    assert "Codes intrekken" in client_of(ronde).get(url(ronde)).content.decode()

    client_of(ronde).post(url(ronde, "ronde-papier-intrekken"))

    assert papierstand(ronde).zonder_code == 10


def test_round_page_leads_to_paper() -> None:
    concept = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    opened = letter_ronde()

    assert url(concept, "ronde-zonder-mail") in client_of(concept).get(url(concept, "ronde")).content.decode()
    assert url(opened) in client_of(opened).get(url(opened, "ronde")).content.decode()


def test_panel_has_no_paper() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.PANEL)
    client = client_of(ronde)

    assert "leden van het panel krijgen een mail" in client.get(url(ronde)).content.decode()
    page = client.post(url(ronde, "ronde-zonder-mail"), {"groep_alle": "3"}).content.decode()
    assert "niet per brief uitgenodigd" in page
