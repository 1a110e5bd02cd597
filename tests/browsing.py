"""Fixtures for a real browser: they refine pytest-playwright's, in any folder of the tests.

``page`` and ``page_without_js`` fail their test when the browser reports an error of a script or of the
content security policy; ``sized_page`` runs a test at three widths; ``axe`` checks accessibility.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.signals import request_finished, request_started

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium without windows, for two thirds of the time. It keeps no pages whole for who goes back.
SHELL_NAME = "chromium-headless-shell"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A script that runs once, on a page that then goes, costs more to optimise than that saves.
    "--js-flags=--no-opt,--no-maglev",
    # A page that asks for anything from elsewhere gets nothing, as pytest-socket does for Python.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def left_to_the_build(*values: object) -> list[Any]:
    """Return cases that look again at what another one shows: only the build and `make test-all` do."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


# Most that breaks for want of room breaks on a phone.
WIDTHS = (320, *left_to_the_build(768, 1280))
# Without scripts a page is what it was before they ran; what it does then, tests without a browser see too.
with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, *left_to_the_build(False)], ids=["js", "no-js"]
)
_ENOUGH_MEMORY = 1 << 30
# Seconds after which a page that was left is not waited for.
_LONGEST_ANSWER = 10
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Thousands of results of what is well would cost more on their way out of the browser than looking did.
_RUN_AXE = """async (options) => (await axe.run(options)).violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${rule.help} - ${node.html}`))"""


def _memory_args() -> list[str]:
    """Share memory by files only where there is next to none to share, as in a container."""
    shared = Path("/dev", "shm")
    roomy = shared.is_dir() and shutil.disk_usage(shared).free > _ENOUGH_MEMORY
    return [] if roomy else ["--disable-dev-shm-usage"]


def find_browser(*names: str) -> str:
    """Return the path of the first of these browsers that the machine has; without one there is no test."""
    path = next(filter(None, map(shutil.which, names)), None)
    return path or pytest.skip(f"Install one of these for it: {', '.join(names)}")


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Playwright:
    from playwright.sync_api import expect

    # A machine that does other work takes longer; how fast pages are is measured elsewhere.
    expect.set_options(timeout=20_000)
    # Playwright leaves an event loop running in this thread, at which Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": find_browser(SHELL_NAME, *CHROMIUM_NAMES),
        "args": [*CHROMIUM_ARGS, *_memory_args()],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def settled_server() -> Iterator[None]:
    """Wait, after the pages have gone, for what they still asked: next the database is emptied."""
    asked: set[int] = set()

    def begun(**_: object) -> None:
        asked.add(threading.get_ident())

    def ended(**_: object) -> None:
        asked.discard(threading.get_ident())

    request_started.connect(begun)
    request_finished.connect(ended)
    yield
    until = time.monotonic() + _LONGEST_ANSWER
    while asked and time.monotonic() < until:
        time.sleep(0.02)
    request_started.disconnect(begun)
    request_finished.disconnect(ended)


@pytest.fixture
def new_context(settled_server: None, new_context: Callable[..., BrowserContext]) -> Any:
    """Open pages that go before the server has to be settled."""
    return new_context


@contextmanager
def _watched(context: BrowserContext) -> Iterator[Page]:
    """Open a page; at the end, fail on script errors and on what the content security policy stopped."""
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None,
    )
    yield page
    assert not faults, faults


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with _watched(context) as page:
        yield page


@pytest.fixture
def page_without_js(new_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    with _watched(new_context(java_script_enabled=False)) as page:
        yield page


def go(page: Page, address: str) -> None:
    """Open a page that has to be there: what says that something went wrong is accessible too."""
    response = page.goto(address)
    assert response is not None
    assert response.ok, f"{address}: {response.status}"


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def sized_page(page: Page, request: pytest.FixtureRequest) -> Page:
    """Give the page at the width of a phone, a tablet and a desk."""
    page.set_viewport_size({"width": request.param, "height": 900})
    return page


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Return a check that lists what breaks WCAG 2.2 AA or good practice on a page, one line per element."""
    from axe_playwright_python.sync_playwright import Axe

    script = Axe().axe_script
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}

    def check(page: Page) -> list[str]:
        # A page that has just been asked for may be there without a word in it.
        page.wait_for_load_state()
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(script)
        found: list[str] = page.evaluate(_RUN_AXE, options)
        return found

    return check


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that opens a browser, so that ``-m "not browser"`` leaves them all out."""
    for item in items:
        if "browser_type" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
