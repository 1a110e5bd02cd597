"""Answers told apart by the profile of the panel: each item that a round took along is one breakdown.

Which items go along was chosen before the round opened, who answered read it there, and their classes were
fixed at opening and made coarser at sealing (``enquetes.profiel``). No two items are crossed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from enquetes.profiel import ITEMS
from enquetes.seals import GROEP
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.figures.about import Round
from metingen.figures.definitions import RESPONSE
from metingen.figures.values import Figure

_UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Uitsplitsing:
    """One breakdown of a round: the class of each answer; ``volgorde`` of those that have an order."""

    kenmerk: str
    klassen: pd.Series
    volgorde: tuple[str, ...]

    def of(self, answers: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
        """Return columns of answers in the classes of this breakdown, as if those were groups."""
        return answers[list(columns)].assign(**{GROEP: self.klassen})


def uitsplitsingen(frame: pd.DataFrame) -> tuple[Uitsplitsing, ...]:
    """Return the breakdowns that are sealed with the answers; none where all are in one class."""
    found = []
    for kenmerk in ITEMS:
        if f"_{kenmerk}" in frame:
            classes = frame[f"_{kenmerk}"].astype("object").fillna(_UNKNOWN).astype("category")
            names = sorted(map(str, classes.cat.categories))
            if len(names) > 1:
                ordered = [name for name in names if kenmerk == "leeftijd" and name[:1].isdigit()]
                found.append(Uitsplitsing(kenmerk, classes, tuple(ordered)))
    return tuple(found)


def responses(about: Round, breakdown: Uitsplitsing) -> Iterator[Figure]:
    """Yield how many people of each class answered; of none where one of them has too few."""
    counts = {str(name): int(count) for name, count in breakdown.klassen.value_counts().items()}
    enough = about.rules.may_show_group(min(counts.values()))
    for order, (name, count) in enumerate(sorted(counts.items())):
        told = Estimate(float(count), None, None, count) if enough else nothing(0, TE_WEINIG)
        yield about.figure(RESPONSE, name, told, order=order)
