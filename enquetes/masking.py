"""Keeps personal links out of the log, whichever logger or web server writes which page was asked for."""

from __future__ import annotations

import logging
import re

_END = r"[^/\s\"'?#]+"
# Around a word by itself, also right after an escaped slash.
_BEGIN, _STOP = r"(?:(?<![\w-])|(?<=%[0-9a-f]{2}))", r"(?![\w-])"
_SHAPES = (
    # Pages that open with a link from a mail.
    rf"(/[ek]/{_END}/|/u/|/volgcode/|/panel/(?:bevestigen|afmelden|blijven|adres|lid)/|/mijn-gegevens/(?:van|adres)/|/password/reset/key/){_END}",
    # A signed token.
    r"[\w.-]+:\w{6}:[\w-]{43}",
    # The token of a link of which the rest was mistyped: of 128 bits, so never in small letters only.
    rf"{_BEGIN}(?=[\w-]*(?-i:[A-Z0-9]))[\w-]{{22}}{_STOP}",
    # The token to take back consent, which Fernet makes.
    rf"{_BEGIN}gAAAA[\w-]{{60,}}={{0,2}}",
    # A code on paper.
    rf"{_BEGIN}(?:[0-9a-hjkmnp-tv-z]{{4}}-?){{4}}{_STOP}",
)
_LINK = re.compile("|".join(_SHAPES), re.IGNORECASE | re.ASCII)
# Whom gunicorn blames for a request that it could not read.
_ADDRESS = re.compile(r"\bip=\S+?(?=:?\s)")


def mask_links(text: str) -> str:
    """Leave the token out of a personal link, and who asked out of a complaint about a request.

    >>> mask_links("Gone: /e/abcd2345/hdmq-2Xk/1/")
    'Gone: /e/abcd2345/(link)/1/'
    >>> mask_links("Invalid request from ip=10.0.0.1: no host")
    'Invalid request from ip=(adres): no host'
    """
    masked = _LINK.sub(lambda found: f"{found[1] or ''}(link)", text)
    return _ADDRESS.sub("ip=(adres)", masked)


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
