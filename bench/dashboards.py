"""A dashboard among ten years of figures of 342 gemeenten: alone, and with fifty readers at the same time."""

from __future__ import annotations

import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.measure import report
from bench.site import ROOT, Site, open_site

_PATH = "/gemeente/groot-171/dashboard/"
_TIMES = 30
_READERS = 50
_SECONDS = 10
_PERCENTILE = """
done = function(summary, latency, requests)
  io.write(string.format("p95 %f\\n", latency:percentile(95) / 1e6))
end
"""


def alone() -> None:
    """Report the median time of one dashboard, from one process to another, each time made anew."""
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        session = site.call("bench.dashboard_world")
        site.start()
        seconds = []
        for _ in range(_TIMES):
            _write(site)
            seconds.append(_visit(site, session))
        report("dashboard_groot", statistics.median(seconds), f"mediaan van {_TIMES}; doel 0,100")


def _write(site: Site) -> None:
    """Write something, so that no page may be kept."""
    with (
        closing(sqlite3.connect(urlsplit(site.environment["SPOOR_DATABASE"]).path)) as connection,
        connection,
    ):
        connection.execute("UPDATE django_session SET expire_date = expire_date")


def _visit(site: Site, session: str) -> float:
    connection = HTTPConnection("127.0.0.1", site.port)
    start = time.perf_counter()
    connection.request("GET", _PATH, headers={"Cookie": f"sessionid={session}"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{_PATH}: {answer.status}")
    return time.perf_counter() - start


def readers() -> None:
    """Report the time within which 95 of 100 visits are answered when fifty people read at once.

    None of them pauses, and each second something is written, so that what was kept is made anew.
    """
    with tempfile.TemporaryDirectory() as folder, open_site(Path(folder)) as site:
        session = site.call("bench.dashboard_world")
        site.start()
        for _ in range(_TIMES):
            _visit(site, session)
        script = Path(folder) / "percentile.lua"
        script.write_text(_PERCENTILE)
        command = [
            *("wrk", "-t", "1", "-c", str(_READERS), "-d", f"{_SECONDS}s", "-s", str(script)),
            *("-H", f"Cookie: sessionid={session}", f"http://127.0.0.1:{site.port}{_PATH}"),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as load:
            while load.poll() is None:
                _write(site)
                time.sleep(1)
            told = load.stdout.read() if load.stdout else ""
    found = re.search(r"p95 ([\d.]+)", told)
    if found is None or "Non-2xx" in told:
        raise RuntimeError(told)
    report("readers", float(found[1]), f"p95 van {_READERS} lezers op 2 processen; doel 0,300")


if __name__ == "__main__":
    if sys.argv[1] == "readers" and shutil.which("wrk") is None:
        report("readers", 0.0, "overgeslagen: wrk ontbreekt (apt-get install wrk)")
    else:
        {"alone": alone, "readers": readers}[sys.argv[1]]()
