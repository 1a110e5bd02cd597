"""Looking at a page as WCAG 2.2 AA does: axe, the width, the size of targets, and where the focus is.

Scripts are switched off while a page loads and on again before it is judged: so it is what somebody without
JavaScript has before them, and axe, which is a script itself, can look at it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route
    from pytest_django.live_server_helper import LiveServer

Axe = Callable[["Page"], list[str]]
Sent = Mapping[str, str | list[str]]
# A phone, a desk, and that desk at 200 %: to a page that is a screen half as wide.
PHONE, DESK, ZOOMED = 320, 1280, 640
WIDTHS = (PHONE, ZOOMED, DESK)
_HEIGHT = {PHONE: 640, ZOOMED: 450, DESK: 900}
_JUDGE = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")


@dataclass
class Looker:
    """A browser, the address of the site, and what was found wrong so far."""

    page: Page
    site: str
    axe: Axe
    scripts: bool = True
    widths: tuple[int, ...] = WIDTHS
    axe_at: int = PHONE
    # Names of rules of axe that do not hold here; whoever says so says why.
    excused: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._devtools = self.page.context.new_cdp_session(self.page)

    def _switch(self, *, off: bool) -> None:
        self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": off})

    def go(self, path: str, sent: Sent | None = None) -> int:
        """Go to a page, or send a form to it; return the status of the answer."""
        self._switch(off=not self.scripts)
        url = path if path.startswith("http") else self.site + path
        with self._sending(url, sent):
            response = self.page.goto(url)
        self._switch(off=False)
        return response.status if response else 0

    @contextmanager
    def _sending(self, url: str, sent: Sent | None) -> Iterator[None]:
        """Make the next visit to `url` send a form.

        It is watched until the page is there: a browser that stops watching while a page loads now and then
        never says that it has come.
        """
        if sent is None:
            yield
            return

        def post(route: Route) -> None:
            headers = {**route.request.headers, "content-type": "application/x-www-form-urlencoded"}
            route.continue_(method="POST", post_data=urlencode(sent, doseq=True), headers=headers)

        self.page.route(url, post)
        yield
        self.page.unroute(url, post)

    def judge(self, name: str) -> None:
        """Note what is wrong with the page that is shown, at each width."""
        for width in self.widths:
            self.page.set_viewport_size({"width": width, "height": _HEIGHT[width]})
            self._look(f"{name}-{width}{'' if self.scripts else '-zonder'}")
            # Focus that came by the keyboard is shown.
            self.page.keyboard.press("Shift")
            found = [*(self.axe(self.page) if width == self.axe_at else ()), *self.page.evaluate(_JUDGE)]
            wrong = (fault for fault in found if not fault.startswith(self.excused or ("\n",)))
            self.faults += [f"{name}, {width} px: {fault}" for fault in wrong]

    def see(self, name: str, path: str, sent: Sent | None = None, *, status: int = 200) -> None:
        """Go to a page and judge it."""
        found = self.go(path, sent)
        if found != status:
            self.faults.append(f"{name}: status {found}")
        self.judge(name)

    def _look(self, name: str) -> None:
        """Keep a picture where somebody wants to look at the pages: SPOOR_BEELDEN names the folder."""
        folder = os.environ.get("SPOOR_BEELDEN")
        if folder:
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@contextmanager
def looking(
    page: Page, live_server: LiveServer, axe: Axe, *, scripts: bool = True, axe_at: int = PHONE
) -> Iterator[Looker]:
    """Look at pages one after the other, and fail at the end with all that was found.

    Without JavaScript a phone is enough: the styles are the same.
    """
    looker = Looker(page, live_server.url, axe, scripts, WIDTHS if scripts else (PHONE,), axe_at)
    yield looker
    assert not looker.faults, "\n".join(looker.faults)
