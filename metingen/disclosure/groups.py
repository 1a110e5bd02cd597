"""Merging groups that fell short: what is published always partitions the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adoptie import dutch

from .rules import DisclosureError

_TOGETHER = " samen"


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """One published group: its label, the groups in it (alphabetical) and its number of respondents."""

    label: str
    groepen: tuple[str, ...]
    n: int


def merge_groups(
    respondents: Mapping[str, int],
    groep: int,
    buren: Mapping[str, str] | None = None,
    together: Iterable[frozenset[str]] = (),
    order: Sequence[str] = (),
) -> tuple[Samenvoeging, ...]:
    """Merge each group that falls short with its neighbour until every group has ``groep`` respondents.

    ``respondents``: group -> number of respondents (or invited people, before launch). ``buren``: group ->
    the group it is reported with when it falls short; without one it joins the next smallest. ``together``:
    groups that are merged to begin with, each in one part. ``order``: groups in an order, as ages, in which
    one that falls short joins the smaller of those next to it. The smallest goes first; ties are broken by
    name, so that the order of the input does not matter. Sizes and neighbours decide, never answers.
    Returns published groups from small to large, or nothing when the whole falls short. Raises
    DisclosureError when a neighbour is unknown or a number is negative.
    """
    buren = buren or {}
    _check(respondents, buren)
    merged = list(together)
    alone = respondents.keys() - frozenset[str]().union(*merged)
    parts = [*merged, *(frozenset([name]) for name in alone)]

    def size(part: frozenset[str]) -> tuple[int, list[str]]:
        return sum(respondents[name] for name in part), _alphabetical(part)

    parts.sort(key=size)
    while len(parts) > 1 and size(parts[0])[0] < groep:
        short = parts.pop(0)
        partner = _partner(short, _beside(short, parts, order), buren)
        parts.remove(partner)
        parts.append(short | partner)
        parts.sort(key=size)
    if not parts or size(parts[0])[0] < groep:
        return ()
    return tuple(Samenvoeging(_label(part), tuple(_alphabetical(part)), size(part)[0]) for part in parts)


def _partner(short: frozenset[str], others: list[frozenset[str]], buren: Mapping[str, str]) -> frozenset[str]:
    for name in _alphabetical(short):
        for other in others:
            if buren.get(name) in other:
                return other
    return others[0]


def _beside(
    short: frozenset[str], others: list[frozenset[str]], order: Sequence[str]
) -> list[frozenset[str]]:
    """Return those of the others that lie nearest in the order; all of them without one."""
    place = {name: at for at, name in enumerate(order)}

    def distance(other: frozenset[str]) -> int:
        apart = [abs(place[one] - place[two]) for one in short & place.keys() for two in other & place.keys()]
        # What has no place in the order is beside everything.
        return min(apart, default=1)

    nearest = min(map(distance, others))
    return [other for other in others if distance(other) == nearest]


def _alphabetical(part: frozenset[str]) -> list[str]:
    return sorted(part, key=lambda name: (name.casefold(), name))


def _label(part: frozenset[str]) -> str:
    names = _alphabetical(part)
    if len(names) == 1:
        return names[0]
    # Where some of them were merged before, that is said once.
    return f"{dutch.listing([name.removesuffix(_TOGETHER) for name in names])}{_TOGETHER}"


def _check(respondents: Mapping[str, int], buren: Mapping[str, str]) -> None:
    for name, n in respondents.items():
        if n < 0:
            raise DisclosureError(f"Groep '{name}' heeft een aantal onder nul: {n}. Verbeter dit aantal.")
    for name, buur in buren.items():
        if name in respondents and buur not in respondents:
            raise DisclosureError(
                f"De buur '{buur}' van groep '{name}' bestaat niet. Kies een groep uit de lijst."
            )


def is_part_of(groep: str, label: str, groepen: Iterable[str]) -> bool:
    """Tell whether a group is seen under a label: its own, or that of groups which were merged.

    ``groepen``: all groups of the round. A longer name may hold a shorter one, so the longest are taken out
    first.
    """
    if label == groep:
        return True
    if not label.endswith(_TOGETHER):
        return False
    rest = label.removesuffix(_TOGETHER)
    for name in sorted(groepen, key=len, reverse=True):
        if name in rest:
            if name == groep:
                return True
            rest = rest.replace(name, "\0", 1)
    return False
