"""Loads and submissions a second of a questionnaire, beside a bare Django, under the same server and load."""

from __future__ import annotations

import re
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from bench.measure import report
from bench.site import ROOT, Site, open_site

_SECONDS = 8
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
        ours = _rate(site, _ASK % code)
        site.kill()
        bare = _rate(_bare(site, page), 'function request() return wrk.format("GET", "/load/") end')
    _told(ours, bare, "laden")


def submissions() -> None:
    """Report a second of submissions beside the bare INSERT."""
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        code = site.call("bench.answering_world")
        site.start()
        ours = _rate(site, _SEND % (code, _FORM))
        site.kill()
        page = Path(folder) / "page.html"
        page.write_bytes(b"ok")
        with sqlite3.connect(Path(folder) / "spoor.sqlite3") as connection:
            connection.execute("CREATE TABLE kaal (id INTEGER PRIMARY KEY, inhoud BLOB)")
        lua = f'function request() return wrk.format("POST", "/insert/", nil, "{_FORM}") end'
        bare = _rate(_bare(site, page), lua)
    _told(ours, bare, "versturen")


def _bare(site: Site, page: Path) -> Site:
    bare = Site(page.parent, site.environment["SPOOR_DATABASE"], "bench.bare:application")
    bare.environment["BENCH_PAGE"] = str(page)
    bare.environment.pop("DJANGO_SETTINGS_MODULE")
    bare.start()
    return bare


def _rate(site: Site, lua: str) -> float:
    """Return how many requests a second succeed under a steady load."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(lua)
        script.flush()
        command = ["wrk", "-t", "1", "-c", str(_CONNECTIONS), "-s", script.name]
        here = f"http://127.0.0.1:{site.port}"
        try:
            # Warm: what is drawn once has been drawn.
            subprocess.run([*command, "-d", "2s", here, "--", "1"], check=True, capture_output=True, cwd=ROOT)
            told = subprocess.run(
                [*command, "-d", f"{_SECONDS}s", here, "--", "2"], check=True, capture_output=True, text=True
            ).stdout
        finally:
            site.kill()
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    if wrong:
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])  # type: ignore[index]  # wrk always says so


def _told(ours: float, bare: float, what: str) -> None:
    report(what, 1 / ours, f"{ours:.0f} per seconde; kaal {bare:.0f}, dus {ours / bare:.2f} daarvan")


if __name__ == "__main__":
    if shutil.which("wrk") is None:
        report(sys.argv[1], 0.0, "overgeslagen: wrk ontbreekt (apt-get install wrk)")
    else:
        {"loads": loads, "submissions": submissions}[sys.argv[1]]()
