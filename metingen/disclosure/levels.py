"""One breakdown from fine to coarse: its hierarchy, then larger and larger parts, until one is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from .groups import Samenvoeging, merge_groups
from .rules import DisclosureError
from .tables import BoolArray, IntArray

Parts = tuple[Samenvoeging, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """A partition of the classes of a breakdown: its parts, and which of the finest parts are in each.

    ``members`` has the shape (parts, finest parts).
    """

    parts: Parts
    members: BoolArray

    @property
    def labels(self) -> list[str]:
        return [part.label for part in self.parts]

    @property
    def alone(self) -> BoolArray:
        """Tell which parts are a single class."""
        return np.array([len(part.groepen) == 1 for part in self.parts])

    def sets(self) -> Iterator[frozenset[int]]:
        """Yield of each part its finest parts, by number."""
        for line in self.members:
            yield frozenset(np.flatnonzero(line).tolist())


def levels_of(
    sizes: Mapping[str, int],
    groep: int,
    buren: Mapping[str, str] | None = None,
    ouders: Mapping[str, str] | None = None,
) -> list[Level]:
    """Return the levels of a breakdown with so many people per class, the finest that may be told first.

    ``ouders``: class -> the coarser class it is part of, which may be part of another again; classes that
    fall short merge within it. Every part of every level has ``groep`` people, and lies within one of the
    next level. Nothing is returned when all people together are too few.
    """
    found = _partitions(sizes, groep, buren or {}, ouders or {})
    finest = found[0] if found else ()
    return [
        Level(parts, np.array([[one.groepen[0] in part.groepen for one in finest] for part in parts]))
        for parts in found
    ]


def folded(table: IntArray, axis: int, classes: tuple[str, ...], level: Level) -> IntArray:
    """Return a table of declared classes with the classes along one axis joined to the parts of a level."""
    places = {name: at for at, name in enumerate(classes)}
    lines = [
        table.take([places[name] for name in part.groepen], axis=axis).sum(axis=axis) for part in level.parts
    ]
    return np.stack(lines, axis=axis)


def _partitions(
    sizes: Mapping[str, int], groep: int, buren: Mapping[str, str], ouders: Mapping[str, str]
) -> list[Parts]:
    families = families_of(sizes, ouders)
    if all(names == [parent] for parent, names in families.items()):
        return _growing(sizes, groep, buren)
    whole = {parent: sum(sizes[name] for name in names) for parent, names in families.items()}
    above = [
        tuple(_with_children(part, families) for part in parts)
        for parts in _partitions(whole, groep, buren, ouders)
    ]
    own = [part for family in above[0] for part in _inside(family, sizes, groep, buren)] if above else []
    return [tuple(own), *above] if len(own) > len(above[0] if above else ()) else above


def families_of(classes: Iterable[str], ouders: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the classes of each coarser class. Raises DisclosureError where one is part of itself."""
    found = defaultdict(list)
    names = set(classes)
    for name in sorted(names):
        above = {name}
        parent = name
        while (parent := ouders.get(parent, parent)) not in above:
            above.add(parent)
        if len(above & names) > 1 or ouders.get(parent, parent) != parent:
            raise DisclosureError(
                f"'{name}' hoort bij een deel dat ook zelf een klasse is. Kijk de delen na."
            )
        found[ouders.get(name, name)].append(name)
    return found


def _growing(sizes: Mapping[str, int], groep: int, buren: Mapping[str, str]) -> list[Parts]:
    """Return partitions of larger and larger parts."""
    found = [merge_groups(sizes, groep, buren)]
    while len(found[-1]) > 1:
        found.append(merge_groups(sizes, found[-1][0].n + 1, buren))
    return [parts for parts in found if parts]


def _with_children(part: Samenvoeging, families: Mapping[str, list[str]]) -> Samenvoeging:
    return replace(part, groepen=tuple(sorted(name for parent in part.groepen for name in families[parent])))


def _inside(
    family: Samenvoeging, sizes: Mapping[str, int], groep: int, buren: Mapping[str, str]
) -> Iterator[Samenvoeging]:
    """Yield the parts in which the classes of a family are told; one that holds all is the family."""
    own = {name: sizes[name] for name in family.groepen}
    parts = merge_groups(own, groep, {name: buur for name, buur in buren.items() if buur in own})
    yield from parts if len(parts) > 1 else [family]
