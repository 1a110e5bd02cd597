"""The letters of a CSV: UTF-8, or what Excel in Dutch Windows writes when nobody says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from adoptie.sheets.model import EncodingError

T = TypeVar("T")
_WINDOWS = "cp1252"
GUESSED = "Het bestand is gelezen met de tekens van Windows (cp1252)."


def read_letters(read: Callable[[str | None], T], encoding: str | None = None) -> tuple[T, bool]:
    """Read a whole file with ``read``, which gets the encoding; return what it gives, and whether we guessed.

    Where ``encoding`` is named it is used, and nothing else. Raises what ``read`` raises.
    """
    try:
        return read(encoding), False
    except EncodingError:
        if encoding is not None:
            raise
    return read(_WINDOWS), True


def about_letters(words: Iterable[str]) -> str:
    """Let somebody see whether guessed letters came over well, by the first word that can have gone wrong."""
    example = next((f" Er staat bijvoorbeeld '{word}'." for word in words if not word.isascii()), "")
    return f"{GUESSED}{example} Kijk of letters met een accent kloppen. Zo niet: sla het op als 'CSV UTF-8'."
