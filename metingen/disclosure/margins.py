"""Breakdowns beside a whole that is told already: the classes of one profile item, without crossings.

The whole was decided first and stays as it is. Several breakdowns of an item have nothing in common but that
whole: for any two tables with the same total per answer there is a table that has both (a transport problem
per answer, which the corner method fills), so none tells more of the others than their total does. What one
tells by itself beside its total is decided here.

A class that falls short joins another until each has enough answers to be told in full, so that there are no
classes of answers and no rounded means beside the total. Who knows these rules, the total and all sizes
must not learn of any hidden class that all, or all but one, said the same:

1. where the sum of all classes leaves each of them above suspicion (``hiding.conceals``), classes are hidden
   in blocks as groups are. Total and sizes decide whether this holds, never who said what;
2. elsewhere a lopsided class cannot always hide behind another. There a block is hidden already for a class
   with at most ``_NARROW`` people outside its largest answer: of the blocks that are hidden so, some have
   that very class mixed;
3. and where total and sizes leave one of the classes no such excuse, nothing is told, whatever they said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product

from .distributions import Antwoorden, Classes, Counts, Weergave, fold, lopsided, publish
from .following import Parts, told_together
from .groups import Samenvoeging, merge_groups
from .hiding import Row, can_be_mixed, choose_hidden, conceals
from .means import exact_mean
from .rules import REASON, DisclosureError, Drempels
from .service import NOTHING, WHOLE, ProtectedGroup, ProtectedItem

_NARROW = 3


def protect_margin(
    counts: Mapping[str, Sequence[int]],
    antwoorden: Antwoorden,
    drempels: Drempels,
    whole: ProtectedGroup | None,
    order: Sequence[str] = (),
    after: Sequence[ProtectedItem] = (),
) -> ProtectedItem:
    """Decide what may be seen of one item in the classes of one profile item.

    ``counts``: class -> number of respondents per answer; together they are those of ``whole``, what is told
    of everybody. ``order``: the classes in their order, where they have one. ``after``: what is told, in the
    same breakdown, of the items whose answers decide who is asked this one. Every class is in one of the
    groups that come back, shown in full or hidden. Raises DisclosureError where classes are not the whole.
    """
    if not counts:
        return NOTHING
    classes = fold(antwoorden, [sum(column) for column in zip(*counts.values(), strict=True)])
    if whole is None or whole.published.weergave is not Weergave.VOLLEDIG:
        return ProtectedItem(tuple(_hidden(name, row, "") for name, row in sorted(counts.items())), whole, ())
    _check(counts, whole)
    merged = _merged(counts, drempels.volledig, order, told_together(counts, after))
    rows = [_added(counts, part) for part in merged]
    shown = frozenset(range(len(rows))) - (_to_hide(rows) if rows else frozenset())
    if not shown:
        alone = [_hidden(name, row, WHOLE) for name, row in sorted(counts.items())]
        return ProtectedItem(tuple(alone), whole, classes)
    groups = (
        _full(part, row, antwoorden, classes)
        if at in shown
        else _hidden(part.label, row, WHOLE, part.groepen)
        for at, (part, row) in enumerate(zip(merged, rows, strict=True))
    )
    return ProtectedItem(tuple(groups), whole, classes)


def _merged(
    counts: Mapping[str, Sequence[int]], least: int, order: Sequence[str], together: Parts | None
) -> tuple[Samenvoeging, ...]:
    """Return the parts that may be told apart; none where there is but one."""
    if together is None:
        return ()
    sizes = {name: sum(row) for name, row in counts.items()}
    merged = merge_groups(sizes, least, together=together, order=order)
    return merged if len(merged) > 1 else ()


def _to_hide(rows: Sequence[Counts]) -> frozenset[int]:
    """Return the positions of the rows, from small to large, that are hidden."""
    everything = frozenset(range(len(rows)))
    cells = [tuple((at,) for at in range(len(row))) for row in rows]
    candidates = [Row(row, cell, lopsided(row)) for row, cell in zip(rows, cells, strict=True)]
    if conceals(candidates):
        return choose_hidden(candidates)[0]
    if not _excuses(candidates):
        return everything
    narrow = [Row(row, cell, _narrow(row)) for row, cell in zip(rows, cells, strict=True)]
    return choose_hidden(narrow, _excuses)[0]


def _narrow(row: Counts) -> bool:
    return sum(row) - max(row) <= _NARROW


def _excuses(block: Sequence[Row]) -> bool:
    """Tell whether the rows of a block can be hidden, each while it is mixed: it is narrow, or another is.

    So it is where none of them can be narrow at all.
    """
    total = tuple(sum(counts) for counts in zip(*(row.counts for row in block), strict=True))
    left = [list(_after_narrow(total, row.n)) for row in block]
    if not any(left):
        return True
    return all(
        any(outside > 1 for outside, _ in left[at])
        or any(
            can_be_mixed(rest, row) for other, rests in enumerate(left) if other != at for _, rest in rests
        )
        for at, row in enumerate(block)
    )


def _after_narrow(total: Counts, n: int) -> Iterator[tuple[int, list[int]]]:
    """Yield how many of ``n`` people lie outside their largest answer, and what they leave of a total."""
    for answer, outside in product(range(len(total)), range(_NARROW + 1)):
        if total[answer] >= n - outside and sum(total) - total[answer] >= outside:
            rest = list(total)
            rest[answer] -= n - outside
            for _ in range(outside):
                # Always the fullest, so that the rest stays mixed.
                fullest = max((at for at in range(len(rest)) if at != answer), key=lambda at: rest[at])
                rest[fullest] -= 1
            yield outside, rest


def _added(counts: Mapping[str, Sequence[int]], part: Samenvoeging) -> Counts:
    return tuple(sum(column) for column in zip(*(counts[name] for name in part.groepen), strict=True))


def _full(part: Samenvoeging, row: Counts, antwoorden: Antwoorden, classes: Classes) -> ProtectedGroup:
    mean = exact_mean(row, antwoorden.points) if antwoorden.points else None
    return ProtectedGroup(part.label, part.groepen, publish(row, Weergave.VOLLEDIG, classes), mean)


def _hidden(name: str, row: Sequence[int], instead: str, groepen: tuple[str, ...] = ()) -> ProtectedGroup:
    told = publish(row, Weergave.VERBORGEN, ())
    return ProtectedGroup(name, groepen or (name,), told, None, REASON, instead)


def _check(counts: Mapping[str, Sequence[int]], whole: ProtectedGroup) -> None:
    if min(chain.from_iterable(counts.values())) < 0:
        raise DisclosureError("Een klasse heeft een aantal onder nul. Verbeter dit aantal.")
    if tuple(map(sum, zip(*counts.values(), strict=True))) != whole.published.counts:
        raise DisclosureError("De klassen samen zijn niet iedereen samen. Tel de antwoorden opnieuw.")
