"""The gallery in a real browser: accessible, nothing wider than the screen, nothing refused by the CSP."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.adoptie import gallery
from tests.browsing import WIDTHS

STATIC = Path(__file__).resolve().parents[2] / "adoptie" / "static"
SITE = "http://spoor.example.org"
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'"
Opener = Callable[[str, int], Page]
Axe = Callable[[Page], list[str]]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (STATIC / "vendor" / "nl-design-system.css").is_file(), reason="voer 'make setup' uit"
    ),
]


@pytest.fixture
def opened(page: Page) -> Opener:
    """Return a function that shows the gallery in a state, without a server and under the strict policy."""

    def _open(state: str, width: int) -> Page:
        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(SITE)
            if path.startswith("/static/"):
                file = STATIC / path.removeprefix("/static/")
                route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
            else:
                headers = {"Content-Security-Policy": POLICY}
                route.fulfill(
                    body=gallery.gallery(state), content_type="text/html; charset=utf-8", headers=headers
                )

        page.set_viewport_size({"width": width, "height": 800})
        page.route(f"{SITE}/**", answer)
        page.goto(f"{SITE}/")
        return page

    return _open


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", gallery.STATES)
def test_gallery_has_no_accessibility_violation(opened: Opener, axe: Axe, state: str, width: int) -> None:
    assert axe(opened(state, width)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_gallery_never_scrolls_sideways(opened: Opener, width: int) -> None:
    assert opened("fouten", width).evaluate("document.documentElement.scrollWidth") == width


def test_gallery_is_not_complained_about_by_the_browser(opened: Opener, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    opened("fouten", 1280).wait_for_load_state("networkidle")
    assert complaints == []


def test_gallery_targets_are_large_enough(opened: Opener) -> None:
    small = opened("gevuld", 320).evaluate(
        """() => [...document.querySelectorAll("a:not(p a), button, input:not([type=hidden]), select, label")]
            .filter(e => e.matches(".spoor-optie, :not(label)"))
            .map(e => [e.outerHTML, e.getBoundingClientRect(), e.matches(".spoor-optie") ? 44 : 24])
            .filter(([, box, least]) => box.width < least || box.height < least).map(([html]) => html)"""
    )
    assert small == []


def test_gallery_errors_have_the_focus(opened: Opener) -> None:
    expect(opened("fouten", 320).locator("#foutoverzicht")).to_be_focused()


def test_gallery_focus_is_always_visible_and_never_covered(opened: Opener) -> None:
    page = opened("leeg", 320)
    for _ in range(25):
        page.keyboard.press("Tab")
        style, top = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
                const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return [getComputedStyle(e).outlineStyle, at === e || e.contains(at) || at?.contains(e)]; }"""
        )
        assert style == "solid"
        assert top


def test_gallery_survives_forced_colours(opened: Opener, axe: Axe, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    assert axe(opened("gevuld", 320)) == []


def test_gallery_can_be_read_at_200_percent(opened: Opener) -> None:
    # 640 px wide at 200 % is the layout of 320 px with letters twice as large.
    page = opened("fouten", 640)
    page.evaluate("document.documentElement.style.setProperty('--utrecht-root-font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") == 640
