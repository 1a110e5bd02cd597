"""Codes on paper: 16 signs that nobody mistakes for one another, and that may be typed in any way."""

from __future__ import annotations

import re
import secrets
import unicodedata

# Crockford's: no I, L, O or U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s.,_\-\u2010-\u2015]+")


def make_code() -> str:
    """Return a new code: 80 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """Return a code as it is printed.

    >>> grouped("ABCD2345ABCD2345")
    'ABCD 2345 ABCD 2345'
    """
    return " ".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def typed(text: str) -> str:
    """Return the code that somebody meant, or nothing when it is none.

    >>> typed("abcd-2345 abcd.23o5"), typed("geen code")
    ('ABCD2345ABCD2305', '')
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_MISTAKEN)
    return plain if CODE.fullmatch(plain) else ""
