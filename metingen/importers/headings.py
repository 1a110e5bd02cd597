"""Fits a mapping to one file: a column may have another heading than the first that is thought of."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace

from adoptie import dutch
from metingen.importers.mapping import Mapping

# How a message begins that the first steps repeat.
OTHER_NAMES = "Gelezen onder een andere naam:"


def fitted(mapping: Mapping, headings: Sequence[str]) -> tuple[Mapping, tuple[str, ...]]:
    """Return the mapping with the headings of this file, and which other names were understood.

    The first name of a column goes before its other names, as it is written.
    """
    there = {heading.casefold() for heading in headings}
    free = {_plain(heading): heading for heading in reversed(headings)}
    for heading in mapping.kolommen.values():
        if heading.casefold() in there:
            free.pop(_plain(heading), None)
    kolommen, told = dict(mapping.kolommen), list[str]()
    for role, names in mapping.andere_namen.items():
        first = mapping.kolommen[role]
        known = None if first.casefold() in there else _first_of((first, *names), free)
        if known is not None:
            kolommen[role] = free.pop(known)
            if known != _plain(first):
                told.append(f"'{kolommen[role]}' als {first}")
    message = (f"{OTHER_NAMES} {dutch.listing(told)}.",) if told else ()
    return replace(mapping, kolommen=kolommen), message


def _first_of(names: Sequence[str], free: Map[str, str]) -> str | None:
    return next((plain for plain in map(_plain, names) if plain in free), None)


def _plain(heading: str) -> str:
    """Return a heading without capitals, spaces and signs.

    >>> _plain("Datum ontvangst"), _plain("Zaak-nr.")
    ('datumontvangst', 'zaaknr')
    """
    return re.sub(r"[\W_]+", "", heading).casefold()
