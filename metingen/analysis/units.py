"""How figures of each unit are written in a sentence: "78 %", "19 procentpunten", "43,6 dagen"."""

from __future__ import annotations

from enum import StrEnum
from math import ceil, floor

from adoptie import dutch

_MOST_DECIMALS = 3
# 4.0000000001 is four: what a float adds is not rounded up.
_TINY = 1e-9


class Unit(StrEnum):
    """The unit of a figure; shares (0..1) are written in per cent and differ by procentpunten."""

    PROCENTPUNT = "procentpunt"
    PUNTEN = "punten"
    DAGEN = "dagen"
    AANTAL = "aantal"

    @property
    def factor(self) -> int:
        return 100 if self is Unit.PROCENTPUNT else 1

    @property
    def decimals(self) -> int:
        return 1 if self in {Unit.DAGEN, Unit.AANTAL} else 0

    def pair(self, first: float, second: float, joint: str) -> str:
        """Write two figures, with as many decimals as show that they differ.

        >>> Unit.DAGEN.pair(55.7, 43.62, "naar")
        '55,7 naar 43,6 dagen'
        """
        finer = range(self.decimals, _MOST_DECIMALS)
        texts = [[dutch.number(part * self.factor, n) for part in (first, second)] for n in finer]
        left, right = next((pair for pair in texts if pair[0] != pair[1]), texts[0])
        sign = f"{dutch.NBSP}%" if self is Unit.PROCENTPUNT else ""
        after = sign or ("" if self is Unit.AANTAL else f" {self}")
        return f"{left}{sign} {joint} {right}{after}"

    def at_most(self, size: float) -> str:
        """Write the size of a difference, rounded up.

        >>> Unit.PROCENTPUNT.at_most(0.031)
        '4 procentpunten'
        """
        step = 10**self.decimals
        return self._sized(ceil(abs(size) * self.factor * step - _TINY) / step)

    def at_least(self, size: float) -> str:
        """Write the size of a difference, rounded down; a size that would become nothing keeps a decimal.

        >>> Unit.DAGEN.at_least(1.06), Unit.PUNTEN.at_least(0.42)
        ('1,0 dag', '0,4 punten')
        """
        exact = abs(size) * self.factor
        for decimals in range(self.decimals, _MOST_DECIMALS):
            rounded = floor(exact * 10**decimals + _TINY) / 10**decimals
            if rounded:
                return self._sized(rounded, decimals)
        return self._sized(0)

    def change(self, difference: float) -> str:
        """Write a difference with its sign and without the unit, one decimal finer than the figure.

        >>> Unit.PUNTEN.change(3.04)
        '+3,0'
        """
        return dutch.signed(difference * self.factor, self.decimals + 1)

    def _sized(self, size: float, decimals: int | None = None) -> str:
        text = dutch.number(size, self.decimals if decimals is None else decimals)
        if self is Unit.AANTAL:
            return text
        singular, plural = _NOUNS[self]
        return f"{text} {singular if size == 1 else plural}"


_NOUNS = {
    Unit.PROCENTPUNT: ("procentpunt", "procentpunten"),
    Unit.PUNTEN: ("punt", "punten"),
    Unit.DAGEN: ("dag", "dagen"),
}
