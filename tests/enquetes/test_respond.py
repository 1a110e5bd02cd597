"""Answering page by page with nothing but a link."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from adoptie.refusal import Refusal
from enquetes.actions.antwoord import AlreadySentError, save_page, submit
from enquetes.actions.ronde import close_ronde, stop_ronde
from enquetes.keys import load_key
from enquetes.models import Concept, Inzending, Modus, Ronde, Uitnodiging, Volgcode
from enquetes.queries.links import Link, find_link
from enquetes.sealing import seal_ronde
from tests.factories.enquetes import (
    answer,
    invite,
    make_open_ronde,
    make_ronde,
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

    assert last.headers["Location"] == reverse("antwoord-klaar", args=[link.ronde.code, link.token])
    assert stored(link.ronde) == [
        {
            "werk": "4",
            "functie": "a",
            "middel": ["pc", "tel"],
            "uren": 7.5,
            "stel": {"r2": "5"},
            "open": None,
        }
    ]


def test_respondent_continues_on_the_same_link(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    client.post(url(link, 1), {"v_werk": "4"})

    page = Client().get(url(link, 1)).content.decode()

    assert 'value="4" ' in page or 'value="4"' in page
    assert page.count(" checked") == 1


def test_respondent_goes_back_without_loss(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    client.post(url(link, 1), {"v_werk": "4"})

    back = client.post(url(link, 2), {"v_uren": "3", "actie": "vorige"})

    assert back.headers["Location"] == url(link, 1)
    assert link.draft()["antwoorden"]["uren"] == 3


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

    assert "minstens 0 en hoogstens 60" in page


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
    assert "Niemand kan zien wie wat heeft geantwoord" in page


@pytest.mark.parametrize("token", ["kort", "A" * 22])
def test_unknown_link_says_so(client: Client, token: str) -> None:
    ronde = make_staff_ronde({"Balie": 12})

    response = client.get(reverse("antwoord", args=[ronde.code, token]))

    assert response.status_code == 404
    assert "Deze link klopt niet" in response.content.decode()


def test_closed_round_says_so(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    close_ronde(ronde=ronde, by="test")

    response = client.post(url(link), {"v_werk": "4"})

    assert response.status_code == 410
    assert "gesloten" in response.content.decode()
    assert not Concept.objects.exists()


def test_stopped_round_says_so(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    stop_ronde(ronde=ronde, reden="verzoek van de or", by="test")

    assert "gestopt" in client.get(url(link)).content.decode()


def test_answer_in_flight_when_the_round_closes_is_refused_in_words() -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    close_ronde(ronde=ronde, by="test")

    with pytest.raises(Refusal, match="niet bewaard"):
        save_page(link=link, answers={"werk": "4"})


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


@pytest.mark.parametrize(("choice", "coded"), [("ja", True), ("nee", False)])
def test_volgcode_only_with_consent(client: Client, choice: str, coded: bool) -> None:  # noqa: FBT001
    ronde = make_staff_ronde({"Balie": 12}, opened=False, modus=Modus.VERTROUWELIJK)
    ronde.traject.orbesluiten.update(vertrouwelijk_mag=True)
    from enquetes.actions.ronde import open_ronde

    ronde = open_ronde(ronde=ronde, by="test")
    for link in personal_links(ronde)[:6]:
        client.post(reverse("antwoord", args=[ronde.code, link.token]), {"akkoord": choice})
        client.post(url(link, 2), {"v_uren": "3"})
    seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    assert Volgcode.objects.exists() is coded


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


def run_together(*jobs: Callable[[], object]) -> list[object]:
    """Run jobs at once, each with a connection of its own; return results or exceptions."""
    barrier = threading.Barrier(len(jobs))
    results: list[object] = [None] * len(jobs)

    def run(index: int) -> None:
        try:
            barrier.wait()
            results[index] = jobs[index]()
        except Exception as fault:  # noqa: BLE001 - the test looks at what came out
            results[index] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("personal", [True, False])
def test_same_form_arriving_at_once_gives_one_inzending(personal: bool) -> None:  # noqa: FBT001
    ronde = make_staff_ronde({"Balie": 12}) if personal else make_open_ronde()
    link = personal_links(ronde)[0] if personal else open_links(ronde, 1)[0]
    save_page(link=link, answers={"uren": 3.0})

    results = run_together(*[lambda: submit(link=link)] * 4)

    assert sum(result is None for result in results) == 1
    assert all(result is None or isinstance(result, AlreadySentError) for result in results)
    assert len(stored(ronde)) == 1


@pytest.mark.django_db(transaction=True)
def test_answers_racing_with_closing_and_sealing_are_kept_or_refused() -> None:
    ronde = make_open_ronde()
    links = open_links(ronde, 24)
    for link in links:
        save_page(link=link, answers={"uren": 3.0})

    def finish() -> None:
        seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    results = run_together(*[lambda link=link: submit(link=link) for link in links], finish)

    ronde.refresh_from_db()
    accepted = sum(result is None for result in results[:-1])
    assert results[-1] is None
    assert all(result is None or isinstance(result, Refusal) for result in results)
    assert ronde.aantal == accepted
    assert connection.vendor in {"sqlite", "postgresql"}


def test_invitation_of_another_round_opens_nothing() -> None:
    one = make_staff_ronde({"Balie": 12})
    other = make_ronde(traject=one.traject, naam="Tweede")
    invite(other, 3)
    token = personal_links(one)[0].token

    from enquetes.queries.links import UnknownLinkError

    with pytest.raises(UnknownLinkError):
        find_link(other.code, token)
    with pytest.raises(UnknownLinkError):
        find_link(one.code, secrets.token_urlsafe(16))
