"""Figures of what is answered by choosing: counted per group, and protected for all groups at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from adoptie import dutch
from enquetes.content import Item, ItemSoort, Optie, Vraag
from metingen.analysis import scores
from metingen.analysis.shares import wilson
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import (
    Antwoorden,
    ProtectedGroup,
    ProtectedItem,
    Weergave,
    protect_margin,
    protect_round,
    scale,
)
from metingen.figures.about import Round
from metingen.figures.counting import TICKED, count_answers, counted
from metingen.figures.definitions import define
from metingen.figures.kenmerken import Uitsplitsing
from metingen.figures.values import Figure

_MOST_NAMED = 4
# From this grade on somebody is satisfied.
_GOOD = 7
_ORDERED = frozenset({ItemSoort.SCHAAL, ItemSoort.CIJFER})


@dataclass(frozen=True, slots=True)
class Told:
    """What may be seen of one item; ``in_groups`` where people carry a group.

    With a ``kenmerk`` the groups are classes of the profile, and the whole is told elsewhere.
    """

    item: ProtectedItem
    in_groups: bool
    kenmerk: str = ""


def options_of(item: Item) -> tuple[Optie, ...]:
    return TICKED if item.soort == ItemSoort.VINK else counted(item)


def protect(about: Round, item: Item, frame: pd.DataFrame, after: Sequence[ProtectedItem]) -> Told | None:
    """Decide what may be seen of an item that is asked ``after`` others; None where there is one answer."""
    options = options_of(item)
    if len(options) < 2:
        return None
    counts = count_answers(frame, item)
    kind = _kind(item, len(options))
    neighbours = {name: to for name, to in about.neighbours.items() if name in counts and to in counts}
    return Told(protect_round(counts, kind, about.rules, neighbours, after), set(counts) != {""})


def protect_classes(
    about: Round,
    item: Item,
    answers: pd.DataFrame,
    told: Told,
    breakdown: Uitsplitsing,
    after: Sequence[ProtectedItem],
) -> Told:
    """Decide what may be seen of an item in the classes of the profile, beside what is ``told`` of all."""
    options = options_of(item)
    counts = count_answers(breakdown.of(answers, [item.kolom]), item)
    margin = protect_margin(
        counts, _kind(item, len(options)), about.rules, told.item.total, breakdown.volgorde, after
    )
    return Told(margin, True, breakdown.kenmerk)


def _kind(item: Item, size: int) -> Antwoorden:
    return scale(size) if item.soort in _ORDERED else Antwoorden(size)


def in_classes(about: Round, vraag: Vraag, item: Item, told: Told) -> Iterator[Figure]:
    """Yield the figures of the classes of the profile."""
    return (replace(each, kenmerk=told.kenmerk) for each in coded(about, vraag, item, told) if each.groep)


def coded(about: Round, vraag: Vraag, item: Item, told: Told | None) -> Iterator[Figure]:
    """Yield the figures of an item that is answered by choosing."""
    if told is None:
        # Everybody who answered said the same: it was asked, and there is nothing to show.
        yield about.figure(define(vraag, item, item.kolom, item.tekst, "procent"), "", nothing(0, TE_WEINIG))
        return
    for name, group in _shown(told):
        if item.soort == ItemSoort.VINK:
            yield from _ticked(about, vraag, item, name, group)
            continue
        yield from _distribution(about, vraag, item, name, group, told.item)
        if item.soort == ItemSoort.CIJFER:
            yield from _grades(about, vraag, item, name, group)
        elif item.soort in _ORDERED:
            yield from _scores(about, vraag, item, name, group)


def _shown(told: Told) -> Iterator[tuple[str, ProtectedGroup | None]]:
    """Yield the whole (under an empty name) and every published group."""
    yield "", told.item.total
    if told.in_groups:
        for group in told.item.groups:
            yield group.label, group


def _ticked(
    about: Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None
) -> Iterator[Figure]:
    definition = define(vraag, item, item.kolom, item.tekst, "procent")
    # What goes along with an answer comes after the answers.
    codes = [*(option.code for option in vraag.opties), item.deel]
    order = codes.index(item.deel)
    yield about.figure(definition, name, _share(about, name, group, (1,)), order=order)


def _share(about: Round, name: str, group: ProtectedGroup | None, answers: tuple[int, ...]) -> Estimate:
    if group is None or group.published.weergave is not Weergave.VOLLEDIG:
        return nothing(group.published.n if group else 0, TE_WEINIG)
    count = sum(group.published.counts[answer] for answer in answers)
    return wilson(count, group.published.n, population=_population(about, name))


def _population(about: Round, name: str) -> int | None:
    """Return how many were asked, for the correction of a round that asks everybody; for the whole only."""
    return about.invited if not name else None


def _distribution(
    about: Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None, protected: ProtectedItem
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
    about: Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None
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


def _grades(
    about: Round, vraag: Vraag, item: Item, name: str, group: ProtectedGroup | None
) -> Iterator[Figure]:
    """Yield the mean of grades from 1 to 10, and the share of 7 and more."""
    grade = define(vraag, item, f"{item.kolom}:cijfer", item.tekst, "getal")
    enough = define(vraag, item, f"{item.kolom}:zeven", item.tekst, "procent")
    if group is None or group.gemiddelde is None:
        yield about.figure(grade, name, nothing(group.published.n if group else 0, TE_WEINIG))
    elif group.published.weergave is Weergave.VOLLEDIG:
        sums = scores.sums_of_counts(group.published.counts, _points(item))
        free = scores.mean(sums).se
        yield about.figure(grade, name, scores.mean(sums, population=_population(about, name)), se=free)
    else:
        mean = group.gemiddelde
        shown = Estimate(mean.value, mean.low, mean.high, group.published.n, flags=("afgerond",))
        yield about.figure(grade, name, shown)
    high = tuple(place for place, points in enumerate(_points(item)) if points >= _GOOD)
    yield about.figure(enough, name, _share(about, name, group, high))


def _points(item: Item) -> list[float]:
    return [float(option.code) for option in counted(item)]
