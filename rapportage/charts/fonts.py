"""The one typeface of charts: how wide a text is, and how it breaks into lines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

import adoptie
from adoptie import dutch
from rapportage.blocks import BlockError

FOLDER = Path(adoptie.__file__).parent / "static" / "vendor" / "fonts"
_EM = 1000
# No less than this stands before or after a hyphen.
_SHORTEST = 3
# A non-breaking space is no place to break, so it is not in here.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def _file(*, bold: bool) -> Path:
    path = FOLDER / ("SourceSans3-Semibold.ttf" if bold else "SourceSans3-Regular.ttf")
    if not path.is_file():
        raise BlockError(f"Het lettertype {path.name} ontbreekt. Draai eerst 'make assets'.")
    return path


@cache
def properties(size: float, *, bold: bool) -> FontProperties:
    """Return the typeface for matplotlib; raises BlockError when its files have not been fetched."""
    return FontProperties(fname=_file(bold=bold), size=size)


@cache
def _font(*, bold: bool) -> FT2Font:
    font = FT2Font(_file(bold=bold))
    font.set_size(_EM, 72)
    return font


@cache
def _advance(character: str, *, bold: bool) -> float:
    return _font(bold=bold).load_char(ord(character), LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _EM


@cache
def _charmap() -> frozenset[int]:
    return frozenset(_font(bold=False).get_charmap())


def clean(text: str) -> str:
    """Return the text on one line, number and unit tied, a question mark for what cannot be written."""
    line = dutch.tied(_SPACES.sub(" ", text).strip())
    return "".join(character if ord(character) in _charmap() else "?" for character in line)


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels of a cleaned text; without kerning, so a hair more than is drawn."""
    return sum(_advance(character, bold=bold) for character in text) * size


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of at most ``width`` pixels, within a word only where it does not fit alone."""
    lines = [""]
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            pieces = _pieces(word, width, size, bold=bold)
            lines = [*filter(None, lines), *pieces]
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = []
    rest = word
    while measure(rest, size, bold=bold) > width and len(rest) > 2 * _SHORTEST:
        fitting = (
            cut
            for cut in range(len(rest) - _SHORTEST, _SHORTEST, -1)
            if measure(f"{rest[:cut]}-", size, bold=bold) <= width
        )
        cut = next(fitting, _SHORTEST)
        pieces.append(f"{rest[:cut]}-")
        rest = rest[cut:]
    return [*pieces, rest]
