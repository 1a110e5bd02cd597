"""Start the site and the worker together, and stop them together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from adoptie.config.schedules import ensure_schedules

_TETHER = (sys.executable, "-m", "adoptie.config.tether")
_POLL_SECONDS = 0.3
_STOP_WITHIN_SECONDS = 20


class Command(BaseCommand):
    help = "Start site en worker samen; Ctrl-C stopt beide."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2, help="aantal webprocessen")

    def handle(self, **options: Any) -> None:
        ensure_schedules()
        # Outside production this folder is empty, and the server looks for it all the same.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        address = f"{options['host']}:{options['port']}"
        site = [
            *(sys.executable, "-m", "gunicorn", "adoptie.config.wsgi:application"),
            *("--bind", address, "--workers", str(options["workers"]), "--log-level", "warning"),
            # Reading a large file takes longer than a page. What is read before the fork is read once.
            *("--timeout", "120", "--preload"),
        ]
        worker = [sys.executable, sys.argv[0], "qcluster"]
        self.stdout.write(f"Site en worker draaien op http://{address} (stoppen met Ctrl-C).")
        self.stdout.flush()
        code = _run_together([site, worker])
        if code:
            sys.exit(code)


def _run_together(commands: list[list[str]]) -> int:
    """Run until a signal comes or one of the processes ends; return 1 when one ended by itself."""
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    # A session of its own: Ctrl-C reaches this process only, which then stops both in order.
    processes = [subprocess.Popen([*_TETHER, *command], start_new_session=True) for command in commands]  # noqa: S603
    while not stopping and all(process.poll() is None for process in processes):
        time.sleep(_POLL_SECONDS)
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_STOP_WITHIN_SECONDS)
        # Whoever is left of it: one that was killed stopped nobody.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    return 0 if stopping else 1
