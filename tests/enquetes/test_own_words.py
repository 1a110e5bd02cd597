"""Words beside "other" that do not count: somebody is told before, and they are not shown as if they did."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enquetes.actions.antwoord import save_page
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Inzending
from enquetes.queries.links import Link
from tests.enquetes.test_routed_answers import sent, url
from tests.factories.enquetes import make_open_ronde, open_links

pytestmark = pytest.mark.django_db

CHANNELS = (Optie("bel", "Bellen"), Optie("x", "Anders, namelijk", namelijk=True))
CONTACT = Inhoud(
    "Contact",
    (
        Pagina((Vraag("kanaal", Soort.KEUZE, "Hoe nam u contact op?", opties=CHANNELS),)),
        Pagina((Vraag("open", Soort.TEKST, "Wat wilt u kwijt?"),)),
    ),
)
BESIDE = {"v_kanaal": "bel", "v_kanaal__anders": "Per duif"}


@pytest.fixture
def link() -> Link:
    return open_links(make_open_ronde(inhoud=CONTACT), 1)[0]


def test_who_wrote_beside_another_answer_is_told_that_it_does_not_count(client: Client, link: Link) -> None:
    told = client.post(url(link, 1), BESIDE)

    assert told.status_code == 409
    assert "Niet alles telt mee" in told.content.decode()
    assert "Hoe nam u contact op? &#x27;Per duif&#x27;" in told.content.decode()
    assert not link.draft()["antwoorden"], "nothing is kept yet"


def test_who_agrees_goes_on_and_is_not_asked_again(client: Client, link: Link) -> None:
    agreed = client.post(url(link, 1), BESIDE | {"vervalt": "kanaal"})
    again = client.post(url(link, 1), BESIDE)

    assert agreed.headers["Location"] == url(link, 2)
    assert again.headers["Location"] == url(link, 2)
    client.post(url(link, 2), {"v_open": ""})
    assert sent(link) == {"kanaal": "bel"}


def test_other_words_that_do_not_count_are_told_again(client: Client, link: Link) -> None:
    client.post(url(link, 1), BESIDE | {"vervalt": "kanaal"})

    assert client.post(url(link, 1), BESIDE | {"v_kanaal__anders": "Per postkoets"}).status_code == 409


def test_words_that_counted_are_told_when_the_answer_changes(client: Client, link: Link) -> None:
    save_page(link=link, answers={"kanaal": "x", "kanaal.anders": "Per duif"})

    assert client.post(url(link, 1), BESIDE).status_code == 409


@pytest.mark.parametrize("chosen", ["x", ""])
def test_words_that_count_need_no_question(client: Client, link: Link, chosen: str) -> None:
    answer = client.post(url(link, 1), {"v_kanaal": chosen, "v_kanaal__anders": "Per duif"})

    assert answer.headers["Location"] == url(link, 2)
    client.post(url(link, 2), {"v_open": ""})
    assert sent(link) == {"kanaal": "x", "kanaal.anders": "Per duif"}


def test_words_that_do_not_count_are_not_kept_quietly(client: Client, link: Link) -> None:
    assert client.post(url(link, 1), BESIDE | {"actie": "bewaren"}).status_code == 200
    assert not link.draft()["antwoorden"]


def test_sending_in_waits_for_the_same_yes(client: Client) -> None:
    link = open_links(make_open_ronde(inhoud=Inhoud("Contact", CONTACT.paginas[:1])), 1)[0]

    assert client.post(url(link, 1), BESIDE | {"actie": "versturen"}).status_code == 409
    assert not Inzending.objects.exists()


def test_looking_through_shows_only_what_counts(client: Client, link: Link) -> None:
    save_page(link=link, answers={"kanaal": "bel", "kanaal.anders": "Per duif"})

    page = client.get(reverse("antwoord-nakijken", args=[link.ronde.code, link.token])).content.decode()

    assert "Bellen" in page
    assert "Per duif" not in page


def test_very_long_words_are_told_by_their_beginning(client: Client, link: Link) -> None:
    page = client.post(url(link, 1), BESIDE | {"v_kanaal__anders": "woord " * 200}).content.decode()

    assert "Hoe nam u contact op? &#x27;woord woord" in page
    assert "woord …&#x27;" in page
