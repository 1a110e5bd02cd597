"""Keeps personal links out of the log, also where Django itself writes which page went wrong."""

from __future__ import annotations

import logging
import re

# Whatever stands after the code of a round; see enquetes.urls.
_TOKEN = re.compile(r"(/e/[\w-]+/)[^/\s\"']+")
# The loggers that write addresses of pages.
_LOGGERS = ("django.request", "django.server", "django.security.csrf")


def mask_links(text: str) -> str:
    """Leave the token out of a personal link.

    >>> mask_links("Gone: /e/abcd2345/hdmq-2Xk/1/")
    'Gone: /e/abcd2345/(link)/1/'
    """
    return _TOKEN.sub(r"\1(link)", text)


def _mask(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(mask_links(arg) if isinstance(arg, str) else arg for arg in record.args)
    record.msg = mask_links(record.msg) if isinstance(record.msg, str) else record.msg
    return True


def mask_logs() -> None:
    """Let no logger of Django write a token; doing it twice adds nothing."""
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_mask)
