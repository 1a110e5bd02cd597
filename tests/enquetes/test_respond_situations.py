"""What a link says when it cannot be answered: in words, with the gemeente, and never with an error."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from adoptie.refusal import Refusal
from enquetes.actions.antwoord import save_page
from enquetes.actions.ronde import close_ronde, stop_ronde
from enquetes.models import Concept, Inzending, Modus, Ronde, Status, Uitnodiging
from enquetes.queries.links import Link, UnknownLinkError, find_link
from enquetes.queries.sitting import Sitting
from enquetes.sealing import seal_ronde
from enquetes.views import respond
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.factories.adoptie import GemeenteFactory
from tests.factories.enquetes import (
    answer,
    make_open_ronde,
    make_staff_ronde,
    open_links,
    personal_links,
)

pytestmark = pytest.mark.django_db
LOST = "Wat u net stuurde, is niet bewaard."


def url(link: Link, number: int = 1) -> str:
    return reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])


def text(response: Any) -> str:
    return str(response.content.decode())


def begin(link: Link) -> str:
    return reverse("antwoord", args=[link.ronde.code, link.token])


@pytest.mark.parametrize("token", ["kort", "A" * 22])
def test_unknown_link_says_so_and_whom_to_ask(client: Client, token: str) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    gemeente = ronde.gemeente
    gemeente.contact_email = "vragen@stad.example"
    gemeente.save()

    response = client.get(reverse("antwoord", args=[ronde.code, token]))

    assert response.status_code == 404
    assert "Deze link klopt niet" in text(response)
    assert gemeente.naam in text(response)
    assert 'href="mailto:vragen@stad.example"' in text(response)


def test_link_of_no_round_leads_to_the_addresses_of_all(client: Client) -> None:
    response = client.get(reverse("antwoord", args=["bestaatniet", "A" * 22]))

    assert response.status_code == 404
    assert (
        f'Adressen staan bij <a class="utrecht-link utrecht-link--html-a" href="{reverse("contact")}">'
        in " ".join(text(response).split())
    )


def test_link_of_somebody_who_left_the_panel_is_kind(client: Client) -> None:
    gemeente = GemeenteFactory.create()
    make_members(gemeente, 12)
    ronde = open_panelronde(gemeente)
    link = personal_links(ronde)[0]
    Uitnodiging.objects.filter(pk=link.uitnodiging.pk).delete()  # type: ignore[union-attr]  # it has one

    assert "Bent u gestopt met het panel? Dan is uw uitnodiging gewist." in text(client.get(begin(link)))


def test_somebody_erased_while_answering_is_told_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    link = personal_links(make_staff_ronde({"Balie": 12}))[0]
    Uitnodiging.objects.filter(pk=link.uitnodiging.pk).delete()  # type: ignore[union-attr]  # it has one
    monkeypatch.setattr(respond, "find_link", lambda *_: link)

    response = client.post(url(link), {"v_werk": "4"})

    assert response.status_code == 404
    assert not Concept.objects.exists()


def test_answer_after_closing_is_said_to_be_lost(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    close_ronde(ronde=ronde, by="test")

    response = client.post(url(link), {"v_werk": "4"})

    assert response.status_code == 410
    assert LOST in text(response)
    assert "Een vragenlijst die nog niet was verstuurd, telt niet mee." in text(response)
    assert not Concept.objects.exists()


def test_looking_after_closing_loses_nothing(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    close_ronde(ronde=ronde, by="test")

    response = client.get(url(link))

    assert "Deze vragenlijst is gesloten" in text(response)
    assert LOST not in text(response)


def test_answer_in_flight_when_the_round_closes_is_said_to_be_lost(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    monkeypatch.setattr(respond, "find_link", lambda *_: link)
    close_ronde(ronde=ronde, by="test")

    response = client.post(url(link), {"v_werk": "4"})

    assert response.status_code == 410
    assert LOST in text(response)
    with pytest.raises(Refusal, match="niet bewaard"):
        save_page(link=link, answers={"werk": "4"})


def test_form_that_arrives_again_after_closing_gives_the_receipt(client: Client) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    late, link = personal_links(ronde)[:2]
    answer(link, werk="4")
    close_ronde(ronde=ronde, by="test")

    assert "Uw vragenlijst is binnen" in text(client.post(url(link), {"v_werk": "4"}, follow=True))
    assert LOST in text(client.post(url(late), {"v_werk": "4"}, follow=True))


def test_form_in_flight_twice_when_the_round_closes_gives_the_receipt(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)

    def first_arrives_and_round_closes(**values: Any) -> None:
        answer(link, werk="4")
        close_ronde(ronde=ronde, by="test")
        save_page(**values)

    monkeypatch.setattr(respond, "save_page", first_arrives_and_round_closes)

    assert "Uw vragenlijst is binnen" in text(client.post(url(link), {"v_werk": "4"}, follow=True))
    assert Inzending.objects.count() == 1


def test_receipt_goes_with_the_key(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    answer(link, werk="4")
    seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    page = text(client.get(begin(link), follow=True))

    assert "Deze vragenlijst is gesloten" in page
    assert "veilig aangekomen" in page


def test_stopped_round_gives_no_receipt(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    answer(link, werk="4")
    Ronde.objects.update(status=Status.GESTOPT)

    page = client.get(reverse("antwoord-klaar", args=[ronde.code, link.token]), follow=True)

    assert "Deze vragenlijst is gestopt" in text(page)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_open_round_without_its_key_says_that_something_is_wrong(client: Client, damage: Any) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    link = personal_links(ronde)[0]
    save_page(link=link, answers={"werk": "2"})
    damage(Path(settings.KEY_DIR) / "rondes" / f"{ronde.sleutel}.key")

    response = client.post(url(link), {"v_werk": "4"})

    assert response.status_code == 503
    assert "Door een storing kunnen we nu geen antwoorden lezen of bewaren." in text(response)
    assert "veilig aangekomen" not in text(response)
    assert ronde.gemeente.naam in text(response)


def test_link_shows_its_secrets_to_nobody() -> None:
    (link,) = open_links(make_open_ronde(), 1)

    assert link.token not in repr(link)
    assert repr(link.key.secret) not in repr(link)


def test_stopped_round_promises_nothing_about_answers_that_are_gone(client: Client) -> None:
    ronde = make_open_ronde()
    (link,) = open_links(ronde, 1)
    stop_ronde(ronde=ronde, reden="verzoek van de or", by="test")

    page = text(client.post(url(link), {"v_werk": "4"}))

    assert "Deze vragenlijst is gestopt" in page
    assert LOST in page
    assert "veilig aangekomen" not in page


@pytest.mark.parametrize("size", [6_000_000, 30_000_000])
def test_too_much_at_once_is_refused_in_words(
    client: Client, caplog: pytest.LogCaptureFixture, size: int
) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    response = client.post(
        url(link, 2), "v_open=" + "a" * size, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 413
    assert LOST in text(response)
    assert "Traceback" not in caplog.text


def test_consent_that_arrives_after_sending_in_gives_the_receipt(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = make_open_panelronde()
    link = personal_links(ronde)[0]
    answer(link, werk="4")
    # The first of the two posts was not there yet when the second one looked.
    monkeypatch.setattr(Sitting, "of", lambda link: Sitting(link, {"antwoorden": {}}))

    response = client.post(begin(link), {"akkoord": "ja"})

    assert response.headers["Location"] == reverse("antwoord-klaar", args=[ronde.code, link.token])
    assert Inzending.objects.count() == 1


def make_open_panelronde() -> Ronde:
    gemeente = GemeenteFactory.create()
    make_members(gemeente, 12)
    return open_panelronde(gemeente, modus=Modus.VERTROUWELIJK)


def test_invitation_of_another_round_opens_nothing() -> None:
    one = make_staff_ronde({"Balie": 12})
    other = make_staff_ronde({"Post": 12})

    with pytest.raises(UnknownLinkError):
        find_link(one.code, secrets.token_urlsafe(16))
    with pytest.raises(UnknownLinkError):
        find_link(other.code, personal_links(one)[0].token)
