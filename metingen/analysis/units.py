"""How figures of each unit are written in a sentence: "78 %", "19 procentpunten", "43,6 dagen"."""

from __future__ import annotations

from enum import StrEnum

from adoptie import dutch

_MOST_DECIMALS = 3


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
        return {Unit.DAGEN: 1, Unit.AANTAL: 2}.get(self, 0)

    def pair(self, first: float, second: float, joint: str) -> str:
        """Write two figures, with as many decimals as show that they differ.

        >>> Unit.DAGEN.pair(55.7, 43.62, "naar")
        '55,7 naar 43,6 dagen'
        """
        decimals = self.decimals_of(first, second)
        left, right = (dutch.number(part * self.factor, decimals) for part in (first, second))
        sign = f"{dutch.NBSP}%" if self is Unit.PROCENTPUNT else ""
        after = sign or ("" if self is Unit.AANTAL else f" {self}")
        return f"{left}{sign} {joint} {right}{after}"

    def decimals_of(self, first: float, second: float) -> int:
        """Return as many decimals as show that two figures differ."""
        for decimals in range(self.decimals, _MOST_DECIMALS):
            texts = {dutch.number(part * self.factor, decimals) for part in (first, second)}
            if len(texts) > 1:
                return decimals
        return self.decimals

    def bare(self, value: float) -> str:
        """Write one figure without its unit, but with the sign of a share.

        >>> Unit.DAGEN.bare(43.62)
        '43,6'
        """
        sign = f"{dutch.NBSP}%" if self is Unit.PROCENTPUNT else ""
        return f"{dutch.number(value * self.factor, self.decimals)}{sign}"

    def size(self, difference: float) -> str:
        """Write the size of a difference, rounded as everywhere; what would become nothing is written finer.

        >>> Unit.PROCENTPUNT.size(-0.031), Unit.PUNTEN.size(0.42)
        ('3 procentpunten', '0,4 punten')
        """
        exact = abs(difference) * self.factor
        finer = range(self.decimals, _MOST_DECIMALS)
        texts = [dutch.number(exact, decimals) for decimals in finer]
        return self._named(next((text for text in texts if text.strip("0,")), texts[0]))

    def limit(self, size: float) -> str:
        """Write the size of what is possible at most or at least, in the digits of ``limits``.

        >>> Unit.DAGEN.limit(-6.52), Unit.PUNTEN.limit(2.2)
        ('6,5 dagen', '2,2 punten')
        """
        return self._named(dutch.number(abs(size) * self.factor, self._finer))

    def change(self, difference: float) -> str:
        """Write a difference with its sign and unit.

        >>> Unit.PUNTEN.change(3.04)
        '+3,0 punten'
        """
        return self._named(dutch.signed(difference * self.factor, self._finer))

    def limits(self, low: float, high: float) -> str:
        """Write between which values a difference lies, in the unit that stands before them.

        >>> Unit.DAGEN.limits(-6.52, 4.55)
        'tussen −6,5 en +4,6'
        """
        one, two = (dutch.signed(part * self.factor, self._finer) for part in (low, high))
        return f"tussen {one} en {two}"

    @property
    def _finer(self) -> int:
        """A difference has a decimal, also where figures have none."""
        return max(1, self.decimals)

    def _named(self, text: str) -> str:
        if self is Unit.AANTAL:
            return text
        singular, plural = _NOUNS[self]
        return f"{text} {singular if text.lstrip('+' + dutch.MINUS) in {'1', '1,0'} else plural}"


_NOUNS = {
    Unit.PROCENTPUNT: ("procentpunt", "procentpunten"),
    Unit.PUNTEN: ("punt", "punten"),
    Unit.DAGEN: ("dag", "dagen"),
}
