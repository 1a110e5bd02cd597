"""The pages of asking in a real browser: accessible, never wider than the screen, and without JavaScript."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from adoptie.models import Gebruiker, Gemeente, Rol, Traject
from enquetes.actions.ontwerp import add_nulmeting, create_vragenlijst
from enquetes.actions.ronde import close_ronde, open_ronde, stop_ronde
from enquetes.models import Doelgroep, Ronde, Verzending, Vragenlijst
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import LidmaatschapFactory, TrajectFactory, member
from tests.factories.enquetes import answer, make_ronde, make_staff_ronde, open_links, personal_links

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"
TABLE_OVERFLOW = "[...document.querySelectorAll('.spoor-tabel')].some(el => el.scrollWidth > el.clientWidth)"
LIST = "naam;e-mail;onderdeel;groep\n"
GOOD = LIST + "".join(f"Mens {n};m{n}@stad.example;{'Balie' if n < 7 else 'Beleid'};\n" for n in range(30))
WRONG = LIST + "Jan;geen adres;Balie;\nPiet;;;\n"


@dataclass(frozen=True)
class World:
    """Questionnaires and rounds in every state, and somebody who may do everything with them."""

    leider: Gebruiker
    lijst: Vragenlijst
    leeg: Vragenlijst
    concept: Ronde
    open: Ronde
    gesloten: Ronde
    ook: tuple[Ronde, ...]

    @property
    def gemeente(self) -> Gemeente:
        return self.lijst.gemeente

    def pages(self) -> list[str]:
        """Return the addresses of all pages that show or ask something."""
        slug, lijst = self.gemeente.slug, self.lijst.pk
        return [
            reverse("vragenlijsten", args=[slug]),
            reverse("vragenlijst-nieuw", args=[slug]),
            *(reverse("vragenlijst", args=[slug, one.pk]) for one in (self.lijst, self.leeg)),
            reverse("vragenlijst", args=[slug, self.open.versie.vragenlijst_id]),
            *(
                reverse(name, args=[slug, lijst])
                for name in ("vragenlijst-vaststellen", "vragenlijst-teksten")
            ),
            reverse("vraag-soort", args=[slug, lijst, "dubbel_werk", "na"]),
            reverse("pagina-tekst", args=[slug, lijst, "dubbel_werk"]),
            reverse("vraag-toevoegen", args=[slug, lijst, "dubbel_werk", "na", "matrix"]),
            reverse("vraag-wijzigen", args=[slug, lijst, "dubbel_werk"]),
            reverse("rondes", args=[slug]),
            *(
                reverse(name, args=[slug, self.open.traject_id])
                for name in ("ronde-plannen", "ronde-inlezen")
            ),
            *(
                reverse("ronde", args=[slug, one.pk])
                for one in (self.concept, self.open, self.gesloten, *self.ook)
            ),
            *(reverse(name, args=[slug, self.concept.pk]) for name in ("ronde-wijzigen", "ronde-openen")),
            reverse("ronde-uitnodigen", args=[slug, self.concept.pk]),
            reverse("ronde-zonder-mail", args=[slug, self.concept.pk]),
            reverse("ronde-papier", args=[slug, self.open.pk]),
            *(
                reverse(name, args=[slug, self.open.pk])
                for name in ("ronde-stoppen", "ronde-onzeker-opnieuw")
            ),
            *(
                reverse(name, args=[slug, self.gesloten.pk])
                for name in ("ronde-heropenen", "ronde-afsluiten")
            ),
        ]


@pytest.fixture
def world(mailoutbox: list[object]) -> World:
    running = make_staff_ronde({"Balie": 12, "Beleid en strategie": 25})
    traject, gemeente = running.traject, running.gemeente
    for link in personal_links(running)[:7]:
        answer(link, werk="3")
    first, second, *_ = Verzending.objects.values_list("pk", flat=True)
    Verzending.objects.filter(pk=first).update(status=Verzending.Status.MISLUKT)
    Verzending.objects.filter(pk=second).update(status=Verzending.Status.ONZEKER)
    concept = make_staff_ronde({"Bouwen": 20, "Post": 8}, opened=False, traject=traject, naam="Vervolg")
    Ronde.objects.filter(pk=concept.pk).update(herinner_op=timezone.now() + dt.timedelta(hours=3))
    leider = member(gemeente, Rol.PROGRAMMALEIDER)
    LidmaatschapFactory.create(gebruiker=leider, gemeente=gemeente, rol=Rol.BEHEERDER)
    return World(
        leider=leider,
        lijst=add_nulmeting(gemeente=gemeente, by="test"),
        leeg=create_vragenlijst(gemeente=gemeente, naam="Nog leeg", by="test"),
        concept=concept,
        open=running,
        gesloten=close_ronde(ronde=_opened(traject, "Peiling"), by="test"),
        ook=(
            _opened(traject, "Iedereen"),
            _sealed(_opened(traject, "Klaar")),
            stop_ronde(ronde=_opened(traject, "Gestopt"), reden="Te vroeg begonnen.", by="test"),
            make_ronde(traject=traject, naam="Panel", doelgroep=Doelgroep.PANEL),
        ),
    )


def _opened(traject: Traject, naam: str) -> Ronde:
    return open_ronde(ronde=make_ronde(traject=traject, naam=naam), by="test")


def _sealed(ronde: Ronde) -> Ronde:
    for link in open_links(ronde, 6):
        answer(link, werk="3")
    seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    ronde.refresh_from_db()
    return ronde


def _log_in(page: Page, live_server: LiveServer, gebruiker: Gebruiker) -> None:
    client = Client()
    client.force_login(gebruiker)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])


def _look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages: SPOOR_BEELDEN names the folder."""
    folder = os.environ.get("SPOOR_BEELDEN")
    if folder:
        width = page.viewport_size["width"] if page.viewport_size else 0
        path = Path(folder) / f"{name.strip('/').replace('/', '_')}-{width}.png"
        page.screenshot(path=path, full_page=True)


