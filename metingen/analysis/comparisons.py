"""What is compared, what the numbers allow to say of the change, and the sentence that says it.

The words are not editable: they follow from the interval of the difference.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from metingen.analysis.levels import Course
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate

Direction = Literal["beter", "slechter", "niet_te_zeggen", "neutraal"]
Better = Literal["hoger", "lager", ""]
Movement = Literal["omhoog", "omlaag", ""]
Span = tuple[float, float]


class Finding(StrEnum):
    """What can be said of a change: it is clear, began before, may be wobble, or is not there to see."""

    CLEAR = "duidelijk"
    UNDER_WAY = "al_bezig"
    WOBBLING = "schommelt"
    UNCLEAR = "onduidelijk"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: two figures and ``difference`` (after - before) in the unit of the figures.

    ``better``: which way is better, empty when neither. ``verdict_on``: the end date of the meetplan while
    it has not come; until then there is a figure and no verdict. ``wobbles``: taken together the figures
    differ clearly, but ``difference`` has a wider interval, because periods differ that much by themselves.
    ``course``: how the figure moved before, when that alone brings it where it is now.
    """

    before: Estimate
    after: Estimate
    difference: Estimate
    unit: Unit
    better: Better = ""
    verdict_on: dt.date | None = None
    wobbles: bool = False
    course: Course | None = None

    @property
    def finding(self) -> Finding:
        """What the numbers allow to say of the change."""
        if self.difference.clear:
            return Finding.CLEAR
        if self.wobbles and self.course is not None:
            return Finding.UNDER_WAY
        return Finding.WOBBLING if self.wobbles else Finding.UNCLEAR


def possible(difference: Estimate, before: Estimate, after: Estimate, unit: Unit, span: Span) -> Estimate:
    """Cut a difference off at what is left of ``span``, the lowest and highest that the figure can be.

    What is left is counted from the figure as it is read: what reads 98 % can rise by 2 points.
    """
    if before.value is None or after.value is None or difference.value is None:
        return difference
    shown = round(before.value * unit.factor, unit.decimals_of(before.value, after.value)) / unit.factor
    lowest, highest = span[0] - shown, span[1] - shown
    return difference.clipped(min(lowest, difference.value), max(highest, difference.value))


def change_sentence(comparison: Comparison) -> str:
    """Return the sentence about the change.

    >>> before, after = Estimate(52, 49, 55, 300), Estimate(61, 58, 64, 310)
    >>> change_sentence(Comparison(before, after, Estimate(9, 5, 13, 610), Unit.PUNTEN, "hoger"))
    'Gestegen van 52 naar 61 punten; dat is meer dan toeval.'
    """
    return _SENTENCES[comparison.finding](comparison)


def _clear(comparison: Comparison) -> str:
    return f"{_from_to(comparison)}; dat is meer dan toeval."


def _under_way(comparison: Comparison) -> str:
    ends = (comparison.course.first, comparison.course.last) if comparison.course else (0.0, 0.0)
    first, last = map(comparison.unit.bare, ends)
    return (
        f"{_from_to(comparison)}; de {way(comparison)} was al voor de start bezig "
        f"(eerst {first}, vlak voor de start {last})."
    )


def _wobbling(comparison: Comparison) -> str:
    return f"{_from_to(comparison)}, maar de cijfers schommelen zo dat dit toeval kan zijn."


def _unclear(comparison: Comparison) -> str:
    unit, limits = comparison.unit, (comparison.difference.high or 0, comparison.difference.low or 0)
    rise, fall = max(limits[0], 0.0), max(-limits[1], 0.0)
    better, worse = (rise, fall) if comparison.better == "hoger" else (fall, rise)
    sizes = [("is er verbetering", better), ("is er verslechtering", worse)]
    if not comparison.better:
        sizes = [("is er verschil", max(rise, fall))]
    written = ((words, unit.limit(size)) for words, size in sizes)
    # What cannot be is left out: 100 % gets no better.
    left = [f"{words}, dan hoogstens {size}" for words, size in written if set(size) & set("123456789")]
    figures = unit.pair(comparison.before.value or 0, comparison.after.value or 0, "en")
    return f"Geen duidelijk verschil: {'; '.join([figures, *filter(None, [', '.join(left)])])}."


_SENTENCES = {
    Finding.CLEAR: _clear,
    Finding.UNDER_WAY: _under_way,
    Finding.WOBBLING: _wobbling,
    Finding.UNCLEAR: _unclear,
}


def _from_to(comparison: Comparison) -> str:
    verb = "Gestegen" if rises(comparison) else "Gedaald"
    figures = comparison.unit.pair(comparison.before.value or 0, comparison.after.value or 0, "naar")
    return f"{verb} van {figures}"


def rises(comparison: Comparison) -> bool:
    """Tell whether the figure went up."""
    return (comparison.difference.value or 0) > 0


def movement(comparison: Comparison) -> Movement:
    """Return which way the figure went, where that is more than wobble."""
    if comparison.finding not in {Finding.CLEAR, Finding.UNDER_WAY}:
        return ""
    return "omhoog" if rises(comparison) else "omlaag"


def way(comparison: Comparison) -> str:
    """Name the way in which the figure went, after "de"."""
    return "stijging" if rises(comparison) else "daling"


def direction(comparison: Comparison) -> Direction:
    """Return whether the change is for the better; what began before the start is not judged."""
    if comparison.finding in {Finding.WOBBLING, Finding.UNCLEAR}:
        return "niet_te_zeggen"
    if not comparison.better or comparison.finding is Finding.UNDER_WAY:
        return "neutraal"
    return "beter" if rises(comparison) == (comparison.better == "hoger") else "slechter"
