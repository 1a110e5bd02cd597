"""Colours of a chart: the house style, with what a gemeente puts in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

from adoptie.theming import contrast
from rapportage.blocks import BlockError

NO_TOKENS: Mapping[str, str] = MappingProxyType({})
LIKERT = ("#8c510a", "#d8b365", "#e6e9ec", "#5ab4ac", "#01665e")
QUIET = ("#e6e9ec", "#82a9c4", "#0a5c8f", "#062f4a")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``; the names are the tokens of the house style."""

    ink: str = "#1c2530"
    muted: str = "#55606d"
    surface: str = "#f4f6f8"
    line: str = "#cfd6de"
    primary: str = "#0a5c8f"
    pressed: str = "#07456b"
    virtueel: str = "#0a6ba8"
    mentaal: str = "#1b7a57"
    fysiek: str = "#9a5b00"
    beter: str = "#1b7a57"
    slechter: str = "#a8321f"
    niet_te_zeggen: str = "#6b7681"

    @property
    def series(self) -> tuple[str, str, str, str, str]:
        """Return the colours of at most five series, all readable as text on white."""
        return (self.primary, self.fysiek, self.mentaal, self.niet_te_zeggen, self.ink)


def make_theme(tokens: Mapping[str, str] = NO_TOKENS) -> Theme:
    """Return the house style with these tokens in its place; tokens with other names are for others.

    Raises BlockError when a colour is not written as ``#rrggbb``.
    """
    names = [field.name for field in fields(Theme) if field.name in tokens]
    for name in names:
        if _COLOUR.fullmatch(tokens[name]) is None:
            raise BlockError(f"De kleur '{name}' is '{tokens[name]}'. Schrijf een kleur als #0a5c8f.")
    return Theme(**{name: tokens[name] for name in names})


def likert_colours(count: int) -> tuple[str, ...]:
    """Return ``count`` colours from worst to best; only odd scales have the neutral grey.

    >>> likert_colours(4)
    ('#8c510a', '#d8b365', '#5ab4ac', '#01665e')
    """
    odd = count if count % 2 else count + 1
    colours = _steps(LIKERT, odd)
    return tuple(colours[: odd // 2] + colours[odd // 2 + 1 :] if odd != count else colours)


def quiet_colours(count: int) -> tuple[str, ...]:
    """Return ``count`` colours from light to dark, for answers of which none is better.

    >>> quiet_colours(3)
    ('#e6e9ec', '#4682aa', '#062f4a')
    """
    return tuple(_steps(QUIET, count))


def _steps(ramp: Sequence[str], count: int) -> list[str]:
    """Return ``count`` colours at equal distances on a ramp."""
    places = [index * (len(ramp) - 1) / max(count - 1, 1) for index in range(count)]
    return [_between(ramp, place) for place in places]


def _between(ramp: Sequence[str], step: float) -> str:
    at = min(int(step), len(ramp) - 2)
    return mix(ramp[at], ramp[at + 1], step - at)


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies ``share`` (0..1) of the way from the first to the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def text_on(background: str, ink: str) -> str:
    """Return white or ``ink``, whichever has more contrast with the background."""
    white = "#ffffff"
    return white if contrast(white, background) >= contrast(ink, background) else ink


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
