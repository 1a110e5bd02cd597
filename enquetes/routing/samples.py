"""Answers that stand for all that can be given: between them no condition changes."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise

from enquetes.content import CODED, Soort, Vraag
from enquetes.content.vraag import EERSTE_DAG, LAATSTE_DAG, ROWED
from enquetes.routing.judging import Onbekend, Oordeel
from enquetes.routing.tree import Aanroep, Boom, Getal, Tekst, Vergelijking

# The part of an expression in which an answer stands, and what else stands in that part.
Beside = tuple[Boom | None, tuple[Boom, ...]]
_FILLED = {"leeg", "ingevuld"}


def answers_between(vraag: Vraag, deel: str, beside: Sequence[Beside]) -> Iterator[Oordeel]:
    """Yield answers to a question, or in one row of it, where it stands beside these parts."""
    literals = [each for _, others in beside for each in others]
    if deel and vraag.soort == Soort.RANGSCHIKKING:
        yield from (
            option.code for option in vraag.opties if int(deel) <= (vraag.meeste or len(vraag.opties))
        )
    elif deel and vraag.soort not in ROWED:
        yield Onbekend(leeg=False)
    elif vraag.soort in {Soort.MEERKEUZE, Soort.RANGSCHIKKING}:
        yield from _chosen(vraag, {each.waarde for each in literals if isinstance(each, Tekst)})
    elif vraag.soort in CODED:
        yield from (option.code for option in vraag.options_of(deel))
    elif vraag.soort == Soort.AKKOORD:
        yield "ja"
    elif all(_is_plain(part, others) for part, others in beside):
        yield from _free(vraag, literals)
    else:
        yield _bounded(vraag)


def fits_ranking(place: int, value: Oordeel, others: Mapping[int, Oordeel]) -> bool:
    """Tell whether this can stand on a place of a ranking: nothing stands twice, and no place is skipped."""
    if value is None:
        return all(other is None for at, other in others.items() if at > place)
    if isinstance(value, Onbekend):
        return True
    return value not in others.values() and all(
        other is not None for at, other in others.items() if at < place
    )


def _is_plain(part: Boom | None, others: Sequence[Boom]) -> bool:
    """Tell whether an answer only stands beside a literal here, or is asked for."""
    if isinstance(part, Vergelijking):
        return all(isinstance(each, Getal | Tekst) or _is_day(each) for each in others)
    return isinstance(part, Aanroep) and part.naam in _FILLED


def _is_day(boom: Boom) -> bool:
    return isinstance(boom, Aanroep) and boom.naam == "datum"


def _free(vraag: Vraag, literals: Sequence[Boom]) -> Iterator[Oordeel]:
    match vraag.soort:
        case Soort.GETAL:
            numbers = {each.waarde for each in literals if isinstance(each, Getal)}
            yield from _between(numbers, *_ends(vraag), whole=vraag.heel)
        case Soort.DATUM:
            days = {_day(each) for each in literals if isinstance(each, Aanroep)}
            for day in _between(days, *_DAYS, whole=True):
                yield dt.date.fromordinal(int(day))
        case _:
            texts = sorted({each.waarde for each in literals if isinstance(each, Tekst)} - {""})
            # The last one is none of those that are named.
            yield from (*texts, "".join((*texts, "…")))


_DAYS = float(EERSTE_DAG.toordinal()), float(LAATSTE_DAG.toordinal())


def _day(boom: Aanroep) -> float:
    return float(
        sum(dt.date.fromisoformat(each.waarde).toordinal() for each in boom.delen if isinstance(each, Tekst))
    )


def _ends(vraag: Vraag) -> tuple[float, float]:
    low = -math.inf if vraag.minimum is None else vraag.minimum
    high = math.inf if vraag.maximum is None else vraag.maximum
    return low, high


def _bounded(vraag: Vraag) -> Onbekend:
    match vraag.soort:
        case Soort.DATUM:
            return Onbekend(*_DAYS, leeg=False)
        case Soort.GETAL:
            return Onbekend(*_ends(vraag), leeg=False)
        case _:
            return Onbekend(leeg=False)


def _between(numbers: set[float], low: float, high: float, *, whole: bool) -> Iterator[float]:
    """Yield every number that is named, and one on each side of it, within what may be answered."""
    named = sorted({*numbers, *(end for end in (low, high) if math.isfinite(end))} or {0.0})
    found = {*named, named[0] - 1, named[-1] + 1}
    if whole:
        found = {
            float(to_whole(each) + step)
            for each in named
            for to_whole in (math.floor, math.ceil)
            for step in (-1, 0, 1)
        }
    else:
        found |= {(one + other) / 2 for one, other in pairwise(named)}
    yield from (value for value in sorted(found) if low <= value <= high)


def _chosen(vraag: Vraag, named: set[str]) -> Iterator[frozenset[str]]:
    """Yield what can be chosen together; answers that nothing names are alike, so their number will do."""
    alone = {option.code for option in vraag.opties if option.alleen}
    codes = [option.code for option in vraag.opties if option.code not in alone]
    mine = [code for code in codes if code in named]
    alike = [code for code in codes if code not in named]
    least, most = vraag.minste or 1, vraag.meeste or len(codes)
    for chosen in chain.from_iterable(combinations(mine, size) for size in range(len(mine) + 1)):
        for more in range(len(alike) + 1):
            if least <= len(chosen) + more <= most:
                yield frozenset((*chosen, *alike[:more]))
    yield from (frozenset({code}) for code in sorted(alone))
