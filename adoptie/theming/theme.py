"""The colours of a gemeente: the house style, with its own colours in the places where it may choose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

from adoptie import dutch
from adoptie.theming.contrast import NEEDED, contrast, darker, readable
from adoptie.theming.errors import ThemeError

WHITE = "#ffffff"
# The grey of small print belongs to the house and cannot be chosen.
MUTED = "#55606d"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours that a gemeente may choose, as ``#rrggbb`` in small letters.

    Raises ThemeError when one is not.
    """

    primary: str = "#0a5c8f"
    pressed: str = "#07456b"
    ink: str = "#1c2530"
    surface: str = "#f4f6f8"
    line: str = "#cfd6de"
    header_background: str = WHITE
    header_color: str = "#1c2530"
    virtueel: str = "#0a6ba8"
    mentaal: str = "#1b7a57"
    fysiek: str = "#9a5b00"

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not isinstance(value, str) or _COLOUR.fullmatch(value) is None:
                raise ThemeError(f"De kleur '{name}' is '{value}'. Schrijf een kleur als #0a5c8f.")

    @classmethod
    def from_tokens(cls, tokens: Mapping[str, str]) -> Self:
        """Build a theme from stored tokens; what is missing comes from the house style.

        Who chooses ``primary`` only gets a ``pressed`` that goes with it.
        """
        known = {field.name: tokens[field.name] for field in fields(cls) if field.name in tokens}
        theme = cls(**known)
        if "primary" in known and "pressed" not in known:
            return cls(**known, pressed=darker(theme.primary, 0.25))
        return theme

    def tokens(self) -> dict[str, str]:
        """Return what is stored, and what charts and PDF take: token to ``#rrggbb``."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two colours that meet as text and background; ``advice`` is which of them to change."""

    what: str
    text: str
    background: str
    change: str = "text"


def check_contrast(theme: Theme) -> tuple[str, ...]:
    """Return a sentence for each pair of colours that cannot be read well; empty when all is well.

    Each sentence names the pair, its contrast, what is needed and a colour that is enough.
    """
    return tuple(_sentence(pair) for pair in _pairs(theme) if contrast(pair.text, pair.background) < NEEDED)


def theme_css(theme: Theme) -> str:
    """Return the stylesheet of a gemeente: custom properties only, after those of the house style."""
    lines = "".join(
        f"  --spoor-{name.replace('_', '-')}: {value};\n" for name, value in theme.tokens().items()
    )
    return f".voorbeeld-theme {{\n{lines}}}\n"


def _pairs(theme: Theme) -> tuple[_Pair, ...]:
    return (
        _Pair("De kleur van knoppen en links", theme.primary, WHITE),
        _Pair("De kleur van een ingedrukte knop", theme.pressed, WHITE),
        _Pair("De kleur van tekst", theme.ink, WHITE),
        _Pair("De kleur van tekst in de kop", theme.header_color, theme.header_background),
        _Pair("De kleur van het virtuele spoor", theme.virtueel, WHITE),
        _Pair("De kleur van het mentale spoor", theme.mentaal, WHITE),
        _Pair("De kleur van het fysieke spoor", theme.fysiek, WHITE),
        _Pair("De kleur van vlakken achter tekst", theme.ink, theme.surface, "background"),
        _Pair("De kleur van vlakken achter links", theme.primary, theme.surface, "background"),
        _Pair("De kleur van vlakken achter grijze tekst", MUTED, theme.surface, "background"),
    )


def _sentence(pair: _Pair) -> str:
    own, other = (pair.text, pair.background) if pair.change == "text" else (pair.background, pair.text)
    better = readable(own, other)
    direction = "donkerder" if contrast(better, WHITE) > contrast(own, WHITE) else "lichter"
    where = f"{'op' if pair.change == 'text' else 'onder'} {'wit' if other == WHITE else other}"
    return (
        f"{pair.what} ({own}) {where} heeft contrast {dutch.number(_floor(contrast(own, other)), 1)}."
        f" Nodig is {dutch.number(NEEDED, 1)}. Kies een {direction}e kleur, bijvoorbeeld {better}."
    )


def _floor(ratio: float) -> float:
    # 4.48 is not enough, so it may not read as 4.5.
    return int(ratio * 10) / 10
