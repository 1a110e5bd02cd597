"""What a reader says of one text, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Oordeel:
    """A verdict: whether a text is shown, why not, and the places of the words that are blacked out.

    ``versie`` is how often it was judged before the page was drawn.
    """

    nummer: str
    oordeel: str
    reden: str = ""
    zwart: tuple[int, ...] = ()
    versie: int = 0


@dataclass(frozen=True, slots=True)
class Indeling:
    """In which themes (their keys) one text is put, and in which it was when the page was drawn."""

    nummer: str
    themas: frozenset[int]
    stond: frozenset[int] | None
