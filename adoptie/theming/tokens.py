"""Reads the design tokens that a gemeente brings: flat, or nested as in NL Design System and W3C files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from adoptie.theming.errors import ThemeError
from adoptie.theming.theme import Theme

MAX_LENGTH = 4_000_000
TOO_LONG = "Dit bestand is te groot. Een bestand met kleuren is hoogstens 4 MB."
_MAX_DEPTH = 20
_NAMES = {field.name.replace("_", "-"): field.name for field in fields(Theme)}
# Names of NL Design System for the same things; the first one that is present counts.
_ALIASES = {
    "primary": (
        "utrecht.button.primary-action.background-color",
        "basis.color.action-1.inverse-bg-default",
        "utrecht.link.color",
    ),
    "pressed": (
        "primary-pressed",
        "utrecht.button.primary-action.active.background-color",
        "utrecht.button.primary-action.hover.background-color",
    ),
    "ink": ("utrecht.document.color", "utrecht.root.color", "basis.color.default.color-document"),
    "surface": ("utrecht.surface.background-color", "utrecht.page-footer.background-color"),
    "line": ("utrecht.separator.color", "utrecht.table.row.border-block-end-color"),
    "header_background": ("utrecht.page-header.background-color", "utrecht.nav-bar.background-color"),
    "header_color": ("utrecht.page-header.color", "utrecht.nav-bar.color"),
}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_REFERENCE = re.compile(r"\{([^{}]+)\}")


def parse_tokens(text: str) -> Theme:
    """Read a theme from JSON: ``{"primary": "#0a5c8f"}`` or nested design tokens (``value`` or ``$value``).

    References such as ``{utrecht.color.red}`` are followed. Tokens that the site does not use are passed
    over.
    Raises ThemeError with a sentence for the user.
    """
    data = _load(text)
    # Tokens Studio puts the tokens in named sets, of which the first ones are the default.
    sets = [part for part in data.values() if isinstance(part, dict)] if "$metadata" in data else [data]
    values = {name: value for part in reversed(sets) for name, value in _flatten(part)}
    found = {}
    for token in _NAMES.values():
        name = next((name for name in _names_for(token) if name in values), None)
        if name is not None:
            found[token] = _colour(name, values)
    if not found:
        raise ThemeError(
            'In dit bestand staat geen kleur die we kennen. Gebruik bijvoorbeeld: {"primary": "#0a5c8f"}.'
        )
    return Theme.from_tokens(found)


def _load(text: str) -> dict[str, Any]:
    if len(text) > MAX_LENGTH:
        raise ThemeError(TOO_LONG)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ThemeError("Dit is geen JSON-bestand. Lever de kleuren als design tokens in JSON.") from None
    if not isinstance(data, dict):
        raise ThemeError("Het bestand moet beginnen met { en namen met kleuren bevatten.")
    return data


def _flatten(node: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield (name with points, value) of each token."""
    if len(path) > _MAX_DEPTH:
        raise ThemeError("De kleuren staan te diep genest in het bestand.")
    for key, child in node.items():
        here = (*path, str(key))
        if not isinstance(child, dict):
            if not str(key).startswith("$"):
                yield _name(here), child
            continue
        for word in ("$value", "value"):
            if word in child and not (word == "value" and isinstance(child[word], dict)):
                yield _name(here), child[word]
                break
        else:
            yield from _flatten(child, here)


def _name(path: tuple[str, ...]) -> str:
    return ".".join(path).lower().lstrip("-").removeprefix("spoor-").removeprefix("spoor.").replace("_", "-")


def _names_for(token: str) -> tuple[str, ...]:
    return (token.replace("_", "-"), *_ALIASES.get(token, ()))


def _colour(name: str, values: dict[str, Any]) -> str:
    value, seen = values[name], {name}
    while isinstance(value, str) and (match := _REFERENCE.fullmatch(value.strip())):
        target = _name(tuple(match[1].removesuffix(".value").split(".")))
        if target in seen or target not in values:
            raise ThemeError(f"De kleur '{name}' verwijst naar '{match[1]}'. Die staat niet in het bestand.")
        seen.add(target)
        value = values[target]
    if isinstance(value, dict):
        value = value.get("hex")
    if not isinstance(value, str) or _HEX.fullmatch(value.strip()) is None:
        raise ThemeError(f"De kleur '{name}' is '{_short(value)}'. Schrijf een kleur als #0a5c8f.")
    digits = value.strip().lower().removeprefix("#")
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
