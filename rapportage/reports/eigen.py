"""Words that people add to a report: set apart from what follows from figures, and never mixed with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapportage.blocks import Text

_LOCKED = "De zinnen over cijfers volgen uit de cijfers zelf. Niemand kan ze aanpassen."
_WHOSE = "Tekst met een streep ervoor is van de gemeente zelf."


def locked(words: Iterable[str]) -> Text:
    """Say that nobody can change what follows from figures, and how other words are told from it."""
    return Text(f"{_LOCKED} {_WHOSE}" if any(map(str.strip, words)) else _LOCKED, "small")


def own(words: str) -> Iterator[Text]:
    """Yield a paragraph for each line that was written; nothing for no words."""
    for line in words.splitlines():
        told = " ".join(line.split())
        if told:
            yield Text(told, "eigen")
