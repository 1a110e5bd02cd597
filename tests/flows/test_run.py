"""Site and worker stop together, also when one of their processes is killed without a word."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mailbox import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent ended"),
]


def wait_until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready() and time.monotonic() < end:
        time.sleep(0.2)


@dataclass(frozen=True)
class Running:
    """A site and a worker with a folder of their own, by which their processes are known."""

    process: subprocess.Popen[bytes]
    home: Path
    port: int

    def pids(self, *words: str) -> list[int]:
        """Return the processes with these words in their command, the first that was started first."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                ours = f"SPOOR_DATA={self.home}".encode() in (folder / "environ").read_bytes()
                command = (folder / "cmdline").read_bytes().decode()
            except OSError:
                continue
            if ours and command and all(word in command for word in words):
                found.append(int(folder.name))
        return sorted(found)

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def wait_until_gone(self) -> None:
        wait_until(lambda: not self.pids())
        assert self.pids() == []
        assert not self.answers()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    names = {name: value for name, value in os.environ.items() if not name.startswith("SPOOR_")}
    environment = names | {"DJANGO_SETTINGS_MODULE": "adoptie.config.settings", "SPOOR_DATA": str(tmp_path)}
    port = free_port()
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [*manage, "run", "--port", str(port)], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    found = Running(process, tmp_path, port)
    # The command, gunicorn with two processes, and the worker: first, guard, two workers, monitor, pusher.
    wait_until(lambda: len(found.pids()) >= 10 and found.answers())
    yield found
    for pid in found.pids():
        os.kill(pid, signal.SIGKILL)
    process.wait()


def test_nothing_outlives_the_command(running: Running) -> None:
    assert len(running.pids()) == 10

    running.process.kill()

    running.wait_until_gone()


@pytest.mark.parametrize("words", ["qcluster", "gunicorn"])
def test_nothing_outlives_the_worker_or_the_site(running: Running, words: str) -> None:
    os.kill(running.pids(words)[0], signal.SIGKILL)

    running.wait_until_gone()

    assert running.process.wait(PATIENCE) == 1


def test_worker_leaves_nobody_behind_when_nobody_tidies_up(running: Running) -> None:
    running.process.send_signal(signal.SIGSTOP)

    os.kill(running.pids("qcluster")[0], signal.SIGKILL)

    wait_until(lambda: not running.pids("qcluster"))
    assert running.pids("qcluster") == []
    running.process.send_signal(signal.SIGCONT)


def test_command_that_is_asked_to_stop_stops_both(running: Running) -> None:
    running.process.terminate()

    running.wait_until_gone()

    assert running.process.wait(PATIENCE) == 0
