"""No link of a questionnaire stands in a log, also where somebody mistyped the rest of it."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from enquetes.masking import mask_links
from tests.mailbox import free_port

TOKEN = "hdmq-2XkAAbb_cc11dd22e"
ROOT = Path(__file__).parents[2]
MISTYPED = (
    f"/E/abcd2345/{TOKEN}/",
    f"/abcd2345/{TOKEN}/",
    f"/o/abcd2345/{TOKEN}/1/",
    f"/e/abcd2345%2F{TOKEN}/",
    f"/e/abcd2345%2f{TOKEN}",
    f"/e/abcd2345/{TOKEN}\xe9",
    f"/x/{TOKEN}\xe9",
    f"/?link={TOKEN}",
)


@pytest.mark.parametrize("path", MISTYPED)
def test_token_is_known_by_its_shape(path: str) -> None:
    assert TOKEN not in mask_links(f"Not Found: {path}")


def test_every_token_has_that_shape() -> None:
    for token in (secrets.token_urlsafe(16) for _ in range(1000)):
        assert mask_links(f"/o/{token}/") == "/o/(link)/"


@pytest.mark.parametrize("code", ["7K3M9Q2XPRT4VWYZ", "7K3M-9Q2X-PRT4-VWYZ", "7k3m-9q2x-prt4-vwyz"])
def test_code_on_paper_is_known_by_its_shape(code: str) -> None:
    assert mask_links(f"Not Found: /c/{code}/") == "Not Found: /c/(link)/"


@pytest.mark.parametrize("peer", ["203.0.113.7", "2001:db8::7"])
def test_request_that_cannot_be_read_does_not_tell_on_anybody(peer: str) -> None:
    complaint = f"Invalid request from ip={peer}: Invalid request line: 'GET /E/abcd2345/{TOKEN}/\xe9'"

    assert mask_links(complaint) == (
        "Invalid request from ip=(adres): Invalid request line: 'GET /E/abcd2345/(link)/\xe9'"
    )


def test_what_helps_to_mend_a_fault_stays_readable() -> None:
    for line in (
        'File "/srv/spoor/enquetes/actions/antwoord.py", line 36, in save_page',
        "Folder 0f8fad5b-d9cb-469f-a165-70867728950e-0123456789abcdef is gone.",
        "django.db.utils.IntegrityError in handle_uncaught_errors",
        "2011-05-03 12:00:00,123 WARNING django.request Not Found: /gemeente/hattem/rondes/",
    ):
        assert mask_links(line) == line


@contextmanager
def web_server(port: int, log: Path) -> Iterator[None]:
    """Run the site as in production, without a database: many a page goes wrong."""
    command = [sys.executable, "-m", "gunicorn", "adoptie.config.wsgi:application", "--log-level", "warning"]
    environment = {**os.environ, "SPOOR_DATA": str(log.parent)}
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"], cwd=ROOT, env=environment, stdout=file, stderr=file
        )
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def ask(port: int, request: str) -> None:
    """Send this, as soon as there is somebody to send it to, and wait for the answer."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), 60) as peer:
            peer.sendall(request.encode("latin-1"))
            assert peer.recv(100).startswith(b"HTTP/1.1 ")
            return
        time.sleep(0.3)


@pytest.mark.slow
def test_web_server_writes_no_token_and_no_address(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"

    with web_server(port, log):
        for path in MISTYPED:
            ask(port, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
        ask(port, f"GET /e/abcd2345/{TOKEN}/ HTTP/9.9\r\nHost: localhost\r\n\r\n")
        ask(port, f"GET /e/abcd2345/{TOKEN}/ HTTP/1.1\r\nBad Header\r\n\r\n")

    written = log.read_text(encoding="utf-8")
    assert "Invalid request from ip=(adres)" in written
    assert ": /E/abcd2345/(link)/" in written
    assert TOKEN not in written
    assert "127.0.0.1" not in written
