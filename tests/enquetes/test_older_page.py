"""A page that was drawn earlier and arrives late does not undo what was sent after it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from enquetes.models import Inzending
from enquetes.queries.links import Link
from tests.enquetes.test_respond import stored, url
from tests.factories.enquetes import make_open_ronde, open_links

pytestmark = pytest.mark.django_db

OLDER = "Er is al een nieuwer antwoord op deze pagina bewaard."


@pytest.fixture
def link() -> Link:
    return open_links(make_open_ronde(), 1)[0]


def drawn(page: str) -> dict[str, str]:
    """Return the number that stands in a page, as a browser sends it along."""
    found = re.search(r'name="beurt" value="(\d+)"', page)
    assert found
    return {"beurt": found[1]}


def opened(client: Client, link: Link, number: int = 1) -> dict[str, str]:
    return drawn(client.get(url(link, number)).content.decode())


def answers(link: Link) -> dict[str, object]:
    found: dict[str, object] = link.draft()["antwoorden"]
    return found


def test_copy_that_comes_late_does_not_undo_a_later_answer(client: Client, link: Link) -> None:
    first = {"v_werk": "2"} | opened(client, link)
    client.post(url(link), first)
    client.post(url(link), {"v_werk": "5"} | opened(client, link))

    late = client.post(url(link), first)

    assert answers(link)["werk"] == "5"
    assert late.status_code == 409


def test_who_sends_an_earlier_page_by_hand_is_told_and_sends_once_more(client: Client, link: Link) -> None:
    other_tab = opened(client, link)
    client.post(url(link), {"v_werk": "2"} | opened(client, link))
    client.post(url(link), {"v_werk": "5"} | opened(client, link))

    told = client.post(url(link), {"v_werk": "1"} | other_tab).content.decode()

    assert OLDER in told
    assert re.search(r'value="1"[^>]* checked', told), "what was just sent stands there"
    assert client.post(url(link), {"v_werk": "1"} | drawn(told)).status_code == 302
    assert answers(link)["werk"] == "1"


def test_same_page_in_two_tabs_keeps_what_is_sent_last(client: Client, link: Link) -> None:
    one, other = opened(client, link), opened(client, link)
    client.post(url(link), {"v_werk": "2"} | one)

    assert client.post(url(link), {"v_werk": "3"} | other).status_code == 302
    assert client.post(url(link), {"v_werk": "4"} | one).status_code == 302, "who went back in the browser"
    assert answers(link)["werk"] == "4"


def test_late_copy_of_another_page_is_no_older_page(client: Client, link: Link) -> None:
    second = opened(client, link, 2)
    client.post(url(link), {"v_werk": "2"} | opened(client, link))
    client.post(url(link), {"v_werk": "5"} | opened(client, link))

    assert client.post(url(link, 2), {"v_open": "Goed", "actie": "vorige"} | second).status_code == 302
    assert answers(link)["open"] == "Goed"


def test_quiet_copy_that_comes_late_is_passed_over(client: Client, link: Link) -> None:
    first = {"v_werk": "2", "actie": "bewaren"} | opened(client, link)
    client.post(url(link), first)
    client.post(url(link), {"v_werk": "5"} | opened(client, link))

    client.post(url(link), first)

    assert answers(link)["werk"] == "5"


def test_late_copy_of_the_last_page_sends_nothing_in(client: Client, link: Link) -> None:
    last = {"v_open": "Oud", "actie": "versturen"} | opened(client, link, 2)
    client.post(url(link, 2), {"v_open": "Nieuw", "actie": "vorige"} | opened(client, link, 2))
    client.post(url(link, 2), {"v_open": "Nieuwer", "actie": "vorige"} | opened(client, link, 2))

    assert client.post(url(link, 2), last).status_code == 409
    assert not Inzending.objects.exists()
    client.post(url(link, 2), {"v_open": "Nieuwst"} | opened(client, link, 2))
    assert stored(link.ronde)[0]["open"] == "Nieuwst"


@pytest.mark.parametrize("strange", [{}, {"beurt": ""}, {"beurt": "veel"}, {"beurt": "9" * 40}])
def test_page_without_a_number_is_kept(client: Client, link: Link, strange: dict[str, str]) -> None:
    client.post(url(link), {"v_werk": "2"} | opened(client, link))

    assert client.post(url(link), {"v_werk": "3"} | strange).status_code == 302
    assert answers(link)["werk"] == "3"
    assert client.post(url(link), {"v_werk": "4"} | opened(client, link)).status_code == 302
