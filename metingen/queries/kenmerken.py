"""Classes of the profile in words, and in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable

from enquetes.profiel import ITEMS
from metingen.queries.cijfers import Cijfer

_NAMES = {("ondernemer", "ja"): "ondernemer", ("ondernemer", "nee"): "geen ondernemer"}


def kenmerk_name(kenmerk: str) -> str:
    """Return what an item of the profile is called: "kern of wijk"."""
    return ITEMS.get(kenmerk, kenmerk)


def class_name(figure: Cijfer) -> str:
    """Return what the class of a figure is called where its item is not named beside it."""
    return _NAMES.get((figure.kenmerk, figure.groep), figure.groep)


def by_kenmerk(figures: Iterable[Cijfer]) -> dict[str, list[Cijfer]]:
    """Return figures of classes by the item of the profile, as who joins the panel is asked them."""
    found: dict[str, list[Cijfer]] = {kenmerk: [] for kenmerk in ITEMS}
    for figure in figures:
        if figure.kenmerk:
            found.setdefault(figure.kenmerk, []).append(figure)
    return {kenmerk: rows for kenmerk, rows in found.items() if rows}
