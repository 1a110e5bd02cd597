"""Answering page by page with nothing but a link."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enquetes.actions.antwoord import save_page, submit
from enquetes.keys import load_key
from enquetes.models import Concept, Inzending, Ronde, Uitnodiging
from enquetes.queries.links import AlreadySentError, Link
from enquetes.queries.sitting import Sitting
from tests.factories.enquetes import (
    answer,
    make_open_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db


def url(link: Link, number: int = 1) -> str:
    return reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])


def stored(ronde: Ronde) -> list[dict[str, object]]:
    key = load_key(ronde.sleutel)
    rows = Inzending.objects.filter(ronde=ronde)
    return [key.decrypt(bytes(row.inhoud), bytes(row.link_hash))["antwoorden"] for row in rows]


def test_respondent_answers_page_by_page(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    first = client.post(url(link, 1), {"v_werk": "4", "v_functie": "a"})
    assert first.headers["Location"] == url(link, 2)
    last = client.post(url(link, 2), {"v_middel": ["pc", "tel"], "v_uren": "7,5", "v_stel__r2": "5"})

    assert "Uw vragenlijst is binnen" in last.content.decode()
    assert stored(link.ronde) == [
        {
            "werk": "4",
            "functie": "a",
            "middel": ["pc", "tel"],
            "uren": 7.5,
            "stel": {"r2": "5"},
        }
    ]


def test_respondent_continues_on_the_same_link(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    client.post(url(link, 1), {"v_werk": "4"})

    page = Client().get(url(link, 1)).content.decode()

    assert 'value="4" ' in page or 'value="4"' in page
    assert page.count(" checked") == 1


def test_who_comes_back_goes_on_at_the_first_page_that_was_not_sent(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    start = reverse("antwoord", args=[link.ronde.code, link.token])
    fresh = client.get(start).content.decode()
    client.post(url(link, 1), {"v_werk": "4"})

    again = client.get(start).content.decode()
    on = client.post(start)

    assert "U was al begonnen" not in fresh
    assert "U was al begonnen" in again
    assert "Verder gaan" in again
    assert on.headers["Location"] == url(link, 2)


def test_page_left_open_counts_as_sent(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    client.post(url(link, 1), {})

    assert Sitting.of(link).next_page() == 2


def test_page_of_an_open_round_tells_which_address_to_keep(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    page = client.get(url(link, 1)).content.decode()

    assert "Bewaar dan dit adres" in page
    assert f">{link.address}</a>" in page


def test_page_of_a_personal_link_points_to_the_mail(client: Client) -> None:
    link = personal_links(make_staff_ronde({"Balie": 12}))[0]

    page = client.get(url(link, 1)).content.decode()

    assert "Gebruik dan weer de link uit uw mail." in page
    assert link.token not in page


@pytest.mark.parametrize(("number", "told"), [(1, "Vraag 1 en 2 van 6."), (2, "Vraag 3 tot en met 6 van 6.")])
def test_page_tells_how_far_it_is(client: Client, number: int, told: str) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    assert told in " ".join(client.get(url(link, number)).content.decode().split())


def test_last_page_tells_that_sending_in_is_final(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    final = "Na het versturen kunt u niets meer veranderen, wel alles intrekken."

    assert final not in client.get(url(link, 1)).content.decode()
    assert final in client.get(url(link, 2)).content.decode()


def test_page_tells_that_earlier_answers_are_kept(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    kept = "Wat u eerder invulde, is bewaard."
    before = client.get(url(link, 1)).content.decode()
    client.post(url(link, 1), {"v_werk": "4"})

    assert kept not in before
    assert kept in client.get(url(link, 2)).content.decode()


def test_respondent_goes_back_without_loss(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    client.post(url(link, 1), {"v_werk": "4"})

    back = client.post(url(link, 2), {"v_uren": "3", "actie": "vorige"})

    assert back.headers["Location"] == url(link, 1)
    assert link.draft()["antwoorden"]["uren"] == 3


def test_going_back_with_a_wrong_answer_keeps_the_others(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    back = client.post(url(link, 2), {"v_uren": "veel", "v_open": "blijft", "actie": "vorige"})

    assert back.headers["Location"] == url(link, 1)
    assert link.draft()["antwoorden"]["open"] == "blijft"
    assert "uren" not in link.draft()["antwoorden"]


@pytest.mark.parametrize(
    ("number", "field", "question"), [(1, "v_functie", "functie"), (2, "v_stel__r1", "stel")]
)
def test_answer_can_be_taken_back(client: Client, number: int, field: str, question: str) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    # "Vorige" keeps the page as well, and does not send in.
    chosen = {"v_functie": "a", "v_stel__r1": "5", "actie": "vorige"}
    client.post(url(link, number), chosen)
    page = client.get(url(link, number)).content.decode()

    client.post(url(link, number), chosen | {field: ""})

    assert page.count(" checked") == 1
    assert "Geen antwoord" in page
    assert link.draft()["antwoorden"][question] is None


def test_no_answer_is_ticked_beforehand(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    assert " checked" not in client.get(url(link, 1)).content.decode()


def test_wrong_number_is_explained_and_nothing_is_lost(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    response = client.post(url(link, 2), {"v_uren": "veel", "v_open": "blijft staan"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Dit is geen getal" in page
    assert "blijft staan" in page


def test_number_out_of_bounds_says_what_is_possible(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    page = client.post(url(link, 2), {"v_uren": "61"}).content.decode()

    assert "Vul een getal in: van 0 tot en met 60 uur." in page


def test_same_form_sent_twice_gives_one_inzending(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    client.post(url(link, 2), {"v_uren": "3"})
    again = client.post(url(link, 2), {"v_uren": "4"})

    assert again.headers["Location"].endswith("/klaar/")
    assert [answers["uren"] for answers in stored(link.ronde)] == [3]
    assert not Concept.objects.exists()


def test_reminder_and_invitation_give_one_inzending() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    first = personal_links(ronde)[0]
    answer(first, werk="4")
    second = personal_links(ronde)[0]

    with pytest.raises(AlreadySentError):
        answer(second, werk="1")
    assert len(stored(ronde)) == 1


def test_receipt_shows_no_answers(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    answer(link, open="mijn geheim")

    page = client.get(reverse("antwoord-klaar", args=[link.ronde.code, link.token])).content.decode()

    assert "binnen" in page
    assert "mijn geheim" not in page


def test_start_page_tells_the_promise_and_the_group(client: Client) -> None:
    ronde = make_staff_ronde({"Samenleving": 23})
    link = personal_links(ronde)[0]

    page = client.get(reverse("antwoord", args=[ronde.code, link.token])).content.decode()

    assert "U telt mee bij Samenleving: 23 mensen." in page
    assert "Niemand krijgt te zien wie wat heeft geantwoord, ook uw leidinggevende niet." in page


def test_token_pages_set_no_cookie_and_are_not_kept(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    response = client.get(url(link))

    assert not response.cookies
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]


def test_open_link_gives_each_visitor_a_link(client: Client) -> None:
    ronde = make_open_ronde()
    page = reverse("open-link", args=[ronde.code])

    places = {client.post(page).headers["Location"] for _ in range(3)}

    assert client.get(page).status_code == 200
    assert len(places) == 3


def test_open_link_of_a_personal_round_does_not_exist(client: Client) -> None:
    ronde = make_staff_ronde({"Balie": 12})

    assert client.get(reverse("open-link", args=[ronde.code])).status_code == 404


def test_nothing_readable_stands_in_the_tables() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    link = personal_links(ronde)[0]
    save_page(link=link, answers={"open": "herkenbaar antwoord"})
    draft = Concept.objects.get()
    submit(link=link)
    sent = Inzending.objects.get()

    for row in (draft, sent):
        assert b"herkenbaar" not in bytes(row.inhoud)
        assert link.token.encode() not in bytes(row.inhoud) + bytes(row.link_hash)
    assert not Uitnodiging.objects.filter(verzendingen__link_hash=sent.link_hash).exists()
