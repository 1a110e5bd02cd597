"""One item of groups within groups: teams in departments in everybody, judged from the top down.

The largest groups are judged as a round is (``service``). A group is divided only where all its answers are
told in full, and then its parts are a breakdown beside a whole that is told already (``margins``): they tell
nothing of other groups, for what they add up to was known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .distributions import Antwoorden, Weergave
from .levels import families_of
from .margins import protect_margin
from .rules import Drempels
from .service import NOTHING, WHOLE, ProtectedGroup, ProtectedItem, protect_round

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
    as that goes. ``buren``: neighbours of the largest groups; parts that fall short merge within their group.
    ``after``: what this returned of the items whose answers decide who is asked this one. Returns what may
    be seen of the parts of each group of which any are told, by its label; everybody comes first. Raises
    DisclosureError as ``protect_round`` does, and where a group is part of itself.
    """
    largest, *levels = _from_the_top(counts, ouders)
    top = protect_round(largest, antwoorden, drempels, buren, _of(WHOLE, after))
    told, groups = {WHOLE: top}, top.groups
    for level in levels:
        divided = {}
        for group in filter(_in_full, groups):
            own = {name: row for name, row in level.items() if ouders.get(name, name) in group.groepen}
            parts = protect_margin(own, antwoorden, drempels, group, after=_of(group.label, after))
            if any(map(_in_full, parts.groups)):
                divided[group.label] = _pointing_to(group.label, parts)
        told |= divided
        groups = tuple(part for parts in divided.values() for part in parts.groups)
    return told


def _from_the_top(counts: Rows, ouders: Mapping[str, str]) -> list[Rows]:
    """Return the rows of each level, those that are part of nothing first."""
    found = [counts]
    while (families := families_of(found[0], ouders)).keys() != found[0].keys():
        rows = {
            parent: [sum(column) for column in zip(*(found[0][name] for name in names), strict=True)]
            for parent, names in families.items()
        }
        found.insert(0, rows)
    return found


def _of(label: str, after: Sequence[Divisions]) -> list[ProtectedItem]:
    return [each.get(label, NOTHING) for each in after]


def _in_full(group: ProtectedGroup) -> bool:
    return group.published.weergave is Weergave.VOLLEDIG


def _pointing_to(label: str, parts: ProtectedItem) -> ProtectedItem:
    groups = tuple(replace(part, instead=label if part.instead else "") for part in parts.groups)
    return replace(parts, groups=groups)
