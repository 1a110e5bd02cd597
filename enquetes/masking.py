"""Keeps personal links out of the log, whichever logger or web server writes which page was asked for."""

from __future__ import annotations

import logging
import re

_END = r"[^/\s\"'?#]+"
# Addresses of pages that open with a link from a mail (see enquetes.urls), and signed tokens by themselves.
_LINK = re.compile(
    rf"(/e/{_END}/|/volgcode/|/panel/(?:bevestigen|afmelden|blijven|adres|lid)/|/password/reset/key/){_END}"
    r"|[\w.-]+:\w{6}:[\w-]{43}"
)


def mask_links(text: str) -> str:
    """Leave the token out of a personal link.

    >>> mask_links("Gone: /e/abcd2345/hdmq-2Xk/1/")
    'Gone: /e/abcd2345/(link)/1/'
    """
    return _LINK.sub(lambda found: f"{found[1] or ''}(link)", text)


class MaskedRecord(logging.LogRecord):
    """A line of a log that leaves tokens out however it is written.

    A filter would have to stand on every logger, and one on a handler not on that of a web server.
    """

    def getMessage(self) -> str:  # noqa: N802 - the name of logging
        return mask_links(super().getMessage())

    def __setattr__(self, name: str, value: object) -> None:
        """Mask the traceback where a formatter keeps it."""
        masked = mask_links(value) if name == "exc_text" and isinstance(value, str) else value
        super().__setattr__(name, masked)


def mask_logs() -> None:
    """Let no logger write a token; doing it twice adds nothing."""
    logging.setLogRecordFactory(MaskedRecord)
