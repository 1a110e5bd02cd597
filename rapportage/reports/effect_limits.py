"""What an effect report is about, and its chapter on what can and what cannot be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.periods import period_of
from metingen.analysis.comparisons import Finding
from metingen.analysis.differences import mover
from metingen.analysis.levels import best_break
from metingen.plan import Afspraak
from metingen.queries.cijfers import Cijfer
from metingen.queries.effecten import Effect
from metingen.queries.schattingen import estimate_of, unit_of
from rapportage.blocks import Block, Heading, Text
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.words import amount

# Days that a median must have fallen before its moment is worth a sentence.
_LEAST_FALL = 3
# Lead time kept still when it moved, at most, by half the part by which hand-offs fell.
_STILL = 0.5
_KNOWN = {Finding.CLEAR, Finding.UNDER_WAY}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What this report is about."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    naam: str
    phrase: str
    spoor: str
    date: dt.date
    wat: str
    waarom: str
    period: str
    until: dt.date
    effects: tuple[Effect, ...]
    afspraak: Afspraak | None = None
    # Lead time and hand-offs by quarter, to see when they changed and whether they did so together.
    quarters: tuple[Cijfer, ...] = ()
    stand: dt.date | None = None

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on."""
        yield from self.quarters
        for effect in self.effects:
            yield from (*effect.months, *effect.sides)


def lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def limits(vraag: Vraag) -> Iterator[Block]:
    """Yield the chapter on what is known, what is not, and why."""
    yield Heading(1, "Wat we wel en niet kunnen zeggen", "grenzen")
    known = [
        effect for effect in vraag.effects if effect.comparison.finding in _KNOWN and effect.verdict.grade
    ]
    proven = [effect for effect in known if effect.verdict.names_cause]
    yield Text(f"Dat het door {vraag.phrase} komt, {proof(vraag, proven)}", "lead")
    if known:
        yield Text(
            "Dit weten we:",
            items=tuple(f"{effect.about.naam}: {lower(effect.verdict.change)}" for effect in known),
        )
    doubts = tuple(dict.fromkeys(_doubts(vraag)))
    if doubts:
        yield Text("Dit weten we niet:", items=doubts)


def proof(vraag: Vraag, proven: Sequence[Effect]) -> str:
    """End the sentence "dat het door ... komt, ..."."""
    if not vraag.effects:
        return "is niet te zeggen."
    if not proven:
        return "is met deze cijfers niet aangetoond."
    names = dutch.listing([SUBJECTS[effect.about.code] for effect in proven])
    return f"is waarschijnlijk voor {names}, en voor de rest niet aangetoond."


def _doubts(vraag: Vraag) -> Iterator[str]:
    for effect in vraag.effects:
        if effect.verdict.names_cause:
            continue
        yield f"{effect.about.naam}: {lower(effect.verdict.cause)}"
        if effect.untouched is not None and effect.untouched.as_much:
            one, two = effect.untouched.before.value or 0, effect.untouched.after.value or 0
            unit = effect.about.eenheid
            part = effect.untouched.categorie
            yield (
                f"{effect.about.naam} van alleen de aanvragen die {part} kwamen: "
                f"van {amount(one, unit)} naar {amount(two, unit)}. "
                "Dat is ongeveer evenveel als bij alle aanvragen. "
                f"Dat er meer {part} kwam, verklaart het dus niet."
            )
        if effect.about.code == "doorlooptijd" and (effect.comparison.difference.value or 0) < 0:
            yield from _came_later(vraag)
        if effect.about.code == "overdrachten":
            yield from _ticked_off(vraag, effect)


def _of(vraag: Vraag, code: str) -> list[Cijfer]:
    """Return the quarters of one figure that are known, oldest first."""
    return [
        each
        for each in vraag.quarters
        if each.code == code and not each.uncertain and each.waarde is not None
    ]


def _came_later(vraag: Vraag) -> Iterator[str]:
    """Yield the sentence that the lead time fell only later, when the quarters show that."""
    started = period_of(vraag.date, "kwartaal").begin
    known = _of(vraag, "doorlooptijd")
    before = [each for each in known if each.begin < started]
    after = [each for each in known if each.begin >= started]
    if not before or len(after) < 2:
        return
    last, first = before[-1].waarde or 0.0, after[0].waarde or 0.0
    fall = last - min(each.waarde or 0.0 for each in after)
    if fall > _LEAST_FALL and last - first < fall / 4:
        yield (
            f"De doorlooptijd was in het {after[0].periode_naam} nog {amount(first, 'dagen')}, "
            "ongeveer als ervoor. De daling kwam pas later dan de start."
        )


def _ticked_off(vraag: Vraag, handoffs: Effect) -> Iterator[str]:
    """Yield the doubt that fewer hand-offs were faster work, when the lead time did not fall along."""
    place = best_break([None if each.uncertain else each.waarde for each in handoffs.months])
    fell = (handoffs.comparison.difference.value or 0) < 0 and handoffs.comparison.finding in _KNOWN
    if place is None or not fell:
        return
    change = handoffs.months[place].begin
    pairs = [_around(_of(vraag, code), change) for code in ("overdrachten", "doorlooptijd")]
    if pairs[0] is None or pairs[1] is None:
        return
    (one, two), (before, after) = pairs[0], pairs[1]
    moved = mover(estimate_of(before), estimate_of(after))
    part = 1 - (two.waarde or 0) / one.waarde if one.waarde else 0.0
    if moved.low is None or not before.waarde or part <= 0 or -moved.low / before.waarde > _STILL * part:
        return
    counts, days = (
        unit_of(pair[0]).pair(pair[0].waarde or 0, pair[1].waarde or 0, "naar")
        for pair in ((one, two), (before, after))
    )
    yield (
        f"Het aantal overdrachten ging van {counts} tussen het {one.periode_naam} en het {two.periode_naam}. "
        f"De doorlooptijd ging in die tijd van {days}. "
        "Misschien wordt er dus anders afgevinkt, en niet sneller gewerkt."
    )


def _around(quarters: Sequence[Cijfer], day: dt.date) -> tuple[Cijfer, Cijfer] | None:
    """Return the last quarter that was over before a day, and the first that began on or after it."""
    before = [each for each in quarters if each.eind < day]
    after = [each for each in quarters if each.begin >= day]
    return (before[-1], after[0]) if before and after else None
