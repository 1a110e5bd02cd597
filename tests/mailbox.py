"""A mail server on this machine that keeps what it gets, and can be told to misbehave."""

from __future__ import annotations

import email
import email.policy
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail.backends.smtp import EmailBackend
from pytest_django import Settings

LINK = re.compile(r"https?://\S+/e/\S+")


@dataclass
class Mailbox:
    """What arrived, in order, and from whom.

    ``answers`` is what the server says to an address.
    """

    mails: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    refuse_data: str = ""
    senders: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        if self.refuse_data:
            return self.refuse_data
        self.senders.append(envelope.mail_from)
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"

    def addresses(self) -> list[str]:
        return sorted(str(mail["To"]) for mail in self.mails)

    def links(self) -> list[str]:
        return [link_in(mail) for mail in self.mails]


def link_in(mail: EmailMessage) -> str:
    """Return the personal link in a mail."""
    (link,) = LINK.findall(mail.get_content())
    return str(link)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(box: Mailbox, port: int) -> Iterator[None]:
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def point_at(settings: Settings, port: int) -> None:
    """Let the program send to the server at this port."""
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5


@pytest.fixture
def box(settings: Settings) -> Iterator[Mailbox]:
    """Give a mail server that keeps what the program sends."""
    box, port = Mailbox(), free_port()
    point_at(settings, port)
    with running(box, port):
        yield box
