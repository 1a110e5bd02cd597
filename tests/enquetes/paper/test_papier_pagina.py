"""The pages on which letters and forms are made."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from adoptie.models import Rapportagegroep, Rol
from adoptie.permissions import ANY, LEADERS
from enquetes.models import Doelgroep, Papiercode, Ronde
from enquetes.queries.papier import papierstand
from tests.enquetes.paper.worlds import codes_in, letter_ronde, printed_codes, resident
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

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="papier-nulmeting-2011.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert len(codes_in(response.content)) == 1
    assert Papiercode.objects.count() == 1


def test_letters_of_windows_are_read_wherever_they_stand_in_a_list() -> None:
    heading, *people = LIST.splitlines()
    empty = [";" * heading.count(";")] * 5_000

    response = send(letter_ronde(), "\n".join([heading, *empty, *people]).encode("cp1252"))

    assert response["Content-Type"] == "application/pdf"


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


def test_forms_of_an_open_link_are_counted() -> None:
    ronde = make_open_ronde()
    response = client_of(ronde).post(url(ronde), {"aantal": "3", "inleveren": "Bij de balie."})

    assert len(codes_in(response.content)) == 3
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
    from enquetes.importers.staflijst import Persoon, Staflijst

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
