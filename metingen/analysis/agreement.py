"""How far two readers agree about the same texts."""

from __future__ import annotations

from collections.abc import Sequence


def cohen_kappa(one: Sequence[bool], other: Sequence[bool]) -> float | None:
    """Return Cohen's kappa of two readers who each said yes or no of the same texts, in the same order.

    1 is full agreement, 0 as much as by chance. None where nothing can be said: no texts, or both said the
    same of all of them. Source: Cohen, Educational and Psychological Measurement 20 (1960), 37-46.

    >>> round(cohen_kappa([True] * 25 + [False] * 25, [True] * 20 + [False] * 25 + [True] * 5) or 0, 6)
    0.6
    """
    n = len(one)
    if not n:
        return None
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / n
    yes, again = sum(one) / n, sum(other) / n
    chance = yes * again + (1 - yes) * (1 - again)
    return None if chance == 1 else (agreed - chance) / (1 - chance)
