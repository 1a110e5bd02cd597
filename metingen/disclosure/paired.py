"""Change measured on the same people: what the two rounds told leaves of those who answered once."""

from __future__ import annotations

from collections.abc import Sequence

from .distributions import Antwoorden, Weergave
from .rules import Drempels
from .service import protect_round

_BOTH, _ONCE = "beide keren", "één keer"


def may_tell_change(
    first: tuple[Sequence[int], Sequence[int]],
    second: tuple[Sequence[int], Sequence[int]],
    antwoorden: Antwoorden,
    drempels: Drempels,
) -> bool:
    """Tell whether the change of people who answered in two rounds may be told beside both rounds.

    ``first`` and ``second``: per round the answers of those who answered both times, and of those who
    answered only then; counts per answer, unweighted. Whoever subtracts the same people from a round has the
    others, so in each round both parts must be such as may be told in full, or nobody must be left. The
    answers of one person are never told: only the difference of two means, and of how many people that is.
    """
    return all(_may_be_parted(both, once, antwoorden, drempels) for both, once in (first, second))


def _may_be_parted(
    both: Sequence[int], once: Sequence[int], antwoorden: Antwoorden, drempels: Drempels
) -> bool:
    parts = {_BOTH: both} | ({_ONCE: once} if sum(once) else {})
    item = protect_round(parts, antwoorden, drempels)
    return len(item.groups) == len(parts) and all(
        group.published.weergave is Weergave.VOLLEDIG for group in item.groups
    )
