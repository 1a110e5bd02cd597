"""Whether the conditions of a questionnaire can be: none waits for itself, and each can hold."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain, combinations, pairwise, product

from adoptie import dutch
from enquetes.content import Answer, Soort, Vraag
from enquetes.content.vraag import ROWED
from enquetes.routing.checking import Vragen
from enquetes.routing.evaluating import evaluate
from enquetes.routing.faults import RoutingError
from enquetes.routing.kinds import names_sides
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    Tekst,
    Vergelijking,
    Verwijzing,
    children,
    parts,
)

# With more combinations than this nobody knows whether a condition can hold, and it may.
_MOST = 2_000
_ANY_DAY = dt.date(2026, 1, 1)
_NO_END = {"vandaag", "datum", "dagen", "lengte", "samen"}
_FILLED = {"leeg", "ingevuld"}
_ENDLESS = {Soort.GETAL, Soort.TEKST, Soort.EMAIL, Soort.TELEFOON}
# What these give is not known without computing or counting days.
_UNTRIED = {Soort.BEREKENING, Soort.DATUM}


def refuse_circles(waits_for: Mapping[str, set[str]], vragen: Vragen) -> None:
    """Raise RoutingError for questions that wait for each other; all codes are in small letters."""
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError as fault:
        around = [f"'{vragen[code].code}'" for code in fault.args[1][:-1]]
        told = f"De vragen {dutch.listing(around)} wachten op elkaar. Haal een van de voorwaarden weg."
        if len(around) == 1:
            told = f"Vraag {around[0]} hangt af van haar eigen antwoord. Dat kan niet."
        raise RoutingError(told) from fault


def can_hold(rule: Boom, vragen: Vragen) -> bool:
    """Tell whether some answers make a condition hold; where that cannot be tried out, it may."""
    found = list(parts(rule))
    if names_sides(rule, vragen) or not _can_be_tried(found, vragen):
        return True
    asked = {(part.code.casefold(), part.deel) for part in found if isinstance(part, Verwijzing)}
    tried = {place: list(_tried(vragen[place[0]], place[1], found)) for place in sorted(asked)}
    combined = 1
    for values in tried.values():
        combined *= len(values)
    if combined > _MOST:
        return True
    return any(
        evaluate(rule, _filled(dict(zip(tried, answers, strict=True)), vragen), _ANY_DAY)
        for answers in product(*tried.values())
    )


def _can_be_tried(found: list[Boom], vragen: Vragen) -> bool:
    """Tell whether a number or a text only stands beside a literal: then a few of them stand for all."""
    if any(isinstance(part, Aanroep) and part.naam in _NO_END for part in found):
        return False
    if any(isinstance(part, Verwijzing) and vragen[part.code.casefold()].soort in _UNTRIED for part in found):
        return False
    free = sum(_is_free(part, vragen) for part in found)
    return free == sum(
        _is_free(side, vragen)
        for part in found
        for side in children(part)
        if (
            isinstance(part, Vergelijking) and any(isinstance(each, Getal | Tekst) for each in children(part))
        )
        or (isinstance(part, Aanroep) and part.naam in _FILLED)
    )


def _is_free(boom: Boom, vragen: Vragen) -> bool:
    """Tell whether this is a question with more answers than can be listed."""
    return isinstance(boom, Verwijzing) and vragen[boom.code.casefold()].soort in _ENDLESS


def _tried(vraag: Vraag, deel: str, found: list[Boom]) -> Iterator[Answer]:
    """Yield answers between which a condition with these parts can change, and none."""
    yield None
    codes = [option.code for option in vraag.options_of(deel)]
    numbers = sorted({part.waarde for part in found if isinstance(part, Getal)})
    match vraag.soort:
        case Soort.GETAL:
            yield from _between(vraag, numbers)
        case Soort.TEKST | Soort.EMAIL | Soort.TELEFOON:
            yield from ("iets", *sorted({part.waarde for part in found if isinstance(part, Tekst)}))
        case Soort.AKKOORD:
            yield "ja"
        case Soort.MEERKEUZE | Soort.RANGSCHIKKING:
            named = {part.waarde for part in found if isinstance(part, Tekst)}
            # Answers that no part names are all alike: one of each number of them will do.
            alike = [code for code in codes if code not in named]
            mine = [code for code in codes if code in named]
            for chosen in chain.from_iterable(combinations(mine, size) for size in range(len(mine) + 1)):
                yield from ([*chosen, *alike[:size]] for size in range(len(alike) + 1))
        case _:
            yield from codes


def _between(vraag: Vraag, numbers: list[float]) -> Iterator[float]:
    """Yield every number that a condition names, and one on each side of it, within what may be answered."""
    low = -math.inf if vraag.minimum is None else vraag.minimum
    high = math.inf if vraag.maximum is None else vraag.maximum
    named = sorted({0.0, *numbers, *(end for end in (low, high) if math.isfinite(end))})
    middles = ((one + other) / 2 for one, other in pairwise(named))
    for value in (named[0] - 1, *named, *middles, named[-1] + 1):
        if low <= value <= high:
            yield value


def _filled(answers: Mapping[tuple[str, str], Answer], vragen: Vragen) -> dict[str, Answer]:
    """Return answers by question, the rows of a matrix together."""
    rows: dict[str, dict[str, str]] = {}
    filled: dict[str, Answer] = {}
    for (code, deel), answer in answers.items():
        if vragen[code].soort not in ROWED:
            filled[code] = answer
        elif isinstance(answer, str):
            rows.setdefault(code, {})[deel] = answer
    return filled | rows
