"""Takes values out of a mapping in TOML, and names the key where one is not what it should be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Map
from typing import Any

from adoptie import dutch
from metingen.importers.errors import LeveringError

# A mapping of a hundred columns is smaller.
MAX_BYTES = 100_000
# A key stands on one line, and the library takes the square of its length, in time and in memory.
_MAX_LINE = 2_000
_MAX_TEXT = 200


def toml_text(content: bytes) -> str:
    """Return the text of a mapping; raises LeveringError when it is none."""
    if len(content) > MAX_BYTES:
        raise LeveringError("Dit is geen kolomindeling: het bestand is te groot. Kies een ander bestand.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LeveringError("Dit is geen tekst. Sla de kolomindeling op als tekst in UTF-8.") from None


def as_content(text: str) -> dict[str, Any]:
    """Read TOML; raises LeveringError that says where it is wrong."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _MAX_LINE:
            raise LeveringError(
                f"Regel {number} van de kolomindeling is langer dan {dutch.number(_MAX_LINE)} tekens. "
                "Verdeel haar over meer regels."
            )
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LeveringError(f"De kolomindeling is geen geldige TOML. De lezer meldt: {error}.") from error


def as_choice(content: Map[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = content.get(key)
    if value not in choices:
        raise LeveringError(f"'{key}' moet {' of '.join(choices)} zijn. Pas de kolomindeling aan.")
    return str(value)


def as_table(content: Map[str, Any], key: str, known: tuple[str, ...] = ()) -> dict[str, Any]:
    table = content.get(key, {})
    if not isinstance(table, dict):
        raise LeveringError(f"'{key}' moet een tabel zijn: zet er [{key}] boven.")
    for name in table:
        if known and name not in known:
            raise LeveringError(f"'{key}.{name}' bestaat niet. Kies uit {dutch.listing(known)}.")
    return table


def as_text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise LeveringError(f"'{key}' moet een tekst zijn die niet leeg is.")
    text = " ".join(value.split())
    if len(text) > _MAX_TEXT or not text.isprintable():
        raise LeveringError(
            f"'{key}' moet een tekst zijn van hoogstens {_MAX_TEXT} tekens, zonder onzichtbare tekens."
        )
    return text


def as_texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise LeveringError(f"'{key}' moet een lijst met teksten zijn.")
    return tuple(as_text(each, key) for each in value)
