"""Reads a message in the mailbox for returned mail: a report that a mail was not delivered (RFC 3464)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from .envelope import Retour, read_label

# Where the address stands to which the report was sent, with the label in it where the server allows that.
_ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_REPORT = "message/delivery-status"
# Mail that is returned with a report, whole or its headers only.
_RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")
_NAMES_IT = ("X-Spoor-Retour", "Message-ID", "Return-Path")


def returned(raw: bytes) -> Retour | None:
    """Return which of our mails will not arrive; nothing for any other message.

    A delay is no failure, and an answer of somebody on holiday no report.
    """
    message = message_from_bytes(raw)
    reports = [part for part in message.walk() if part.get_content_type() == _REPORT]
    if not any(_failed(report) for report in reports):
        return None
    return next((found for text in _texts(message) if (found := read_label(text))), None)


def _failed(report: Message) -> bool:
    blocks = report.get_payload()
    if not isinstance(blocks, list):
        return False
    return any(
        isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed"
        for block in blocks
    )


def _texts(message: Message) -> Iterator[str]:
    """Yield what may hold the label: the envelope of the report, then the mail that it returns."""
    yield from _values(message, _ADDRESSED)
    for part in message.walk():
        if part is message:
            continue
        yield from _values(part, _NAMES_IT)
        if part.get_content_type() in _RETURNED and not part.is_multipart():
            yield str(part.get_payload())


def _values(message: Message, names: tuple[str, ...]) -> Iterator[str]:
    return (str(value) for name in names for value in message.get_all(name, []))
