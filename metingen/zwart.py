"""Blacking out words: the only thing that a reader can change in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

# As long for every word, and once for words beside each other, so that its length tells nothing.
ZWART = "\N{FULL BLOCK}" * 3
_WORD = re.compile(r"\S+")


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def blacken(text: str, places: Collection[int]) -> str:
    """Return a text of which the words at these places, counted from 0, are blacked out.

    >>> blacken("De man met de hond lacht.", {1, 4, 3})
    'De ███ met ███ lacht.'
    """
    return " ".join(_parts(words_of(text), frozenset(places))) if places else text


def _parts(words: list[str], places: frozenset[int]) -> Iterator[str]:
    for black, run in groupby(enumerate(words), key=lambda pair: pair[0] in places):
        yield ZWART if black else " ".join(word for _, word in run)
