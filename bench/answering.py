"""Loads and submissions a second of a questionnaire, beside a bare Django, under the same server and load."""

from __future__ import annotations

import re
import secrets
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from bench.measure import report
from bench.site import ROOT, Site, open_site

_SECONDS = 2
_TURNS = 8
_CONNECTIONS = 8
_RANDOM = """
local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
local function token()
  local made = {}
  for at = 1, 22 do
    local pick = math.random(#letters)
    made[at] = letters:sub(pick, pick)
  end
  return table.concat(made)
end
function init(args)
  math.randomseed(tonumber(args[1]))
end
"""
_ASK = _RANDOM + 'function request() return wrk.format("GET", "/e/%s/" .. token() .. "/1/") end\n'
_SEND = (
    _RANDOM
    + """
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
function request() return wrk.format("POST", "/e/%s/" .. token() .. "/1/", nil, "%s") end
"""
)
_FORM = urlencode({f"v_v{number}": "4" if number % 5 else "Het gaat wel" for number in range(1, 21)})


def loads() -> None:
    """Report a second of page loads beside the bare view."""
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        code = site.call("bench.answering_world")
        site.start()
        page = Path(folder) / "page.html"
        url = f"http://127.0.0.1:{site.port}/e/{code}/{secrets.token_urlsafe(16)}/1/"
        with urllib.request.urlopen(url) as answer:
            page.write_bytes(answer.read())
        bare = _bare(site, page)
        _race(site, _ASK % code, bare, 'function request() return wrk.format("GET", "/load/") end', "laden")


def submissions() -> None:
    """Report a second of submissions beside the bare INSERT."""
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        code = site.call("bench.answering_world")
        site.start()
        page = Path(folder) / "page.html"
        page.write_bytes(b"ok")
        with sqlite3.connect(Path(folder) / "spoor.sqlite3") as connection:
            connection.execute("CREATE TABLE kaal (id INTEGER PRIMARY KEY, inhoud BLOB)")
        lua = f'function request() return wrk.format("POST", "/insert/", nil, "{_FORM}") end'
        _race(site, _SEND % (code, _FORM), _bare(site, page), lua, "versturen")


def _bare(site: Site, page: Path) -> Site:
    bare = Site(page.parent, site.environment["SPOOR_DATABASE"], "bench.bare:application")
    bare.environment["BENCH_PAGE"] = str(page)
    bare.environment.pop("DJANGO_SETTINGS_MODULE")
    bare.start()
    return bare


def _race(site: Site, ours: str, bare: Site, theirs: str, what: str) -> None:
    """Let both take turns, for the machine may be twice as slow a moment later; report the middle turn."""
    try:
        turns = [(_rate(site, ours, turn), _rate(bare, theirs, turn)) for turn in range(_TURNS + 1)]
    finally:
        bare.kill()
    # The first turn is warm: what is drawn once has been drawn.
    own, floor = zip(*turns[1:], strict=True)
    rate, share = statistics.median(own), statistics.median(one / other for one, other in turns[1:])
    told = f"{rate:.0f} per seconde ({min(own):.0f} tot {max(own):.0f}); "
    report(
        what,
        1 / rate,
        told
        + f"kaal {statistics.median(floor):.0f} ({min(floor):.0f} tot {max(floor):.0f}), dus {share:.2f}",
    )


def _rate(site: Site, lua: str, turn: int) -> float:
    """Return how many requests a second succeed under a steady load."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(lua)
        script.flush()
        command = [
            *("wrk", "-t", "1", "-c", str(_CONNECTIONS), "-d", f"{_SECONDS}s", "-s", script.name),
            *(f"http://127.0.0.1:{site.port}", "--", str(turn)),
        ]
        told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    if re.search(r"Non-2xx or 3xx responses: (\d+)", told):
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])  # type: ignore[index]  # wrk always says so


if __name__ == "__main__":
    if shutil.which("wrk") is None:
        report(sys.argv[1], 0.0, "overgeslagen: wrk ontbreekt (apt-get install wrk)")
    else:
        {"loads": loads, "submissions": submissions}[sys.argv[1]]()
