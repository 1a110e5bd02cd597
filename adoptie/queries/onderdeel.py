from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from adoptie.models import Gemeente, Onderdeel


@dataclass(frozen=True, slots=True)
class Node:
    """An onderdeel with what lies under it."""

    onderdeel: Onderdeel
    children: tuple[Node, ...]


def onderdelen_tree(gemeente: Gemeente) -> tuple[Node, ...]:
    """Return all onderdelen as a tree, ended ones too, in one query."""
    below: defaultdict[int | None, list[Onderdeel]] = defaultdict(list)
    for onderdeel in gemeente.onderdelen.select_related("opvolger"):
        below[onderdeel.ouder_id].append(onderdeel)

    def nodes(ouder: int | None) -> Iterator[Node]:
        for onderdeel in below[ouder]:
            yield Node(onderdeel, tuple(nodes(onderdeel.pk)))

    return tuple(nodes(None))
