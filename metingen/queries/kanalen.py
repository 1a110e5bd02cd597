"""Channels beside each other in one period: which is slower or faster than the digital one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.values import Estimate
from metingen.queries.cijfers import Cijfer
from metingen.queries.schattingen import estimate_of
from metingen.queries.veranderingen import LEVEL, chance_of

DIGITAAL = "digitaal"


@dataclass(frozen=True, slots=True)
class Verschil:
    """How the figure of a channel differs from that of the digital one; ``clear``: more than chance."""

    kanaal: Cijfer
    digitaal: Cijfer
    difference: Estimate
    clear: bool


def beside_digital(figures: Sequence[Cijfer]) -> tuple[Verschil, ...]:
    """Compare each channel with the digital one, where both may be judged.

    ``figures`` are of one indicator, source and period. As several are looked at, what is no longer clear
    then is taken back (Benjamini-Hochberg).
    """
    known = [each for each in figures if each.categorie and not each.uncertain and each.laag is not None]
    main = next((each for each in known if each.categorie == DIGITAAL and each.hoog is not None), None)
    if main is None:
        return ()
    pairs = [
        (each, mover(estimate_of(main), estimate_of(each)))
        for each in known
        if each is not main and each.hoog is not None
    ]
    adjusted = benjamini_hochberg([chance_of(difference) or 0.0 for _, difference in pairs]) if pairs else []
    return tuple(
        Verschil(each, main, difference, difference.clear and p <= LEVEL)
        for (each, difference), p in zip(pairs, adjusted, strict=True)
    )
