"""Figures of instruments, made of what was published of their questions.

Each mean follows from the published means of the questions, so it tells nothing that these do not. The one
thing that is computed from the answers themselves is how far the scores of single people lie apart, for the
whole only and where the mean of a number might be shown; groups borrow it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from enquetes.bibliotheek import Deel, Instrument, Maat, Rekenwijze, scored
from enquetes.content import Inhoud, Item, ItemSoort, Vraag
from metingen.analysis.instruments import bottleneck, mean_with_spread, stretched, top_share
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import may_show_mean
from metingen.figures.about import GEEN_STEEKPROEF, Round
from metingen.figures.counting import counted
from metingen.figures.rounding import short
from metingen.figures.values import INSTRUMENT, Definition, Figure

KNELPUNT = "knelpunt"


def instrument_figures(
    about: Round, inhoud: Inhoud, frame: pd.DataFrame, published: Sequence[Figure]
) -> Iterator[Figure]:
    """Yield the figures of the instruments that were asked whole, in the words of the library."""
    shown = _Shown(published)
    for instrument, maat, vragen in scored(inhoud):
        parts = [_part(deel, vragen[deel.vraag]) for deel in maat.delen]
        asked = _Asked(about, _define(instrument, maat, parts), maat, parts, shown)
        match maat.reken:
            case Rekenwijze.UITGEREKT:
                yield from asked.scores(frame)
            case Rekenwijze.AANDEEL:
                yield from asked.shares()
            case Rekenwijze.TREDE:
                yield from asked.steps()


def _define(instrument: Instrument, maat: Maat, parts: Sequence[_Part]) -> Definition:
    alone = len(maat.delen) == 1
    kind = maat.reken.name.lower()
    if maat.reken == Rekenwijze.UITGEREKT:
        # That of one question is its own score in other units: what changed is told of the question.
        kind = "omgerekend" if alone else "score"
    # Together they are of one spoor only where each is.
    sporen = {part.vraag.spoor for part in parts}
    skipped = " Wie een vraag oversloeg, telt alleen mee bij de andere vragen." * (not alone)
    return Definition(
        code=f"{INSTRUMENT}{maat.code}:{kind}",
        naam=maat.naam,
        eenheid=maat.eenheid,
        richting=maat.richting,
        klasse="personen",
        definitie=f"{instrument.titel}. {maat.uitleg}{skipped}",
        spoor=sporen.pop() if len(sporen) == 1 else "mentaal",
        vraag_hash=instrument.hash,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What is answered, and the column that holds it."""

    deel: Deel
    vraag: Vraag
    item: Item

    def along(self, frame: pd.DataFrame) -> NDArray[np.float64]:
        """Return how far along its scale each answer lies."""
        column = frame[self.item.kolom]
        if self.item.soort == ItemSoort.GETAL:
            low, high = self.ends
            points = column.to_numpy(dtype=np.float64, na_value=np.nan)
            return np.asarray((points - low) / (high - low), dtype=np.float64)
        places = {option.code: place for place, option in enumerate(counted(self.item))}
        found = column.astype("object").map(places)
        return np.asarray(found.to_numpy(dtype=np.float64, na_value=np.nan) / (len(places) - 1))

    @property
    def ends(self) -> tuple[float, float]:
        return self.vraag.minimum or 0.0, self.vraag.maximum or 1.0


def _part(deel: Deel, vraag: Vraag) -> _Part:
    return _Part(deel, vraag, next(item for item in vraag.items() if item.deel == deel.rij))


