"""The one font family of the house, embedded in every document."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from adoptie import dutch
from adoptie.pdf.errors import PdfError
from adoptie.pdf.style import Face

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor" / "fonts"
FILES: dict[Face, str] = {
    "regular": "SourceSans3-Regular",
    "semibold": "SourceSans3-Semibold",
    "italic": "SourceSans3-It",
}
REPLACEMENT = "\N{WHITE SQUARE}"


@cache
def _load(folder: Path, name: str) -> Any:
    try:
        font = TTFont(name, str(folder / f"{name}.ttf"))
    except (OSError, TTFError) as fault:
        raise PdfError(
            f"Het lettertype {name} ontbreekt, dus er kan geen PDF worden gemaakt. Draai eerst make assets."
        ) from fault
    pdfmetrics.registerFont(font)
    return font


def name_of(face: Face) -> str:
    """Return the name under which a face can be used on a canvas; registers it the first time.

    Raises PdfError when the font file is absent.
    """
    return str(_load(FOLDER, FILES[face]).fontName)


def width_of(text: str, face: Face, size: float) -> float:
    """Return the width of clean text in points."""
    return sum(map(_widths(face).__getitem__, text)) * size / 1000


class _Widths(dict[str, float]):
    """The width of each character in thousandths of the size: drawing asks it all the time."""

    default: float

    def __missing__(self, char: str) -> float:
        return self.default


@cache
def _widths(face: Face) -> _Widths:
    metrics = _load(FOLDER, FILES[face]).face
    widths = _Widths({chr(code): width for code, width in metrics.charWidths.items()})
    widths.default = metrics.defaultWidth
    return widths


@cache
def _known() -> frozenset[int]:
    """Return the characters that every face has, so that replacing does not depend on the face."""
    known = [frozenset(_load(FOLDER, name).face.charToGlyph) for name in FILES.values()]
    return frozenset.intersection(*known)


def clean(text: str) -> str:
    """Make text drawable: composed, number and unit tied, no control characters, a square for the unknown.

    Line ends and tabs become spaces; other control and formatting characters disappear.
    """
    composed = unicodedata.normalize("NFC", dutch.tied(text))
    return composed if composed.isascii() and composed.isprintable() else "".join(map(_drawable, composed))


def _drawable(char: str) -> str:
    if char.isspace() and char not in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf"}:
        return ""
    return char if ord(char) in _known() else REPLACEMENT
