"""Handing mails to the mail server, and judging what became of each.

Who sends claims a mail first, then hands it over, then writes down how it ended. Claimed is only what the
server can be reached for, so that everything still waits while it is down. What nobody knows the end of is
``onzeker`` and never sent again by itself.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

# Longer than any mail server takes; a claim this old was made by a worker that is gone.
CLAIM_LASTS = dt.timedelta(minutes=15)
# One run ends well before the queue would cut it off; the next minute goes on.
_RUN_LASTS = 300
# Answers with which a server says that it did not take the mail; after any other fault nobody knows.
_REFUSED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, SMTPNotSupportedError)
_FOR_GOOD = 500

logger = logging.getLogger(__name__)


class Uitkomst(Enum):
    """What became of a mail."""

    VERZONDEN = auto()
    # Not taken by the server: it can be sent again without going twice.
    MISLUKT = auto()
    # Not taken, because there is nobody at this address (any more).
    ONBEREIKBAAR = auto()
    ONZEKER = auto()


@contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """Give a line to the mail server, and hang up afterwards."""
    server = get_connection()
    try:
        yield server
    finally:
        _hang_up(server)


def in_turn(keys: Iterable[int], server: BaseEmailBackend) -> Iterator[int]:
    """Yield what waits, one by one, until the server cannot be reached or this run has lasted long enough."""
    end = time.monotonic() + _RUN_LASTS
    for key in keys:
        if time.monotonic() > end or not reachable(server):
            return
        yield key


def reachable(server: BaseEmailBackend) -> bool:
    """Have a line that works, a new one when the old one has gone. Only then may a mail be claimed."""
    smtp = getattr(server, "connection", None)
    try:
        if smtp is not None and smtp.noop()[0] != 250:
            _hang_up(server)
    except (SMTPException, OSError):
        _hang_up(server)
    try:
        server.open()
    except (SMTPException, OSError) as fault:
        logger.warning("Mail server not reached: %s", type(fault).__name__)
        return False
    return True


def deliver(message: EmailMessage, server: BaseEmailBackend) -> Uitkomst:
    """Hand over one mail, and tell what became of it. A fault is logged without address or text."""
    message.connection = server
    try:
        message.send()
    except _REFUSED as fault:
        logger.warning("A mail was refused: %s", type(fault).__name__)
        return Uitkomst.ONBEREIKBAAR if _nobody_there(fault) else Uitkomst.MISLUKT
    except (SMTPException, OSError) as fault:
        logger.warning("A mail may not have left: %s", type(fault).__name__)
        _hang_up(server)
        return Uitkomst.ONZEKER
    return Uitkomst.VERZONDEN


def _nobody_there(fault: SMTPException) -> bool:
    if not isinstance(fault, SMTPRecipientsRefused):
        return False
    return all(code >= _FOR_GOOD for code, _ in fault.recipients.values())


def _hang_up(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (SMTPException, OSError):
        logger.info("The mail server had gone already.")
