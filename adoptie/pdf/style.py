"""House style on paper: colours, type sizes and measures, all in one value. Lengths are points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, Self

from adoptie.pdf.errors import PdfError

Face = Literal["regular", "semibold", "italic"]
_HEX = re.compile(r"#[0-9a-fA-F]{6}")

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 72.0
TOP, BOTTOM = 90.0, 84.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
MEASURE = 336.0
"""Width of running text: 60 to 75 characters of body type."""
STEP = 6.0
"""The vertical rhythm: 8 px on screen is 6 points on paper."""


@dataclass(frozen=True, slots=True)
class Type:
    """One way to set text: face, size and distance between base lines."""

    size: float
    leading: float
    face: Face = "regular"


TITLE = Type(29, 36, "semibold")
H1 = Type(23, 30, "semibold")
H2 = Type(15, 21, "semibold")
H3 = Type(11.5, 16.5, "semibold")
LEAD = Type(12.5, 18)
BODY = Type(10.5, 15)
STRONG = Type(10.5, 15, "semibold")
SMALL = Type(9, 12)
SMALL_STRONG = Type(9, 12, "semibold")
SMALL_ITALIC = Type(9, 12, "italic")
TINY = Type(8, 10.5)
TINY_STRONG = Type(8, 10.5, "semibold")
TINY_ITALIC = Type(8, 10.5, "italic")
NUMBER = Type(25, 30, "semibold")


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a theme, as ``#rrggbb``."""

    ink: str = "#1c2530"
    muted: str = "#55606d"
    surface: str = "#f4f6f8"
    line: str = "#cfd6de"
    primary: str = "#0a5c8f"
    virtueel: str = "#0a6ba8"
    mentaal: str = "#1b7a57"
    fysiek: str = "#9a5b00"
    beter: str = "#1b7a57"
    slechter: str = "#a8321f"
    niet_te_zeggen: str = "#6b7681"

    @classmethod
    def from_tokens(cls, tokens: Mapping[str, str]) -> Self:
        """Take over the tokens that have a meaning on paper; the other ones are for screens.

        Raises PdfError when a colour is not written as ``#rrggbb``.
        """
        known = {field.name: tokens[field.name] for field in fields(cls) if tokens.get(field.name)}
        for name, colour in known.items():
            if not _HEX.fullmatch(colour):
                raise PdfError(f"De kleur '{name}' is '{colour}'. Schrijf een kleur als #0a5c8f.")
        return cls(**known)
