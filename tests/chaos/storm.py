"""Respondents on bad lines, and a web server that keeps falling over."""

from __future__ import annotations

import http.client
import json
import random
import secrets
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench.site import Site, open_site

_PAGES = 3
_TROUBLE = 0.2
_GIVE_UP = 120
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(slots=True)
class Respondent:
    """Somebody with a browser that tries again until it is told that a page arrived."""

    port: int
    code: str
    chance: random.Random
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    late: list[threading.Timer] = field(default_factory=list)

    def answers(self, page: int) -> dict[str, str]:
        words = f"{self.token} & {page} é"
        return {f"schaal{page}": str(hash(words) % 5 + 1), f"tekst{page}": words}

    def take_part(self) -> dict[str, str]:
        """Answer all pages; return what was acknowledged."""
        told: dict[str, str] = {}
        for page in range(1, _PAGES + 1):
            self._until_told(page)
            told |= self.answers(page)
            if self.chance.random() < _TROUBLE:
                # An old request turns up again, from a cache or a second tab.
                self._send(self.chance.randint(1, page))
        for timer in self.late:
            timer.join()
        return told

    def _until_told(self, page: int) -> None:
        until = time.monotonic() + _GIVE_UP
        while time.monotonic() < until:
            trouble = self.chance.random()
            if trouble < _TROUBLE / 4:
                self._send(page, cut=True)
                continue
            if trouble < _TROUBLE / 2:
                twin = threading.Timer(0, self._send, [page])
                twin.start()
                self.late.append(twin)
            elif trouble < _TROUBLE:
                late = threading.Timer(self.chance.uniform(0.05, 1), self._send, [page])
                late.start()
                self.late.append(late)
            if self._send(page):
                return
            time.sleep(self.chance.uniform(0.02, 0.2))
        raise RuntimeError("Nobody answers.")

    def _send(self, page: int, *, cut: bool = False) -> bool:
        """Send a page; tell whether the server said that it has it."""
        form = {f"v_{code}": answer for code, answer in self.answers(page).items()}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with suppress(OSError, http.client.HTTPException):
            line.request("POST", f"/e/{self.code}/{self.token}/{page}/", urlencode(form), _FORM)
            if cut:
                line.close()
                return False
            response = line.getresponse()
            body = response.read()
            line.close()
            # The next page, or the receipt.
            return response.status == 302 or (response.status == 200 and b"is binnen" in body)
        line.close()
        return False


def storm(*, respondents: int, kills: int, pool: int, seed: int) -> list[str]:
    """Let so many people answer over a few connections while the site is killed; return what went wrong."""
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        code = site.call("tests.chaos.world", "make")
        site.start()
        people = [Respondent(site.port, code, random.Random(f"{seed}-{at}")) for at in range(respondents)]
        with _killing(site, kills) as done, ThreadPoolExecutor(pool) as connections:
            told = dict(
                zip((one.token for one in people), connections.map(Respondent.take_part, people), strict=True)
            )
        found: list[str] = json.loads(site.call("tests.chaos.world", "check", text=json.dumps(told)))
        if done != [kills]:
            found.append(f"killed {done} times instead of {kills}")
        return found


@contextmanager
def _killing(site: Site, kills: int) -> Iterator[list[int]]:
    """Kill the site again and again while people answer, and start it again."""
    calm, done = threading.Event(), []

    def run() -> None:
        number = 0
        while number < kills:
            calm.wait(random.uniform(0.3, 1.2))
            site.kill()
            number += 1
            time.sleep(0.1)
            site.start()
        done.append(number)

    killer = threading.Thread(target=run)
    killer.start()
    try:
        yield done
    finally:
        calm.set()
        killer.join()
