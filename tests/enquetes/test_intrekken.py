"""What was taken back stays away, whatever the network or the browser sends once more."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enquetes.actions.antwoord import save_page, submit, withdraw
from enquetes.actions.ronde import close_ronde
from enquetes.keys import destroy_key
from enquetes.models import Concept, Inzending
from enquetes.queries.concepten import count_concepten
from enquetes.queries.links import Link, WithdrawnError
from enquetes.sealing import seal_ronde
from tests.enquetes.test_respond import stored, url
from tests.enquetes.test_rondes import enter
from tests.enquetes.test_rondes import url as url_of
from tests.factories.enquetes import (
    answer,
    make_closed_ronde,
    make_open_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

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


def test_who_took_everything_back_is_not_counted_as_somebody_who_began(client: Client) -> None:
    ronde = make_open_ronde()
    back, begun, *others = open_links(ronde, 7)
    answer(back, werk="4")
    withdraw(link=back)
    save_page(link=begun, answers={"werk": "2"})
    for link in others:
        answer(link, werk="3")
    ronde = close_ronde(ronde=ronde, by="test")

    asked = enter(ronde).get(url_of("ronde-afsluiten", ronde)).content.decode()

    assert "1 vragenlijst is niet verstuurd." in asked
    assert seal_ronde(ronde=ronde, by="test").vervallen_concepten == 1


def test_draft_that_cannot_be_read_is_a_draft_and_keeps_nothing_from_its_end() -> None:
    ronde = make_closed_ronde(6)
    Concept.objects.create(ronde=ronde, link_hash=b"x" * 32, inhoud=b"kapot")

    assert count_concepten(ronde) == 1
    assert seal_ronde(ronde=ronde, by="test").vervallen_concepten == 1


def test_without_its_key_a_round_still_counts_its_drafts() -> None:
    ronde = make_open_ronde()
    save_page(link=open_links(ronde, 1)[0], answers={"werk": "2"})
    destroy_key(ronde.sleutel)

    assert count_concepten(ronde) == 1
