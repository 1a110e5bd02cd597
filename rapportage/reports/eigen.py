"""Words that people add to a report: set apart from what follows from figures, and never mixed with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rapportage.blocks import Text

_ITEM = "- "
_LOCKED = "De zinnen over cijfers volgen uit de cijfers zelf. Niemand kan ze aanpassen."
_WHOSE = "Tekst met een streep ervoor is van de gemeente zelf."


def locked(words: Iterable[str]) -> Text:
    """Say that nobody can change what follows from figures, and how other words are told from it."""
    return Text(f"{_LOCKED} {_WHOSE}" if any(map(str.strip, words)) else _LOCKED, "small")


def own(words: str) -> Iterator[Text]:
    """Yield a paragraph for each line that was written, and a list for lines after each other with a dash.

    Nothing for no words.
    """
    lines = [" ".join(line.split()) for line in words.splitlines()]
    for listed, group in groupby(filter(None, lines), key=lambda line: line.startswith(_ITEM)):
        if listed:
            yield Text("", "eigen", tuple(line.removeprefix(_ITEM) for line in group))
        else:
            yield from (Text(line, "eigen") for line in group)
