"""One item of groups within groups: teams in departments in everybody, judged from the top down.

A group is divided only where all its answers are told in full, and still are beside its parts. What they add
up to was known then, so that nothing told of parts says anything of other groups, and each division can be
judged as a round by itself (``service``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .distributions import Antwoorden, Weergave
from .levels import families_of
from .rules import Drempels
from .service import NOTHING, WHOLE, ProtectedItem, protect_round

Divisions = Mapping[str, ProtectedItem]
Rows = Mapping[str, Sequence[int]]


def protect_nested(
    counts: Mapping[str, Sequence[int]],
    ouders: Mapping[str, str],
    antwoorden: Antwoorden,
    drempels: Drempels,
    buren: Mapping[str, str] | None = None,
    after: Sequence[Divisions] = (),
) -> dict[str, ProtectedItem]:
    """Decide what may be seen of one item at all levels of a hierarchy.

    ``counts``: smallest group -> respondents per answer. ``ouders``: group -> the group it is part of, as far
    as that goes. ``after``: what this returned of the items whose answers decide who is asked this one.
    Returns what may be seen of the parts of each group that is divided, by its label; everybody comes first.
    Groups that fall short merge with a neighbour in the same group. Raises DisclosureError as
    ``protect_round`` does, and where a group is part of itself.
    """
    whole, *levels = _from_the_top(counts, ouders)
    top = protect_round(whole, antwoorden, drempels, _within(whole, buren), _of(WHOLE, after))
    told, groups = {WHOLE: top}, top.groups
    for level in levels:
        found = {}
        for group in groups:
            if group.published.weergave is Weergave.VOLLEDIG:
                own = {name: row for name, row in level.items() if ouders.get(name, name) in group.groepen}
                parts = protect_round(own, antwoorden, drempels, _within(own, buren), _of(group.label, after))
                if _divides(parts):
                    found[group.label] = _beside(group.label, parts)
        told |= found
        groups = tuple(part for parts in found.values() for part in parts.groups)
    return told


def _from_the_top(counts: Mapping[str, Sequence[int]], ouders: Mapping[str, str]) -> list[Rows]:
    """Return the rows of each level, those that are part of nothing first."""
    found: list[Rows] = [counts]
    while (families := families_of(found[0], ouders)).keys() != found[0].keys():
        rows = {
            parent: [sum(column) for column in zip(*(found[0][name] for name in names), strict=True)]
            for parent, names in families.items()
        }
        found.insert(0, rows)
    return found


def _within(own: Rows, buren: Mapping[str, str] | None) -> dict[str, str]:
    return {name: buur for name, buur in (buren or {}).items() if {name, buur} <= own.keys()}


def _of(label: str, after: Sequence[Divisions]) -> list[ProtectedItem]:
    return [each.get(label, NOTHING) for each in after]


def _divides(parts: ProtectedItem) -> bool:
    """Tell whether there are parts of a whole that is told in full beside them, as it was already."""
    total = parts.total
    return len(parts.groups) > 1 and total is not None and total.published.weergave is Weergave.VOLLEDIG


def _beside(label: str, parts: ProtectedItem) -> ProtectedItem:
    """Return the parts of a group, with the group where everybody stands."""
    groups = tuple(replace(part, instead=label if part.instead else "") for part in parts.groups)
    return replace(parts, groups=groups, total=parts.total and replace(parts.total, label=label))
