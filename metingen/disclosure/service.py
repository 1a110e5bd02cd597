"""What may be published about one item of one round: the one door to everything in this package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .coarsening import settled
from .distributions import (
    Antwoorden,
    Classes,
    Counts,
    Published,
    Weergave,
    fold,
    living,
    own_weergave,
    publish,
)
from .following import told_together
from .groups import Samenvoeging, merge_groups
from .hiding import Row, choose_hidden
from .means import Gemiddelde, exact_mean, rounded_mean, standard_deviation
from .rules import REASON, DisclosureError, Drempels

WHOLE = "Iedereen samen"


@dataclass(frozen=True, slots=True)
class ProtectedGroup:
    """What may be seen of one published group.

    ``groepen`` are the original groups in it. ``gemiddelde`` is None when hidden or without order.
    ``reason`` is empty, or the one reason for whatever is not shown in full; ``instead`` then names what
    can be seen instead (empty when there is nothing).
    """

    label: str
    groepen: tuple[str, ...]
    published: Published
    gemiddelde: Gemiddelde | None
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """What may be seen of one item: published groups from small to large, and the whole.

    ``classes``: per class the indices of its answers. ``total`` is None, and there are no groups, when the
    whole falls short.
    """

    groups: tuple[ProtectedGroup, ...]
    total: ProtectedGroup | None
    classes: Classes

    def group_of(self, groep: str) -> ProtectedGroup | None:
        """Return the published group that an original group is seen in."""
        return next((group for group in self.groups if groep in group.groepen), None)


NOTHING = ProtectedItem((), None, ())


def protect_round(
    counts: Mapping[str, Sequence[int]],
    antwoorden: Antwoorden,
    drempels: Drempels,
    buren: Mapping[str, str] | None = None,
    after: Sequence[ProtectedItem] = (),
) -> ProtectedItem:
    """Decide what may be seen of one item, for all groups and the whole at once.

    ``counts``: original group -> number of respondents per answer (unweighted), each respondent once.
    ``after``: the items whose answers decide who is asked this one (``following``). Groups that fall short
    on this item merge first (``groups``), groups are hidden together (``hiding``), and groups below
    ``drempels.volledig`` are shown in classes (``coarsening``). The result does not depend on the order of
    ``counts``. Raises DisclosureError on negative or ragged counts and unknown neighbours.
    """
    _check(counts, antwoorden)
    together = told_together(counts.keys(), after)
    if together is None:
        return NOTHING
    sizes = {name: sum(row) for name, row in counts.items()}
    merged = merge_groups(sizes, drempels.groep, buren, together)
    rows = [_add([counts[name] for name in part.groepen]) for part in merged]
    if not rows:
        return NOTHING
    total = _add(rows)
    classes = fold(antwoorden, total)
    shown, whole = _decide(rows, total, classes, antwoorden, drempels.volledig)
    sd = None
    if antwoorden.points and whole is Weergave.VOLLEDIG:
        sd = standard_deviation(total, antwoorden.points)
    bands = living(classes, total) if whole is Weergave.VOLLEDIG else classes
    all_groups = Samenvoeging(WHOLE, tuple(name for part in merged for name in part.groepen), sum(total))
    top = _describe(all_groups, total, whole, classes, bands, antwoorden, sd)
    if whole is Weergave.KLASSEN and len(rows) > 1:
        # Its band minus the exact sums of full groups would narrow the bands of the others.
        top = replace(top, gemiddelde=None)
    instead = "" if whole is Weergave.VERBORGEN else WHOLE
    groups = tuple(
        _describe(part, row, weergave, classes, bands, antwoorden, sd, instead)
        for part, row, weergave in zip(merged, rows, shown, strict=True)
    )
    return ProtectedItem(groups, top, classes)


def _decide(
    rows: Sequence[Counts], total: Counts, classes: Classes, antwoorden: Antwoorden, volledig: int
) -> tuple[list[Weergave], Weergave]:
    own = [own_weergave(row, volledig, classes) for row in rows]
    candidates = [
        Row(row, _cells(row, classes, volledig), weergave is Weergave.VERBORGEN)
        for row, weergave in zip(rows, own, strict=True)
    ]
    hidden, keep_total = choose_hidden(candidates)
    shown = [Weergave.VERBORGEN if at in hidden else weergave for at, weergave in enumerate(own)]
    whole = own_weergave(total, volledig, classes) if keep_total else Weergave.VERBORGEN
    if whole is Weergave.VOLLEDIG:
        return _coarsen(rows, shown, classes, antwoorden)
    return shown, whole


def _cells(row: Counts, classes: Classes, volledig: int) -> Classes:
    return classes if sum(row) < volledig else tuple((index,) for index in range(len(row)))


def _coarsen(
    rows: Sequence[Counts], shown: Sequence[Weergave], classes: Classes, antwoorden: Antwoorden
) -> tuple[list[Weergave], Weergave]:
    """Fold full rows, smallest first, until no row in classes is settled; else fold the total."""
    result = list(shown)
    alive = living(classes, _add(rows))
    hidden_sum = _add(
        [
            (0,) * antwoorden.size,
            *(row for row, weergave in zip(rows, shown, strict=True) if weergave is Weergave.VERBORGEN),
        ]
    )
    while True:
        inside = [row for row, weergave in zip(rows, result, strict=True) if weergave is Weergave.KLASSEN]
        if not settled(inside, hidden_sum, classes, alive, antwoorden.points):
            return result, Weergave.VOLLEDIG
        if Weergave.VOLLEDIG not in result:
            return list(shown), Weergave.KLASSEN
        result[result.index(Weergave.VOLLEDIG)] = Weergave.KLASSEN


def _describe(
    part: Samenvoeging,
    counts: Counts,
    weergave: Weergave,
    classes: Classes,
    bands: Classes,
    antwoorden: Antwoorden,
    pooled_sd: float | None,
    instead: str = "",
) -> ProtectedGroup:
    mean = None
    if antwoorden.points and weergave is Weergave.VOLLEDIG:
        mean = exact_mean(counts, antwoorden.points)
    elif antwoorden.points and weergave is Weergave.KLASSEN:
        mean = rounded_mean(counts, bands, antwoorden.points, pooled_sd)
    whole = weergave is Weergave.VOLLEDIG
    published = publish(counts, weergave, classes)
    return ProtectedGroup(
        part.label, part.groepen, published, mean, "" if whole else REASON, "" if whole else instead
    )


def _add(rows: Sequence[Sequence[int]]) -> Counts:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _check(counts: Mapping[str, Sequence[int]], antwoorden: Antwoorden) -> None:
    for name, row in counts.items():
        if len(row) != antwoorden.size:
            raise DisclosureError(
                f"Groep '{name}' heeft {len(row)} aantallen, maar de vraag heeft {antwoorden.size} "
                "antwoorden. Geef een aantal per antwoord."
            )
        if min(row) < 0:
            raise DisclosureError(f"Groep '{name}' heeft een aantal onder nul. Verbeter dit aantal.")
