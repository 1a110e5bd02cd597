"""What was taken back stays away, whatever the network or the browser sends once more."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enquetes.actions.antwoord import save_page, submit, withdraw
from enquetes.models import Inzending
from enquetes.queries.links import Link, WithdrawnError
from tests.enquetes.test_respond import stored, url
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, open_links, personal_links

pytestmark = pytest.mark.django_db


def taken_back() -> Link:
    link = personal_links(make_staff_ronde({"Balie": 12}))[0]
    answer(link, werk="4", uren=3.0)
    withdraw(link=link)
    return link


def begin(link: Link) -> str:
    return reverse("antwoord", args=[link.ronde.code, link.token])


@pytest.mark.parametrize(
    ("number", "posted"),
    [(1, {"v_werk": "4"}), (2, {"v_uren": "3"}), (2, {"v_uren": "3", "actie": "bewaren"})],
)
def test_page_that_arrives_again_brings_nothing_back(
    client: Client, number: int, posted: dict[str, str]
) -> None:
    link = taken_back()

    again = client.post(url(link, number), posted)

    assert again.headers["Location"] == begin(link)
    assert not Inzending.objects.exists()
    assert not link.draft()["antwoorden"]


def test_link_of_a_passer_by_brings_nothing_back_either(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    answer(link, uren=3.0)
    withdraw(link=link)

    client.post(url(link, 2), {"v_uren": "3"})

    assert not Inzending.objects.exists()


def test_database_is_asked_too() -> None:
    link = taken_back()

    with pytest.raises(WithdrawnError):
        save_page(link=link, answers={"werk": "1"})
    with pytest.raises(WithdrawnError):
        submit(link=link, answers={"werk": "1"})


def test_who_begins_anew_can_take_part(client: Client) -> None:
    link = taken_back()

    assert client.get(url(link, 2)).headers["Location"] == begin(link)
    assert client.post(begin(link)).headers["Location"] == url(link, 1)
    client.post(url(link, 1), {"v_werk": "2"})
    # The button that was pressed twice does no harm.
    client.post(begin(link))
    client.post(url(link, 2), {"v_uren": "5"})

    assert stored(link.ronde) == [{"werk": "2", "uren": 5}]
