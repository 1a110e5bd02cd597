"""The words of a report, for who searches in it."""

from __future__ import annotations

from collections.abc import Iterator

# What stands under these names is for the program.
_NOT_WORDS = frozenset(
    {
        "type",
        "anchor",
        "kind",
        "role",
        "unit",
        "spoor",
        "direction",
        "movement",
        "better",
        "language",
        "theme",
    }
)


def search_text(raw: object) -> str:
    """Return all words of a stored report once, small.

    >>> search_text({"type": "rapport", "title": "Op tijd", "blocks": [{"text": "op tijd klaar"}]})
    'op tijd klaar'
    """
    words = (word for text in _texts(raw) for word in text.lower().split())
    return " ".join(dict.fromkeys(words))


def _texts(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, list):
        for each in raw:
            yield from _texts(each)
    elif isinstance(raw, dict):
        for name, each in raw.items():
            if name not in _NOT_WORDS:
                yield from _texts(each)
