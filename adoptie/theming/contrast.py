"""Contrast of two colours, and the nearest colour that can be read; colours are ``#rrggbb``."""

from __future__ import annotations

import colorsys

# Success criterion 1.4.3 of WCAG 2.2, for text of normal size.
NEEDED = 4.5
_STEPS = 256


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio, 1 (equal) to 21 (black on white).

    Formula: (L1 + 0.05) / (L2 + 0.05), L the relative luminance; WCAG 2.2, "contrast ratio".
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, background: str) -> str:
    """Return the colour itself, or the nearest one of the same hue with enough contrast on the background.

    The smallest change of lightness is taken, to black or to white; one of the two always ends well,
    since the better of black and white has at least 4.58 on any background.
    """
    if contrast(colour, background) >= NEEDED:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(1, _STEPS + 1):
        for sign in (-1, 1):
            shifted = lightness + sign * step / _STEPS
            if not -1 / _STEPS < shifted < 1 + 1 / _STEPS:
                continue
            candidate = _hex(colorsys.hls_to_rgb(hue, min(max(shifted, 0.0), 1.0), saturation))
            if contrast(candidate, background) >= NEEDED:
                return candidate
    raise AssertionError("black or white has enough contrast on any background")


def darker(colour: str, share: float) -> str:
    """Return the colour with its lightness taken down by ``share`` (0..1)."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _hex(colorsys.hls_to_rgb(hue, lightness * (1 - share), saturation))


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
