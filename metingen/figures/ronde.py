"""Figures from a sealed round: counted once, protected at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from adoptie import dutch
from enquetes.content import Item, ItemSoort, Vraag
from enquetes.sealed import SealedRound
from metingen.analysis import scores
from metingen.analysis.shares import wilson
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import (
    Antwoorden,
    Klasse,
    ProtectedGroup,
    ProtectedItem,
    Weergave,
    may_show_mean,
    protect_round,
    scale,
    thresholds,
)
from metingen.figures.counting import TICKED, count_answers, counted
from metingen.figures.definitions import RESPONSE, define
from metingen.figures.rounding import rounded_mean
from metingen.figures.values import Definition, Figure

METHOD = "ronde-3"
GEEN_STEEKPROEF = "geen_steekproef"
_RULES = thresholds(Klasse.PERSONEN)
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Round:
    """What all figures of one round have in common."""

    periode: str
    naam: str
    begin: dt.date
    eind: dt.date
    margins: bool
    invited: int | None
    neighbours: Mapping[str, str]
    codes: Mapping[str, str]

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


def round_figures(sealed: SealedRound) -> Iterator[Figure]:
    """Yield all figures of a sealed round that may be published, hidden ones without value."""
    manifest = sealed.manifest
    frame = sealed.answers()
    about = _about(manifest)
    yield about.figure(RESPONSE, "", Estimate(float(len(frame)), None, None, about.invited or len(frame)))
    for vraag in sealed.content.vragen():
        for item in vraag.items():
            if item.soort in {ItemSoort.KEUZE, ItemSoort.SCHAAL, ItemSoort.VINK}:
                yield from _coded(about, vraag, item, frame)
            elif item.soort == ItemSoort.GETAL:
                yield from _number(about, vraag, item, frame)
            else:
                yield _written(about, vraag, item, len(sealed.texts(item.kolom)), len(frame))


def _about(manifest: Mapping[str, Any]) -> _Round:
    rows = manifest.get("uitgenodigd") or []
    begin, end = str(manifest["van"]), str(manifest["tot"])
    total = sum(int(row["uitgenodigd"]) for row in rows)
    return _Round(
        periode=end[:10],
        naam=str(manifest["ronde"]),
        begin=dt.date.fromisoformat(begin),
        eind=dt.date.fromisoformat(end),
        margins=manifest["doelgroep"] in {"medewerkers", "steekproef"},
        invited=total or None if manifest["doelgroep"] == "medewerkers" else None,
        codes=manifest.get("codes") or {},
        neighbours={str(row["naam"]): str(row["buur"]) for row in rows if row.get("buur")},
    )


def _coded(about: _Round, vraag: Vraag, item: Item, frame: pd.DataFrame) -> Iterator[Figure]:
    options = TICKED if item.soort == ItemSoort.VINK else counted(item)
    if len(options) < 2:
        # Everybody who answered said the same: it was asked, and there is nothing to show.
        yield about.figure(define(vraag, item, item.kolom, item.tekst, "procent"), "", nothing(0, TE_WEINIG))
        return
    ordered = item.soort == ItemSoort.SCHAAL
    counts = count_answers(frame, item)
    kind = scale(len(options)) if ordered else Antwoorden(len(options))
    neighbours = {name: to for name, to in about.neighbours.items() if name in counts and to in counts}
    protected = protect_round(counts, kind, _RULES, neighbours)
    for name, group in _shown(protected, counts):
        if item.soort == ItemSoort.VINK:
            yield from _ticked(about, vraag, item, name, group)
            continue
        yield from _distribution(about, vraag, item, name, group, protected)
        if ordered:
            yield from _scores(about, vraag, item, name, group)


def _shown(
    protected: ProtectedItem, counts: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, ProtectedGroup | None]]:
    """Yield the whole (under an empty name) and every published group."""
    yield "", protected.total
    if set(counts) != {""}:
        for group in protected.groups:
            yield group.label, group


def _ticked(
    about: _Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None
) -> Iterator[Figure]:
    definition = define(vraag, item, item.kolom, item.tekst, "procent")
    order = [option.tekst for option in vraag.opties].index(item.tekst)
    yield about.figure(definition, name, _share(about, name, group, (1,)), order=order)


def _share(about: _Round, name: str, group: ProtectedGroup | None, answers: tuple[int, ...]) -> Estimate:
    if group is None or group.published.weergave is not Weergave.VOLLEDIG:
        return nothing(group.published.n if group else 0, TE_WEINIG)
    count = sum(group.published.counts[answer] for answer in answers)
    return wilson(count, group.published.n, population=_population(about, name))


def _population(about: _Round, name: str) -> int | None:
    """Return how many were asked, for the correction of a round that asks everybody; for the whole only."""
    return about.invited if not name else None


def _distribution(
    about: _Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None, protected: ProtectedItem
) -> Iterator[Figure]:
    definition = define(vraag, item, item.kolom, item.tekst, "procent")
    options = counted(item)
    if group is not None and group.published.weergave is Weergave.KLASSEN:
        for order, members in enumerate(protected.classes):
            label = _class_label([options[index].tekst for index in members])
            share = wilson(group.published.classes[order], group.published.n)
            yield about.figure(definition, name, share, label, order)
        return
    for order, option in enumerate(options):
        yield about.figure(definition, name, _share(about, name, group, (order,)), option.tekst, order)


def _class_label(answers: Sequence[str]) -> str:
    return dutch.listing(answers, joint="of") if len(answers) <= _MOST_NAMED else "een ander antwoord"


def _scores(
    about: _Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None
) -> Iterator[Figure]:
    size = len(counted(item))
    score = define(vraag, item, f"{item.kolom}:score", item.tekst, "punten")
    top = define(vraag, item, f"{item.kolom}:top2", item.tekst, "procent")
    if group is None or group.gemiddelde is None:
        yield about.figure(score, name, nothing(group.published.n if group else 0, TE_WEINIG))
    elif group.published.weergave is Weergave.VOLLEDIG:
        population = _population(about, name)
        counts = group.published.counts
        free = scores.score_100(counts).se
        yield about.figure(score, name, scores.score_100(counts, population=population), se=free)
    else:
        mean = group.gemiddelde
        estimate = Estimate(mean.value, mean.low, mean.high, group.published.n, flags=("afgerond",))
        yield about.figure(score, name, estimate.scaled(100 / (size - 1), -100 / (size - 1)))
    yield about.figure(top, name, _share(about, name, group, (size - 2, size - 1)))


def _number(about: _Round, vraag: Vraag, item: Item, frame: pd.DataFrame) -> Iterator[Figure]:
    """Yield the mean of the whole; a number of a group could be traced by subtraction."""
    values = frame[item.kolom].dropna().to_numpy(dtype=np.float64)
    shown = may_show_mean(values.tolist(), _RULES)
    estimate = rounded_mean(scores.mean(scores.sums_of(values))) if shown else nothing(len(values), TE_WEINIG)
    yield about.figure(define(vraag, item, item.kolom, vraag.tekst, "getal"), "", estimate, se=estimate.se)


def _written(about: _Round, vraag: Vraag, item: Item, written: int, n: int) -> Figure:
    """Return how many of ``n`` people wrote something; what they wrote is no figure."""
    enough = _RULES.may_show_group(n)
    estimate = Estimate(float(written), None, None, n) if enough else nothing(n, TE_WEINIG)
    return about.figure(define(vraag, item, item.kolom, vraag.tekst, "aantal"), "", estimate)
