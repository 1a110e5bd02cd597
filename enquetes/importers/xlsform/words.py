"""Texts of a form as ours: without HTML, and with the answers that they fill in."""

from __future__ import annotations

import re
from collections.abc import Callable

from enquetes.importers.texts import literal, lost_with_html, plain_text
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.importers.verlies import Verslag

_REFERENCE = re.compile(r"\$\{\s*([^{}]+?)\s*\}")
# Signs that no text holds stand for what is filled in while the HTML goes.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^()\s]{1,500})\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,1000}?)(?<=\S)\1")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_NOTHING = "…"
_DIGITS = 6
_CHOSEN = frozenset({Wijze.KEUZE, Wijze.KEUZES})


def worded(raw: str, wat: str, find: Callable[[str], Variable], verslag: Verslag) -> str:
    """Return a text with the answers that it names; what cannot be filled in is noted."""
    names: list[str] = []
    for lost in lost_with_html(raw):
        verslag.left_out(wat, lost)

    def place(found: re.Match[str]) -> str:
        names.append(found[1])
        return f"{_OPEN}{len(names) - 1}{_CLOSE}"

    words = literal(plain_text(_without_marks(_REFERENCE.sub(place, raw))))

    def fill(found: re.Match[str]) -> str:
        at = int(found[1][:_DIGITS])
        return _filled(names[at], wat, find, verslag) if at < len(names) else ""

    return _PLACE.sub(fill, words)


def _without_marks(text: str) -> str:
    """Return a text without the marks of Markdown that forms use."""
    text = _LINK.sub(r"\1 (\2)", text)
    return _BOLD.sub(r"\2", _HEADING.sub("", text))


def _filled(name: str, wat: str, find: Callable[[str], Variable], verslag: Verslag) -> str:
    try:
        variable = find(name)
    except UntranslatableError as fault:
        verslag.left_out(wat, f"In de tekst is '${{{name}}}' niet over te nemen: {fault}.")
        return _NOTHING
    if variable.wijze in _CHOSEN:
        verslag.changed(wat, f"'${{{name}}}' toont bij ons de woorden van het antwoord, niet de code.")
    return f"{{{variable.vraag.code}}}"