class _Shown:
    """What was published of the questions, by column and group."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._by_place: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            self._by_place.setdefault((figure.definition.code, figure.groep), []).append(figure)

    def groups(self, part: _Part) -> list[str]:
        """Return the whole (an empty name) and the groups of which something was published."""
        return [group for code, group in self._by_place if code == self.code(part)]

    def code(self, part: _Part) -> str:
        return part.item.kolom if part.item.soort == ItemSoort.GETAL else f"{part.item.kolom}:score"

    def mean(self, part: _Part, group: str) -> Figure | None:
        """Return the mean of a question in a group, in how far along its scale; None where it is hidden."""
        found = self._by_place.get((self.code(part), group), [])
        if not found or found[0].waarde is None:
            return None
        low, high = part.ends if part.item.soort == ItemSoort.GETAL else (0.0, 100.0)
        return _linear(found[0], 1 / (high - low), -low / (high - low))

    def answers(self, part: _Part, group: str) -> list[Figure]:
        """Return the share of each answer; empty where they are not all shown."""
        found = [each for each in self._by_place.get((part.item.kolom, group), []) if each.categorie]
        full = len(found) == len(counted(part.item)) and all(each.waarde is not None for each in found)
        return sorted(found, key=lambda each: each.volgorde) if full else []


def _linear(figure: Figure, factor: float, shift: float) -> Figure:
    value, low, high = (
        None if point is None else shift + factor * point
        for point in (figure.waarde, figure.laag, figure.hoog)
    )
    se = None if figure.se is None else factor * figure.se
    return replace(figure, waarde=value, laag=low, hoog=high, se=se)


def _flags(figure: Figure) -> tuple[str, ...]:
    # That there was no sample is said anew of each figure.
    return tuple(flag for flag in figure.vlaggen if flag != GEEN_STEEKPROEF)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One measure of an instrument in one round."""

    about: Round
    definition: Definition
    maat: Maat
    parts: Sequence[_Part]
    shown: _Shown

    def _population(self, group: str) -> int | None:
        return self.about.invited if not group else None

    def _groups(self) -> list[str]:
        return self.shown.groups(self.parts[0])

    def scores(self, frame: pd.DataFrame) -> Iterator[Figure]:
        spread = self._spread(frame) if len(self.parts) > 1 else None
        for group in self._groups():
            means = [each for part in self.parts if (each := self.shown.mean(part, group))]
            if len(means) < len(self.parts):
                yield self._hidden(group)
            elif len(self.parts) == 1:
                yield self._alone(group, means[0])
            else:
                yield self._together(group, means, spread) if spread else self._hidden(group)

    def _together(self, group: str, means: Sequence[Figure], spread: float) -> Figure:
        """Return the score that follows from the means of the questions."""
        n = min(each.n or 0 for each in means)
        turned = [part.deel.omgekeerd for part in self.parts]
        along = [min(max(each.waarde or 0.0, 0.0), 1.0) for each in means]
        value = float(stretched(along, turned, self.maat.bereik)[0])
        estimate = mean_with_spread(value, spread, n, self.maat.bereik, self._population(group))
        flags = [flag for each in means for flag in _flags(each)]
        return self.about.figure(
            self.definition, group, estimate.flagged(*flags), se=short(spread / math.sqrt(n))
        )

    def _alone(self, group: str, told: Figure) -> Figure:
        """Return the score of one question: the published figure in other units."""
        low, high = self.maat.bereik
        own = _linear(told, high - low, low)
        estimate = Estimate(own.waarde, own.laag, own.hoog, own.n or 0, flags=_flags(own))
        return self.about.figure(self.definition, group, estimate, se=own.se)

    def _spread(self, frame: pd.DataFrame) -> float | None:
        """Return how far the scores of people who answered everything lie apart; None where that tells."""
        along = np.column_stack([part.along(frame) for part in self.parts])
        turned = [part.deel.omgekeerd for part in self.parts]
        scores = stretched(along[~np.isnan(along).any(axis=1)], turned, self.maat.bereik)
        return short(float(scores.std(ddof=1))) if may_show_mean(scores.tolist(), self.about.rules) else None

    def shares(self) -> Iterator[Figure]:
        for order, part in enumerate(self.parts):
            for group in self._groups():
                found = self.shown.answers(part, group)
                yield (
                    self._share(group, part, found, order)
                    if found
                    else self._hidden(group, part.deel.naam, order)
                )

    def _share(self, group: str, part: _Part, found: Sequence[Figure], order: int) -> Figure:
        shares = [each.waarde or 0.0 for each in found]
        estimate = top_share(shares, found[0].n or 0, self.maat.hoogste, self._population(group))
        return self.about.figure(self.definition, group, estimate, part.deel.naam, order)

    def steps(self) -> Iterator[Figure]:
        low, high = self.maat.bereik
        for group in self._groups():
            means = [self.shown.mean(part, group) for part in self.parts]
            told = [None if each is None else _linear(each, high - low, low) for each in means]
            stuck = bottleneck([None if each is None else each.waarde for each in told])
            for order, (part, own) in enumerate(zip(self.parts, told, strict=True)):
                flags = (KNELPUNT,) if order == stuck else ()
                yield self._step(group, part, own, order, flags)

    def _step(
        self, group: str, part: _Part, own: Figure | None, order: int, flags: tuple[str, ...]
    ) -> Figure:
        if own is None:
            return self._hidden(group, part.deel.naam, order)
        estimate = Estimate(own.waarde, own.laag, own.hoog, own.n or 0, flags=(*_flags(own), *flags))
        return self.about.figure(self.definition, group, estimate, part.deel.naam, order, se=own.se)

    def _hidden(self, group: str, category: str = "", order: int = 0) -> Figure:
        return self.about.figure(self.definition, group, nothing(0, TE_WEINIG), category, order)
