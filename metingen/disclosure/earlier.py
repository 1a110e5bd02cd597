"""What was told before of the same answers: later figures give way, so that no two versions can be compared.

Whoever kept an earlier version has both. What was hidden then stays hidden, and groups or answers that were
not told apart then are not told apart now: each would be one subtraction away from what was hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a sealed round: the item, the group (empty: the whole), the answer; hidden or shown."""

    item: str
    groep: str
    categorie: str
    shown: bool


Place = tuple[str, str]  # item and group


def gives_way(now: Iterable[Cell], before: Iterable[Cell]) -> frozenset[Place]:
    """Return the places (item and group) where what was told before stands, whatever would be told now.

    A place gives way where something would be shown that was hidden before, where its answers are divided
    in another way than before, and where the item was told but this group not. To tell less is always
    possible, and so is an item of which nothing was told before: that one passes the gate by itself.

    >>> shown, hidden = Cell("werk", "Balie", "", True), Cell("werk", "Balie", "", False)
    >>> sorted(gives_way([shown], [hidden])), sorted(gives_way([hidden], [shown]))
    ([('werk', 'Balie')], [])
    """
    earlier = _by_place(before)
    items = {item for item, _ in earlier}
    return frozenset(
        place
        for place, told in _by_place(now).items()
        if any(each.shown for each in told)
        and place[0] in items
        and not _allows(earlier.get(place, ()), told)
    )


def _allows(earlier: Collection[Cell], told: Collection[Cell]) -> bool:
    seen = {each.categorie for each in earlier if each.shown}
    return {each.categorie for each in told if each.shown} <= seen and (
        {each.categorie for each in earlier} == {each.categorie for each in told}
    )


def _by_place(told: Iterable[Cell]) -> dict[Place, list[Cell]]:
    found: dict[Place, list[Cell]] = {}
    for each in told:
        found.setdefault((each.item, each.groep), []).append(each)
    return found
