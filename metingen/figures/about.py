"""What all figures of one round have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from metingen.analysis.values import Estimate
from metingen.disclosure import Drempels
from metingen.figures.values import Definition, Figure

GEEN_STEEKPROEF = "geen_steekproef"


@dataclass(frozen=True, slots=True)
class Round:
    """What all figures of one round have in common."""

    periode: str
    naam: str
    begin: dt.date
    eind: dt.date
    margins: bool
    invited: int | None
    neighbours: Mapping[str, str]
    codes: Mapping[str, str]
    rules: Drempels

    def interval(self, estimate: Estimate) -> Estimate:
        """Leave out the margin where nothing was drawn: a panel or an open link is no sample."""
        if self.margins or estimate.value is None:
            return estimate
        return Estimate(estimate.value, None, None, estimate.n, flags=(*estimate.flags, GEEN_STEEKPROEF))

    def figure(
        self,
        definition: Definition,
        group: str,
        estimate: Estimate,
        category: str = "",
        order: int = 0,
        se: float | None = None,
    ) -> Figure:
        """Return a figure to publish.

        A question that was taken in from a file is known by the code that it had there. ``se`` is without
        the correction for a finite population: that describes a round, and would make an effect out of two.
        """
        shown = self.interval(estimate)
        asked_as = self.codes.get(definition.vraag_code, definition.vraag_code)
        return Figure(
            definition=replace(definition, vraag_code=asked_as),
            lengte="ronde",
            periode=self.periode,
            periode_naam=self.naam,
            begin=self.begin,
            eind=self.eind,
            # Nobody is counted where the whole falls short.
            n=shown.n if shown.n or shown.value is not None else None,
            waarde=shown.value,
            laag=shown.low,
            hoog=shown.high,
            se=se if self.margins and shown.value is not None else None,
            groep=group,
            categorie=category,
            volgorde=order,
            vlaggen=shown.flags,
        )
