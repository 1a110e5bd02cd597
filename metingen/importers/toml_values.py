"""Takes values out of a mapping in TOML, and names the key where one is not what it should be."""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Any

from adoptie import dutch
from metingen.importers.errors import LeveringError


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
    return " ".join(value.split())


def as_texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise LeveringError(f"'{key}' moet een lijst met teksten zijn.")
    return tuple(as_text(each, key) for each in value)