def test_pages_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, world: World, axe: Axe
) -> None:
    _log_in(sized_page, live_server, world.leider)

    for path in world.pages():
        response = sized_page.goto(live_server.url + path)
        _look(sized_page, path.split("/", 3)[3])
        assert response is not None
        assert response.status == 200, path
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path
        assert not sized_page.evaluate(TABLE_OVERFLOW), path


def test_empty_pages_have_no_axe_violation(page: Page, live_server: LiveServer, axe: Axe) -> None:
    traject = TrajectFactory.create()
    slug = traject.gemeente.slug
    _log_in(page, live_server, member(traject.gemeente, Rol.PROGRAMMALEIDER))

    for path in (
        reverse("vragenlijsten", args=[slug]),
        reverse("rondes", args=[slug]),
        reverse("ronde-plannen", args=[slug, traject.pk]),
    ):
        page.goto(live_server.url + path)
        assert axe(page) == [], path


@pytest.mark.slow
def test_pages_with_errors_have_no_axe_violation(
    sized_page: Page, live_server: LiveServer, world: World, axe: Axe
) -> None:
    _log_in(sized_page, live_server, world.leider)
    slug = world.gemeente.slug

    for path in (
        reverse("vragenlijst-nieuw", args=[slug]),
        reverse("vraag-toevoegen", args=[slug, world.lijst.pk, "keuze"]),
        *(reverse(name, args=[slug, world.open.traject_id]) for name in ("ronde-plannen", "ronde-inlezen")),
        reverse("ronde-uitnodigen", args=[slug, world.concept.pk]),
        reverse("ronde-stoppen", args=[slug, world.open.pk]),
    ):
        sized_page.goto(live_server.url + path)
        sized_page.locator("main form button[type=submit]").first.click()
        expect(sized_page.locator("#foutoverzicht"), path).to_be_focused()
        _look(sized_page, f"fout-{path.split('/', 3)[3]}")
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path


@pytest.mark.parametrize(
    ("content", "told"),
    [(GOOD, "Klopt deze lijst?"), pytest.param(WRONG, "klopt nog niet", marks=pytest.mark.slow)],
)
def test_preview_of_a_list_has_no_axe_violation(
    sized_page: Page, live_server: LiveServer, world: World, axe: Axe, content: str, told: str
) -> None:
    _log_in(sized_page, live_server, world.leider)
    sized_page.goto(
        live_server.url + reverse("ronde-uitnodigen", args=[world.gemeente.slug, world.concept.pk])
    )

    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": content.encode()}
    sized_page.get_by_label("Bestand").set_input_files(file)  # type: ignore[arg-type]
    sized_page.get_by_role("button", name="Lijst controleren").click()

    expect(sized_page.locator("h1")).to_contain_text(told)
    _look(sized_page, f"lijst-{'goed' if content == GOOD else 'fout'}")
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
    assert not sized_page.evaluate(TABLE_OVERFLOW)


def test_round_is_made_and_opened_without_javascript(
    page_without_js: Page, live_server: LiveServer, mailoutbox: list[object]
) -> None:
    page, traject = page_without_js, TrajectFactory.create()
    _log_in(page, live_server, member(traject.gemeente, Rol.PROGRAMMALEIDER))
    page.goto(live_server.url + reverse("vragenlijsten", args=[traject.gemeente.slug]))

    page.get_by_role("button", name="Deze lijst overnemen").click()
    page.get_by_role("link", name="Nakijken en vaststellen").click()
    page.get_by_role("button", name="Ja, vaststellen").click()
    page.get_by_role("link", name="Rondes").click()
    page.get_by_role("link", name="Ronde plannen").click()
    page.get_by_label("Naam van de ronde").fill("Peiling")
    page.get_by_label("Open link (iedereen)").check()
    today = timezone.localdate()
    page.get_by_label("Opent op").fill(today.isoformat())
    page.get_by_label("Sluit na").fill((today + dt.timedelta(days=14)).isoformat())
    page.get_by_role("button", name="Plannen").click()
    page.get_by_role("link", name="Ronde openen").click()
    page.get_by_role("button", name="Ja, openen").click()

    expect(page.locator("main")).to_contain_text("De ronde is open.")
