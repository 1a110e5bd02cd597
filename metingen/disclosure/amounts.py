"""The mean of numbers that people filled in: nobody's number may come out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from .rules import Drempels

# Whoever knows one of two extreme numbers must not find the other closer than a tenth: (1 + 0.1) ** 2 - 1.
_REST = 0.21


def may_show_mean(values: Sequence[float], drempels: Drempels) -> bool:
    """Tell whether mean and margin of these numbers, one per respondent, may be shown.

    From ``drempels.volledig`` respondents, of whom at least two did not give the commonest number, and only
    where no number dominates. Mean and margin give the sum of squares away; the respondent with the second
    most extreme number knows that much, and can subtract. So the squared distances to the median of all
    others must be at least 21 % of the largest: then the best guess at it is a tenth off or more (the p%
    rule for magnitude tables with p = 10, on squares; Hundepool et al., Statistical Disclosure Control,
    2012, section 4.2).

    >>> from .rules import Klasse, thresholds
    >>> may_show_mean([0, 1, 1, 2, 2, 3, 3, 4, 5, 8], thresholds(Klasse.PERSONEN))
    True
    >>> may_show_mean([0, 0, 0, 0, 0, 0, 0, 0, 1, 40], thresholds(Klasse.PERSONEN))
    False
    """
    if len(values) < drempels.volledig:
        return False
    commonest = max(Counter(values).values())
    centre = median(values)
    *others, _second, most = sorted((value - centre) ** 2 for value in values)
    return commonest <= len(values) - 2 and sum(others) >= _REST * most
