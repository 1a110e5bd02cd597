"""The one value that every figure is: a number with its doubt; and what goes wrong in Dutch words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import NormalDist

TE_WEINIG = "te_weinig"
KLEIN_AANTAL = "klein_aantal"
VEEL_OPEN = "veel_open"
GRENS_ONBEKEND = "grens_onbekend"
GEEN_SPREIDING = "geen_spreiding"
TE_WEINIG_VOOR = "te_weinig_voor"
TE_WEINIG_NA = "te_weinig_na"
NIET_TE_SCHEIDEN = "niet_te_scheiden"
MEDIAAN_NIET_BEREIKT = "mediaan_niet_bereikt"
NEGATIEVE_DUUR = "negatieve_duur"


class AnalysisError(ValueError):
    """Input that cannot be computed with; the message is a Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its interval: ``low <= value <= high`` in the unit of ``value``.

    ``value`` is None where nothing can be said, ``low`` or ``high`` where that side has no limit. ``n`` is
    the base, ``se`` the standard error where the method has one, ``flags`` are codes such as ``te_weinig``.

    >>> Estimate(0.5, 0.4, 0.6, 96).clear
    True
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    se: float | None = None
    flags: tuple[str, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether zero lies outside the interval: for differences and effects, "more than chance"."""
        return (self.low is not None and self.low > 0) or (self.high is not None and self.high < 0)

    def flagged(self, *flags: str) -> Estimate:
        """Return the same figure with these codes added, each once."""
        return replace(self, flags=tuple(dict.fromkeys((*self.flags, *flags))))

    def scaled(self, factor: float, shift: float = 0.0) -> Estimate:
        """Return ``shift + factor * figure``; ``factor`` is positive."""
        if factor <= 0:
            raise AnalysisError("Een cijfer omrekenen kan alleen met een factor groter dan nul.")
        value, low, high = (
            None if part is None else shift + factor * part for part in (self.value, self.low, self.high)
        )
        return replace(
            self, value=value, low=low, high=high, se=None if self.se is None else factor * self.se
        )

    def clipped(self, lowest: float, highest: float) -> Estimate:
        """Return the figure with its interval cut off at what is possible."""
        low = None if self.low is None else max(lowest, self.low)
        high = None if self.high is None else min(highest, self.high)
        return replace(self, low=low, high=high)


def nothing(n: int = 0, *flags: str) -> Estimate:
    """Return the figure that says nothing, and why."""
    return Estimate(None, None, None, n, None, flags or (TE_WEINIG,))


def z_value(level: float) -> float:
    """Return the two-sided normal quantile, 1.96 for ``level`` .95."""
    return NormalDist().inv_cdf((1 + _checked(level)) / 2)


def t_value(level: float, freedom: float) -> float:
    """Return the two-sided t quantile with ``freedom`` degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + _checked(level)) / 2))


def _checked(level: float) -> float:
    if not 0 < level < 1:
        raise AnalysisError(f"De zekerheid moet tussen 0 en 1 liggen, bijvoorbeeld 0,95. Hier staat {level}.")
    return level


def has_any(estimates: Iterable[Estimate], flag: str) -> bool:
    """Tell whether one of the figures carries this code."""
    return any(flag in estimate.flags for estimate in estimates)
