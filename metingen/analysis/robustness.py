"""Checks of an effect: what the method finds where nothing happened, and what would turn the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metingen.analysis.interrupted import LEAST_BEFORE, interrupted_effect
from metingen.analysis.shares import wilson
from metingen.analysis.values import Estimate

LEAST_AFTER_PLACEBO = 3


@dataclass(frozen=True, slots=True)
class Placebo:
    """Fake dates before the intervention: ``hits`` of ``tried`` were called an effect ("x van y").

    ``share`` is that share with its Wilson interval; ``effects`` holds (index, effect) of each date tried.
    """

    hits: int
    tried: int
    share: Estimate
    effects: tuple[tuple[int, Estimate], ...]

    @property
    def trusted(self) -> bool:
        """Whether the method kept quiet: no more than one hit in ten (with few dates: none)."""
        return self.hits * 10 <= self.tried


def placebo_dates(
    series: Sequence[float | None], start: int, *, season: int = 12, level: float = 0.95
) -> Placebo:
    """Pretend that the intervention came at each earlier date, and count how often an effect is "found".

    Only values before ``start`` are used. The dates overlap, so the interval of the share is too narrow:
    it is an indication.
    """
    quiet = series[:start]
    tries = [
        (index, interrupted_effect(quiet, index, season=season, level=level, band=False).effect)
        for index in range(LEAST_BEFORE, len(quiet) - LEAST_AFTER_PLACEBO + 1)
    ]
    effects = tuple((index, effect) for index, effect in tries if effect.value is not None)
    hits = sum(effect.clear for _, effect in effects)
    return Placebo(hits, len(effects), wilson(hits, len(effects)), effects)


def control_moved(
    control: Sequence[float | None], start: int, *, season: int = 12, level: float = 0.95
) -> bool | None:
    """Tell whether an indicator that must not move did so at the same date; None when it cannot be said."""
    effect = interrupted_effect(control, start, season=season, level=level, band=False).effect
    return None if effect.value is None else effect.clear


def breakdown(effect: Estimate) -> float:
    """Return how much something else at the same moment must have done for this verdict to turn.

    That is the limit of the interval nearest to zero, in the unit of the effect; 0 when zero is inside.
    """
    if not effect.clear or effect.low is None or effect.high is None:
        return 0.0
    return min(abs(effect.low), abs(effect.high))
