"""Where a reader can look instead: a group that is not shown points to everybody together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from metingen.figures.values import Figure

# Of a group that is not shown: the same is told of everybody together.
ZIE_GEHEEL = "zie_geheel"


def with_elsewhere(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures of a round; what is not shown has no number at all, and says where to look instead.

    It points to the whole only where something of the same item is shown there, which everybody can see.
    """
    found = list(figures)
    told = {each.definition.code for each in found if not each.groep and each.waarde is not None}
    return [each if each.waarde is not None else _hidden(each, told) for each in found]


def _hidden(figure: Figure, told: set[str]) -> Figure:
    points = (ZIE_GEHEEL,) if figure.groep and figure.definition.code in told else ()
    return replace(figure, n=None, vlaggen=(*figure.vlaggen, *points))
