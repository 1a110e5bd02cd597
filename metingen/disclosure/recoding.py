"""Counting a published distribution anew in other answers: from what is seen, under the same rules."""

from __future__ import annotations

from collections.abc import Sequence

from .distributions import Antwoorden, Counts, Weergave, fold, own_weergave, scale
from .rules import Drempels


def recode(
    counts: Sequence[int], to: Sequence[int | None], size: int, rules: Drempels, *, ordered: bool
) -> Counts | None:
    """Return ``counts`` in ``size`` other answers; ``to`` says which each is now, None that it is gone.

    ``counts`` are published in full: a sum of them is no secret. Yet nothing is shown that would be hidden if
    people had answered so: None for too few people, and where all or all but one would say the same.

    >>> from metingen.disclosure import Klasse, thresholds
    >>> recode([4, 5, 6, 7, 2], [0, 0, 1, 1, None], 2, thresholds(Klasse.PERSONEN), ordered=True)
    (9, 13)
    """
    if size < 2:
        return None
    found = [0] * size
    for count, answer in zip(counts, to, strict=True):
        if answer is not None:
            found[answer] += count
    if not rules.may_show_group(sum(found)):
        return None
    classes = fold(scale(size) if ordered else Antwoorden(size), found)
    full = own_weergave(found, rules.volledig, classes) is Weergave.VOLLEDIG
    return tuple(found) if full else None
