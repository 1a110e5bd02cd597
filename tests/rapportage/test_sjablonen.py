"""Composing a report in the browser: parts in and out, up and down, a step back, and two people at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adoptie.models import Gebeurtenis, Gemeente, Rol
from rapportage.models import Sjabloon, Soort, Uitvoering
from tests.factories.adoptie import GemeenteFactory
from tests.factories.rapportage import make_rapport
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/eigen/"
PARTS = [{"soort": "kop", "tekst": "Hoe staan we ervoor?"}, {"soort": "kerncijfers"}, {"soort": "aantallen"}]


@pytest.fixture
def client(gemeente: Gemeente, log_in: LogIn) -> Client:
    return log_in(gemeente)


@pytest.fixture
def sjabloon(gemeente: Gemeente) -> Sjabloon:
    return Sjabloon.objects.create(gemeente=gemeente, naam="Kwartaalbrief", delen=PARTS)


@pytest.fixture
def send(client: Client, sjabloon: Sjabloon) -> Callable[..., str]:
    """Return how to press a button or send a form, from the newest version of the page; gives the page."""

    def send(path: str, **values: Any) -> str:
        sjabloon.refresh_from_db()
        sent = {"versie": sjabloon.versie} | values
        page = client.post(f"{LIST}{sjabloon.pk}/{path}", sent, follow=True).content.decode()
        sjabloon.refresh_from_db()
        return page

    return send


def kinds(sjabloon: Sjabloon) -> list[str]:
    sjabloon.refresh_from_db()
    return [deel.get("doel") or deel["soort"] for deel in sjabloon.delen]


def test_beginning_with_the_report_on_progress(client: Client) -> None:
    client.post(f"{LIST}nieuw/", {"naam": "Brief aan het college", "delen": "voortgang"})

    made = Sjabloon.objects.get()
    goals = ["digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten"]
    assert kinds(made) == ["kerncijfers", *goals, "aantallen", "ronde", "gereedheid", "verantwoording"]
    assert Gebeurtenis.objects.filter(action="eigen rapport begonnen").count() == 1


def test_beginning_with_a_copy_leaves_the_first_as_it_is(client: Client, sjabloon: Sjabloon) -> None:
    client.post(f"{LIST}nieuw/", {"naam": "Jaarbrief", "delen": str(sjabloon.pk)})

    assert Sjabloon.objects.get(naam="Jaarbrief").delen == PARTS


def test_a_name_is_used_once(client: Client, sjabloon: Sjabloon) -> None:
    page = client.post(f"{LIST}nieuw/", {"naam": "kwartaalBRIEF", "delen": "leeg"}).content.decode()

    assert "Er is al een eigen rapport met deze naam." in page


def test_adding_a_part_after_another(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    send("na/1/toevoegen/", deel="tekst", tekst="Het ging goed.")
    send("na/0/toevoegen/", deel="doel:doorlooptijd")

    assert kinds(sjabloon) == ["doorlooptijd", "kop", "tekst", "kerncijfers", "aantallen"]
    assert Gebeurtenis.objects.filter(action="eigen rapport gewijzigd").count() == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"deel": "tekst"}, "Schrijf de tekst op"),
        ({"deel": "doel:doorlooptijd", "tekst": "Mooi."}, "hoort geen tekst"),
        ({"deel": "kerncijfers"}, "Selecteer een geldige keuze"),
        ({"deel": "kop", "tekst": "Een\nTwee"}, "op één regel"),
        ({}, "verplicht"),
    ],
)
def test_a_part_that_cannot_be_is_refused(
    send: Callable[..., str], sjabloon: Sjabloon, values: dict[str, str], words: str
) -> None:
    assert words in send("na/1/toevoegen/", **values)
    assert sjabloon.delen == PARTS


def test_moving_a_part_with_buttons(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    send("deel/3/plaats/omhoog/")
    assert kinds(sjabloon) == ["kop", "aantallen", "kerncijfers"]

    send("deel/1/plaats/omlaag/")
    assert kinds(sjabloon) == ["aantallen", "kop", "kerncijfers"]

    assert "Dit deel kan niet verder." in send("deel/1/plaats/omhoog/")
    assert "Dit deel kan niet verder." in send("deel/3/plaats/omlaag/")


def test_editing_a_text_in_its_place(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    send("deel/1/tekst/", tekst="Waar we nu staan")

    assert sjabloon.delen[0] == {"soort": "kop", "tekst": "Waar we nu staan"}


def test_a_text_that_cannot_be_stays_to_be_mended(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    page = send("deel/1/tekst/", tekst="x" * 121)

    assert "hoogstens 120 tekens" in page
    assert "x" * 121 in page
    assert "In het rapport staat nu" not in page, "nobody else changed it"
    assert sjabloon.delen == PARTS


def test_steps_are_taken_back_one_by_one(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    send("deel/2/verwijderen/")
    page = send("deel/1/tekst/", tekst="Anders")
    assert "Laatste wijziging: de tekst van deel 1 is gewijzigd." in page
    assert kinds(sjabloon) == ["kop", "aantallen"]

    send("ongedaan/")
    page = send("ongedaan/")

    assert sjabloon.delen == PARTS
    assert "Laatste wijziging" not in page
    assert "Er is niets om ongedaan te maken." in send("ongedaan/")


def test_the_second_of_two_people_is_told(
    client: Client, sjabloon: Sjabloon, send: Callable[..., str]
) -> None:
    seen = sjabloon.versie
    send("deel/1/plaats/omlaag/")

    page = send("deel/1/verwijderen/", versie=seen)

    assert "Iemand anders heeft dit rapport intussen veranderd." in page
    assert kinds(sjabloon) == ["kerncijfers", "kop", "aantallen"]


def test_the_second_writer_keeps_the_words_and_sees_those_of_the_first(
    sjabloon: Sjabloon, send: Callable[..., str]
) -> None:
    seen = sjabloon.versie
    send("deel/1/tekst/", tekst="Van de eerste")

    page = send("deel/1/tekst/", tekst="Van de tweede", versie=seen)

    assert "Iemand anders heeft dit rapport intussen veranderd." in page
    assert "In het rapport staat nu: Van de eerste" in page
    assert 'value="Van de tweede"' in page
    assert sjabloon.delen[0]["tekst"] == "Van de eerste"


def test_a_text_for_a_part_that_is_gone_is_not_lost(sjabloon: Sjabloon, send: Callable[..., str]) -> None:
    seen = sjabloon.versie
    send("deel/1/verwijderen/")

    page = send("deel/1/tekst/", tekst="Lang nagedacht", versie=seen)

    assert "U had geschreven: Lang nagedacht" in page


def test_another_name(send: Callable[..., str], sjabloon: Sjabloon) -> None:
    send("naam/", naam="kwartaalbrief")

    assert sjabloon.naam == "kwartaalbrief"


def test_the_example_shows_the_figures_of_now(client: Client, sjabloon: Sjabloon) -> None:
    page = client.get(f"{LIST}{sjabloon.pk}/voorbeeld/").content.decode()

    assert "Dit is niet bewaard." in page
    assert "Hoe staan we ervoor?" in page
    assert "vierde kwartaal van 2011" in page


def test_a_drawing_of_the_example_is_sent(client: Client, sjabloon: Sjabloon) -> None:
    sjabloon.delen = [{"soort": "doel", "doel": "doorlooptijd"}]
    sjabloon.save()

    response = client.get(f"{LIST}{sjabloon.pk}/voorbeeld/grafiek-doorlooptijd.svg")

    assert response["Content-Type"] == "image/svg+xml"


def test_the_example_of_nothing_says_what_to_do(client: Client, gemeente: Gemeente) -> None:
    empty = Sjabloon.objects.create(gemeente=gemeente, naam="Leeg")

    assert "Voeg er eerst een toe." in client.get(f"{LIST}{empty.pk}/voorbeeld/").content.decode()
    assert client.get(f"{LIST}{empty.pk}/voorbeeld/grafiek-doorlooptijd.svg").status_code == 404


def test_having_it_made(client: Client, sjabloon: Sjabloon) -> None:
    page = client.get(f"{LIST}{sjabloon.pk}/").content.decode()
    address = f"/gemeente/hattem/rapporten/maken/eigen/?sjabloon={sjabloon.pk}"
    assert f'href="{address}"' in page
    assert f'value="{sjabloon.pk}" selected' in client.get(address).content.decode()

    client.post(address, {"periode": "2011-K4", "sjabloon": str(sjabloon.pk)})

    assert Uitvoering.objects.get(sjabloon=sjabloon, periode="2011-K4").soort == Soort.EIGEN


def test_removing_one_that_was_never_used(client: Client, sjabloon: Sjabloon) -> None:
    client.post(f"{LIST}{sjabloon.pk}/verwijderen/")

    assert not Sjabloon.objects.exists()


def test_one_with_reports_stays(client: Client, gemeente: Gemeente, sjabloon: Sjabloon) -> None:
    make_rapport(gemeente, soort=Soort.EIGEN, sjabloon=sjabloon)

    page = client.post(f"{LIST}{sjabloon.pk}/verwijderen/").content.decode()

    assert "kan niet weg, want het is al gebruikt in een rapport." in page
    assert Sjabloon.objects.exists()


def test_list_takes_as_many_queries_for_one_as_for_many(client: Client, gemeente: Gemeente) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(LIST)
        return len(caught)

    Sjabloon.objects.create(gemeente=gemeente, naam="Brief 1")
    first = queries()
    for number in range(2, 9):
        Sjabloon.objects.create(gemeente=gemeente, naam=f"Brief {number}", delen=PARTS)

    assert queries() == first


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.LEZER, Rol.OR])
def test_only_leaders_compose(gemeente: Gemeente, log_in: LogIn, sjabloon: Sjabloon, rol: Rol) -> None:
    assert log_in(gemeente, rol).get(f"{LIST}{sjabloon.pk}/").status_code == 403


def test_the_report_of_another_gemeente_is_not_there(client: Client) -> None:
    other = Sjabloon.objects.create(gemeente=GemeenteFactory.create(), naam="Elders", delen=PARTS)

    assert client.get(f"{LIST}{other.pk}/").status_code == 404
