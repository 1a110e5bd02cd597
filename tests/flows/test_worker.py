"""The real worker, killed in the middle of its work and started again: everything is there, once."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.worker_world import RECEIVERS
from tests.mailbox import Mailbox, free_port, running

ROOT = Path(__file__).parents[2]
PATIENCE = 90
ONCE = ("ronde gesloten", "ronde definitief afgesloten", "ronde gemeten", "bron gemeten", "rapport gemaakt")


class SlowMailbox(Mailbox):
    """Take the first mail at once, and think long about the second: the worker is killed meanwhile."""

    thinking = False
    patient = True

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.mails and self.patient:
            self.thinking = True
            await asyncio.sleep(PATIENCE)
        return await super().handle_RCPT(_server, _session, envelope, address, _options)


@dataclass
class World:
    """A database and a queue of their own, and the worker that works on them."""

    environment: dict[str, str]
    log: Path

    def run(self, what: str) -> Any:
        command = [sys.executable, "-m", "tests.flows.worker_world", what]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    @contextmanager
    def worker(self) -> Iterator[None]:
        """Run the worker; at the end it is killed, with all its processes, without a chance to tidy up."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "qcluster"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            try:
                yield
            finally:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def wait_until(self, ready: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state: dict[str, Any] = self.run("state")
            if ready(state):
                return state
            time.sleep(0.3)
        pytest.fail(f"{state}\n{self.log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(
        log=tmp_path / "worker.log",
        environment={
            **{name: value for name, value in os.environ.items() if not name.startswith("SPOOR_")},
            "DJANGO_SETTINGS_MODULE": "adoptie.config.settings",
            "SPOOR_DATA": str(tmp_path),
            "SPOOR_SMTP_HOST": "127.0.0.1",
            "SPOOR_SMTP_TLS": "0",
        },
    )


def finished(state: dict[str, Any]) -> bool:
    done = (state["ronde"], bool(state["gemeten"]), state["uitvoeringen"], state["queue"])
    return done == ("verzegeld", True, ["gemaakt"], 0) and bool(state["figures of the round"])


def begun(state: dict[str, Any]) -> bool:
    return (state["ronde"], bool(state["gemeten"]), state["rapporten"]) != ("open", False, 0)


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["as soon as it has begun", "while a mail leaves"])
def test_killed_worker_leaves_everything_once(moment: str, world: World) -> None:
    mailing = moment == "while a mail leaves"
    box, port = SlowMailbox(), free_port()
    box.patient = mailing
    world.environment["SPOOR_SMTP_PORT"] = str(port)
    world.run("prepare")
    world.run("push")
    with running(box, port):
        with world.worker():
            world.wait_until(lambda state: box.thinking if mailing else begun(state))
        box.patient = False
        world.run("age")
        world.run("push")
        with world.worker():
            world.wait_until(finished)
            world.run("push")
            state = world.wait_until(finished)

    assert (state["inzendingen"], state["figures twice"], state["chain"]) == (0, 0, "")
    assert (state["sealed rounds"], state["sealed leveringen"]) == (1, 1)
    assert {action: state["events"].get(action) for action in ONCE} == dict.fromkeys(ONCE, 1)
    assert state["rapporten"] == 1
    assert state["gemaild"] == [RECEIVERS]
    # Nobody knows whether the second mail had left when the worker died: it is not sent again.
    assert box.addresses() == sorted(RECEIVERS[::2] if mailing else RECEIVERS)
