"""The real web server on a database of its own, with a questionnaire that is open to everybody."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
_WORKERS = 2
_PATIENCE = 30


class Site:
    """Two web processes under gunicorn that can be killed and started again."""

    def __init__(
        self, data: Path, database: str, application: str = "adoptie.config.wsgi:application"
    ) -> None:
        self.port = _free_port()
        self.environment = {
            **os.environ,
            "SPOOR_DATA": str(data),
            "SPOOR_DATABASE": database,
            "SPOOR_SITE_URL": f"http://127.0.0.1:{self.port}",
            "DJANGO_SETTINGS_MODULE": "adoptie.config.settings",
            "PYTHONPATH": str(ROOT),
        }
        self._application = application
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, module: str, *arguments: str, text: str = "") -> str:
        """Run a module of ours against this database; return what it says."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, input=text, text=True, capture_output=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def start(self) -> None:
        # What was killed may hold the port for a moment.
        command = [
            *(sys.executable, "-m", "gunicorn", self._application, "--workers", str(_WORKERS)),
            *("--bind", f"127.0.0.1:{self.port}", "--log-level", "critical", "--preload"),
        ]
        self._process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + _PATIENCE
        while not self.answers():
            if time.monotonic() > until:
                raise RuntimeError("The site does not start.")
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End all processes at once, in the middle of whatever they do."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def open_site(folder: Path) -> Iterator[Site]:
    """Give a site with an empty database: of the kind in SPOOR_DATABASE, or else SQLite."""
    with _database(folder) as database:
        site = Site(folder, database)
        site.call("manage", "prepare")
        try:
            yield site
        finally:
            site.kill()


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    server = os.environ.get("SPOOR_DATABASE", "")
    if not server.startswith("postgres"):
        yield f"sqlite://{folder / 'spoor.sqlite3'}"
        return
    import psycopg

    name = f"chaos_{os.getpid()}_{time.monotonic_ns()}"
    root = urlsplit(server)._replace(path="/postgres", scheme="postgresql")
    with psycopg.connect(urlunsplit(root), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
