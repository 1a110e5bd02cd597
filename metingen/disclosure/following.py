"""Questions that are asked only after a certain answer: how many were asked says how many gave it.

The questionnaire is public, so the number of respondents of the later item bounds an answer to the earlier
one, group by group. Therefore groups stand apart in the later item only where the earlier one tells them in
full; all others are told together, for their sum follows from the total anyhow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from .distributions import Published, Weergave

Parts = tuple[frozenset[str], ...]


class _Group(Protocol):
    @property
    def groepen(self) -> tuple[str, ...]: ...
    @property
    def published(self) -> Published: ...


class _Item(Protocol):
    @property
    def groups(self) -> Collection[_Group]: ...
    @property
    def total(self) -> _Group | None: ...


def told_together(groups: Collection[str], before: Iterable[_Item]) -> Parts | None:
    """Return the parts in which groups are told of an item that is asked after the items ``before``.

    None where nothing may be told, as an earlier item does not tell even the whole in full. Groups that an
    earlier item does not know are told together.
    """
    parts: list[frozenset[str]] = []
    for item in before:
        if item.total is None or not _in_full(item.total):
            return None
        open_parts = [
            frozenset(group.groepen) & frozenset(groups) for group in item.groups if _in_full(group)
        ]
        parts += [*open_parts, frozenset(groups).difference(*open_parts)]
    return _joined(part for part in parts if part)


def _in_full(group: _Group) -> bool:
    return group.published.weergave is Weergave.VOLLEDIG


def _joined(parts: Iterable[frozenset[str]]) -> Parts:
    """Join parts until no two overlap."""
    found: list[frozenset[str]] = []
    for part in parts:
        apart = [each for each in found if each.isdisjoint(part)]
        overlapping = [each for each in found if not each.isdisjoint(part)]
        found = [*apart, part.union(*overlapping)]
    return tuple(found)
