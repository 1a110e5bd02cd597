"""Pages of mails, try-outs and reeksen in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from adoptie.models import Gebruiker, Rol
from enquetes.actions.antwoord import submit
from enquetes.actions.proefronde import fill_proefronde, start_proefronde
from enquetes.actions.reeks import create_reeks
from enquetes.models import Ronde, Verzending
from enquetes.tasks import tend_reeksen
from tests.enquetes.test_browser import OVERFLOW, _log_in, _look
from tests.enquetes.test_reeksen import plan
from tests.factories.adoptie import member
from tests.factories.enquetes import make_staff_ronde, personal_links

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]


@pytest.fixture
def concept(mailoutbox: list[object]) -> Ronde:
    """Give a round with all its mails planned, and a reeks beside it."""
    ronde = make_staff_ronde({"Balie": 20, "Beleid": 20}, opened=False)
    ronde.herinner_op = timezone.now() + dt.timedelta(hours=3)
    ronde.bedank_op = ronde.sluit_op + dt.timedelta(days=1)
    ronde.save()
    today = timezone.localdate()
    create_reeks(traject=ronde.traject, plan=plan(ronde.traject, begin=today), by="test")
    tend_reeksen()
    return ronde


def pages(ronde: Ronde, leider: Gebruiker) -> list[str]:
    slug, traject = ronde.gemeente.slug, ronde.traject
    trial = start_proefronde(ronde=ronde, by=leider)
    fill_proefronde(ronde=trial, aantal=30, by="test")
    Verzending.objects.update(status=Verzending.Status.TERUG)
    reeks = traject.reeksen.get()
    return [
        *(reverse("ronde-mailtekst", args=[slug, ronde.pk, soort]) for soort in ("herinnering", "dank")),
        *(reverse("ronde", args=[slug, pk]) for pk in (ronde.pk, trial.pk)),
        *(
            reverse(name, args=[slug, trial.pk])
            for name in ("ronde-retour", "proefuitkomsten", "proef-verwijderen")
        ),
        reverse("ronde-adres", args=[slug, trial.pk, trial.uitnodigingen.earliest("pk").pk]),
        reverse("rondes", args=[slug]),
        reverse("reeks-maken", args=[slug, traject.pk]),
        reverse("reeks", args=[slug, reeks.pk]),
        reverse("reeks-stap", args=[slug, reeks.pk, "beeindigen"]),
    ]


@pytest.mark.slow
def test_pages_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, concept: Ronde, axe: Axe
) -> None:
    leider = member(concept.gemeente, Rol.PROGRAMMALEIDER)
    _log_in(sized_page, live_server, leider)

    for path in pages(concept, leider):
        response = sized_page.goto(live_server.url + path)
        _look(sized_page, path.split("/", 3)[3])
        assert response is not None
        assert response.status == 200, path
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path


@pytest.mark.slow
def test_words_of_a_mail_are_written_looked_at_and_kept_without_a_script(
    page_without_js: Page, live_server: LiveServer, concept: Ronde
) -> None:
    page = page_without_js
    _log_in(page, live_server, member(concept.gemeente, Rol.PROGRAMMALEIDER))
    page.goto(live_server.url + reverse("ronde", args=[concept.gemeente.slug, concept.pk]))
    page.get_by_role("link", name="Tekst wijzigen van de herinnering").click()
    page.get_by_label("Tekst", exact=True).fill("Dag {nam}, {link}")
    page.get_by_role("button", name="Voorbeeld bekijken").click()
    expect(page.locator("#foutoverzicht")).to_contain_text("Bedoelt u {naam}?")
    page.get_by_label("Tekst", exact=True).fill("Dag {naam}, {link}")
    page.get_by_role("button", name="Voorbeeld bekijken").click()
    expect(page.locator(".enquete-mail")).to_contain_text("Dag (naam), (eigen link)")
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("De tekst van deze mail is bewaard.")).to_be_visible()
    expect(page.get_by_text("Dag (naam), (eigen link)")).to_be_visible()


@pytest.mark.slow
def test_try_out_is_started_filled_and_removed_without_a_script(
    page_without_js: Page, live_server: LiveServer, concept: Ronde
) -> None:
    page = page_without_js
    _log_in(page, live_server, member(concept.gemeente, Rol.PROGRAMMALEIDER))
    page.goto(live_server.url + reverse("ronde", args=[concept.gemeente.slug, concept.pk]))
    page.get_by_role("button", name="Proef starten").click()
    expect(page.locator("h1")).to_have_text("Proef: Nulmeting 2011")
    page.get_by_label("Hoeveel verzonnen mensen doen mee?").fill("30")
    page.get_by_role("button", name="Verzonnen antwoorden toevoegen").click()
    expect(page.get_by_text("30 van 40 mensen deden mee")).to_be_visible()
    page.get_by_role("link", name="Wat is er straks te zien?").click()
    expect(page.get_by_text("Mijn werk is goed te doen.").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Proef verwijderen").click()
    page.get_by_role("button", name="Ja, verwijderen").click()

    expect(page.get_by_role("button", name="Proef starten")).to_be_visible()
    assert not Ronde.objects.filter(proef_van__isnull=False).exists()


def test_number_who_answered_grows_while_somebody_looks(
    page: Page, live_server: LiveServer, mailoutbox: list[object]
) -> None:
    ronde = make_staff_ronde({"Balie": 20})
    _log_in(page, live_server, member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    page.clock.install()
    page.goto(live_server.url + reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]))
    expect(page.locator("#respons")).to_contain_text("Er deed nog niemand van de 20 mensen mee.")

    submit(link=personal_links(ronde)[0], answers={"werk": "4"})
    page.clock.fast_forward(21_000)

    expect(page.locator("#respons")).to_contain_text("1 van 20 mensen deed mee")
