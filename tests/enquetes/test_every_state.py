"""Every kind of question in every state, in a real browser: WCAG 2.2 AA on a phone, at a desk, at 200 %."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Rol
from enquetes.actions.antwoord import save_page
from enquetes.actions.ronde import close_ronde, open_ronde, stop_ronde
from enquetes.content import Inhoud
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.queries.links import Link
from enquetes.volgcodes import withdrawal_link
from tests.browsing import with_and_without_scripts
from tests.enquetes.seen import DESK, PHONE, Axe, Looker, looking
from tests.enquetes.test_browser import _log_in
from tests.enquetes.test_every_kind import FILLED, WITHOUT_CONTACT
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, invite, make_open_ronde, make_ronde, personal_links
from tests.factories.soorten import EVERY_ANSWER
from tests.factories.soorten_ar import IN_TWO

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

# The error that belongs to each kind which can have one.
WRONG: tuple[Mapping[str, str | list[str]], ...] = (
    {
        "v_werkplek": "9",
        "v_beroep": "9",
        "v_hulp": ["1", "geen"],
        "v_gemak": "9",
        "v_cijfer": "11",
    },
    {"v_lukt__r1": "9", "v_taken__r2_b": "9", "v_eerst": ["3"]},
    {
        "v_uren": "61",
        "v_sinds": "31-2-2019",
        "v_kort": "x" * 4001,
        "v_lang": "Meer rust",
        "v_lang__nvt": "on",
        "v_mail": "iemand",
        "v_bellen": "bel maar",
    },
)
TOLD = (
    ("werkplek", "beroep", "hulp", "gemak", "cijfer"),
    ("lukt__r1", "taken__r2_b", "eerst"),
    (*("uren", "sinds", "kort", "lang", "mail", "bellen"),),
)


def _demanding(inhoud: Inhoud) -> Inhoud:
    """Have a ranking ask at least two, and a question hang on another, so that every state can be reached."""
    changes: dict[str, dict[str, Any]] = {
        "eerst": {"minste": 2},
        "kort": {"relevantie": "werkplek = 'anders'"},
    }
    return replace(
        inhoud,
        paginas=tuple(
            replace(
                page, vragen=tuple(replace(vraag, **changes.get(vraag.code, {})) for vraag in page.vragen)
            )
            for page in inhoud.paginas
        ),
    )


@pytest.fixture
def ronde() -> Ronde:
    ronde = make_ronde(
        doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, inhoud=_demanding(IN_TWO), naam="Peiling"
    )
    invite(ronde, 12)
    return open_ronde(ronde=ronde, by="test")


def url(link: Link, name: str, *more: object) -> str:
    return reverse(name, args=[link.ronde.code, link.token, *more])


def see_answering(looker: Looker, links: list[Link], taal: str) -> None:
    """Look at the way of respondents, from the first page to the receipt, in every state."""
    new, full, sent = links
    for link in links:
        save_page(link=link, answers={}, taal=taal)
    looker.see(f"{taal}-begin", url(new, "antwoord"))
    looker.see(f"{taal}-begin-fout", url(new, "antwoord"), {}, status=422)
    save_page(link=full, answers=EVERY_ANSWER, volgcode=True)
    for number in (1, 2, 3):
        path = f"{taal}-pagina-{number}"
        looker.see(f"{path}-leeg", url(new, "antwoord-pagina", number))
        looker.see(f"{path}-vol", url(full, "antwoord-pagina", number))
        looker.see(f"{path}-fout", url(full, "antwoord-pagina", number), WRONG[number - 1], status=422)
        if taal == "ar":
            told = looker.page.locator("#foutoverzicht a").all_inner_texts()
            assert not [line for line in told if "Dit is geen" in line], "an error in another language"
        for code in TOLD[number - 1]:
            expect(looker.page.locator(f"#foutoverzicht a[href^='#id_v_{code}']")).to_have_count(1)
    looker.see(f"{taal}-vervalt", url(full, "antwoord-pagina", 1), {"v_werkplek": "1"}, status=409)
    looker.see(f"{taal}-erbij", url(full, "antwoord-pagina", 3) + "?nieuw")
    looker.see(f"{taal}-nakijken", url(full, "antwoord-nakijken"))
    save_page(link=sent, answers=EVERY_ANSWER, volgcode=True)
    looker.see(f"{taal}-ontvangst", url(sent, "antwoord-pagina", 3), FILLED[2])
    looker.see(f"{taal}-klaar", url(sent, "antwoord-klaar"))
    looker.see(f"{taal}-intrekken", url(sent, "antwoord-intrekken"))
    looker.see(f"{taal}-ingetrokken", url(sent, "antwoord-intrekken"), {})


@pytest.mark.parametrize(
    ("taal", "scripts", "axe_at"),
    [
        pytest.param("nl", True, PHONE, id="nl"),
        pytest.param("ar", True, DESK, id="ar", marks=pytest.mark.slow),
        pytest.param("nl", False, PHONE, id="nl-no-js", marks=pytest.mark.slow),
    ],
)
def test_answering(
    page: Page, live_server: LiveServer, axe: Axe, ronde: Ronde, *, taal: str, scripts: bool, axe_at: int
) -> None:
    with looking(page, live_server, axe, scripts=scripts, axe_at=axe_at) as looker:
        see_answering(looker, personal_links(ronde)[:3], taal)


@pytest.mark.slow
@with_and_without_scripts
def test_where_answering_is_not_possible(
    page: Page, live_server: LiveServer, axe: Axe, ronde: Ronde, *, scripts: bool
) -> None:
    cache.clear()
    shut, stopped = make_open_ronde(naam="Gesloten"), make_open_ronde(naam="Gestopt")
    link = personal_links(ronde)[0]
    with looking(page, live_server, axe, scripts=scripts) as looker:
        looker.see("nog-niet-open", reverse("open-link", args=[make_ronde(naam="Straks").code]), status=404)
        close_ronde(ronde=shut, by="test")
        looker.see("gesloten", reverse("open-link", args=[shut.code]), status=410)
        stop_ronde(ronde=stopped, reden="Te vroeg.", by="test")
        looker.see("gestopt", reverse("open-link", args=[stopped.code]), status=410)
        looker.see("verkeerde-link", reverse("antwoord", args=[ronde.code, "A" * 22]), status=404)
        looker.see("code", reverse("papiercode"))
        looker.see("code-fout", reverse("papiercode"), {"code": "ABCD"}, status=422)
        assert link.uitnodiging is not None
        way = withdrawal_link(link.uitnodiging)
        looker.see("volgcode", way[way.index("/volgcode/") :])


@pytest.mark.slow
@with_and_without_scripts
def test_on_a_tablet(page: Page, live_server: LiveServer, axe: Axe, *, scripts: bool) -> None:
    here = make_open_ronde(inhoud=replace(WITHOUT_CONTACT, vertalingen=IN_TWO.vertalingen))
    start = reverse("kiosk", args=[here.code])
    with looking(page, live_server, axe, scripts=scripts) as looker:
        # Without a script nothing else wipes; it leads to a warning first, with time to go on (2.2.1).
        looker.excused = () if scripts else ("meta-refresh",)
        looker.see("tablet-begin", start)
        page.locator("main form button").first.click()
        expect(page.locator("form[data-bewaren]")).to_be_visible()
        first = page.url.partition("#")[0]
        looker.see("tablet-pagina", first)
        looker.see("tablet-fout", first, WRONG[0], status=422)
        looker.see("tablet-rust", first.replace("/1/", "/rust/"))
        looker.see("tablet-klaar", reverse("kiosk-klaar", args=[here.code]))
        looker.see("tablet-klaar-ar", reverse("kiosk-klaar", args=[here.code]) + "?taal=ar")


def test_what_only_a_script_shows(page: Page, live_server: LiveServer, axe: Axe) -> None:
    here = make_open_ronde(inhoud=replace(WITHOUT_CONTACT, vertalingen=IN_TWO.vertalingen))
    page.clock.install()
    with looking(page, live_server, axe) as looker:
        looker.go(reverse("kiosk", args=[here.code]))
        page.locator("main form button").first.click()
        expect(page.locator("form[data-bewaren]")).to_be_visible()
        page.wait_for_load_state()
        page.clock.fast_forward(91_000)
        expect(page.get_by_role("dialog")).to_be_visible()
        looker.judge("tablet-vraagt")
        page.keyboard.press("Enter")
        page.context.set_offline(True)
        page.get_by_label("Thuis").check()
        page.get_by_role("button", name="Volgende").last.click()
        expect(page.locator("#bewaarstand")).to_contain_text("Laat dit scherm open")
        looker.judge("geen-internet")
        page.context.set_offline(False)


@pytest.mark.slow
@with_and_without_scripts
def test_entry_screen(page: Page, live_server: LiveServer, axe: Axe, ronde: Ronde, *, scripts: bool) -> None:
    answer(personal_links(ronde)[0])
    _log_in(page, live_server, member(ronde.gemeente, Rol.KLANTCONTACT))
    path = reverse("invoer-ronde", args=[ronde.gemeente.slug, ronde.pk])
    with looking(page, live_server, axe, scripts=scripts) as looker:
        looker.see("invoeren", path)
        looker.go(path)
        page.get_by_label("Hoeveel uur werkt u per week?").fill("61")
        page.get_by_role("button", name="Bewaren en volgende").click()
        expect(page.locator("#foutoverzicht")).to_be_visible()
        looker.judge("invoeren-fout")


def test_answers_are_as_large_as_each_other_on_a_phone_and_have_room_at_a_desk(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    link = personal_links(ronde)[0]
    save_page(link=link, answers=EVERY_ANSWER, volgcode=True)
    page.set_viewport_size({"width": PHONE, "height": 640})
    page.goto(live_server.url + url(link, "antwoord-pagina", 1))
    size = "el => getComputedStyle(el).fontSize"
    sizes = {one.evaluate(size) for one in page.locator("label.spoor-optie").all()}
    assert len(sizes) == 1

    page.set_viewport_size({"width": DESK, "height": 900})
    grades = page.get_by_role("group", name="Welk cijfer geeft u het systeem?").locator("label")
    unsure, grade = grades.filter(has_text="weet ik niet").bounding_box(), grades.first.bounding_box()
    assert unsure
    assert grade
    assert unsure["width"] > 5 * grade["width"]
    assert unsure["y"] > grade["y"]


def test_arrow_of_a_list_leaves_room_for_words_from_right_to_left(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    link = personal_links(ronde)[0]
    save_page(link=link, answers={}, taal="ar")
    page.goto(live_server.url + url(link, "antwoord-pagina", 1))

    assert page.locator("select").evaluate("el => getComputedStyle(el).backgroundPositionX") == "12px"
