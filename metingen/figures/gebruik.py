"""Figures of how staff use something: per month, for the whole and for groups that may be told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from adoptie.periods import Period, parse_period
from metingen.analysis.values import TE_WEINIG
from metingen.disclosure import Antwoorden, Drempels, ProtectedGroup, Weergave, protect_round
from metingen.figures.elsewhere import with_elsewhere
from metingen.figures.values import Definition, Figure

METHOD = "gebruik-1"
CODE = "gebruik-aandeel"
MEANING = "Het deel van de medewerkers dat dit in de maand minstens één keer gebruikte."


@dataclass(frozen=True, slots=True)
class Gebruik:
    """What is used, as a source tells it.

    ``rules``: from how many people something is told; ``buren``: group -> the group that it joins.
    """

    bron: str
    wat: str
    spoor: str
    rules: Drempels
    buren: Mapping[str, str]

    @property
    def definition(self) -> Definition:
        return Definition(
            code=CODE,
            naam=f"Medewerkers die {self.wat} gebruiken",
            eenheid="procent",
            richting="hoger",
            klasse="gebruik",
            definitie=MEANING,
            spoor=self.spoor,
            bron=self.bron,
        )


def usage_figures(frame: pd.DataFrame, about: Gebruik) -> Iterator[Figure]:
    """Yield the share of staff that used it, per month: for the whole, and for the groups.

    Using it or not is judged as the two answers to a question of a round, so that no group, and nobody in
    one, is what the whole leaves over.
    """
    for month, part in frame.groupby("startmaand", sort=True):
        yield from with_elsewhere(_month(part, parse_period(str(month)), about))


def _month(part: pd.DataFrame, period: Period, about: Gebruik) -> Iterator[Figure]:
    counts = {
        str(name): (int(users), int(people) - int(users))
        for name, people, users in zip(part["groep"], part["mensen"], part["gebruikers"], strict=True)
    }
    near = {name: to for name, to in about.buren.items() if name in counts and to in counts}
    found = protect_round(counts, Antwoorden(2), about.rules, near)
    yield _figure(about, period, "", found.total)
    for group in found.groups:
        yield _figure(about, period, group.label, group)


def _figure(about: Gebruik, period: Period, name: str, group: ProtectedGroup | None) -> Figure:
    shown = group is not None and group.published.weergave is Weergave.VOLLEDIG
    share = group.published.counts[0] / group.published.n if group is not None and shown else None
    return Figure(
        definition=about.definition,
        lengte="maand",
        periode=period.code,
        periode_naam=period.label,
        begin=period.begin,
        eind=period.last_day,
        n=group.published.n if group is not None and shown else None,
        waarde=None if share is None else round(share, 4),
        groep=name,
        vlaggen=() if shown else (TE_WEINIG,),
    )
