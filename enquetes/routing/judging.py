"""What an expression can give where not all answers are known: between which bounds, and yes, no or either.

What is known gives the same as ``evaluate``. What is not known is never called impossible: bounds may be too
wide, and they are never too narrow.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enquetes.routing.evaluating import Uitkomst, evaluate
from enquetes.routing.kinds import ALS
from enquetes.routing.tree import Aanroep, Boom, Niet, Rekening, Vergelijking, Verwijzing, Voeging, parts

_ANY_DAY = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Onbekend:
    """A number or a day, counted as a number, between two bounds, or anything else; perhaps nothing."""

    laag: float = -math.inf
    hoog: float = math.inf
    leeg: bool = True


Oordeel = Uitkomst | Onbekend
ANYTHING = Onbekend()
# By the code of the question in small letters, and the deel; what is not here is not known.
Plaats = tuple[str, str]
Bekend = Mapping[Plaats, Oordeel]


def judge(boom: Boom, known: Bekend) -> Oordeel:
    """Return what an expression gives, as far as that follows from what is known."""
    # What is joined is judged part by part: one that is known may settle it.
    answers = None if isinstance(boom, Voeging | Niet) else _answers(boom, known)
    if answers is not None:
        return evaluate(boom, answers, _ANY_DAY)
    return _JUDGES[type(boom)](boom, known)


def _answers(boom: Boom, known: Bekend) -> dict[str, Any] | None:
    """Return the answers that an expression looks at; None where one is not known, or the day counts."""
    answers: dict[str, Any] = {}
    for part in parts(boom):
        if isinstance(part, Aanroep) and part.naam == "vandaag":
            return None
        if isinstance(part, Verwijzing):
            code = part.code.casefold()
            value = known.get((code, part.deel), ANYTHING)
            if isinstance(value, Onbekend):
                return None
            if part.deel:
                answers.setdefault(code, {})[part.deel] = value
            else:
                answers[code] = list(value) if isinstance(value, frozenset) else value
    return answers


def _reference(boom: Verwijzing, known: Bekend) -> Oordeel:
    return known.get((boom.code.casefold(), boom.deel), ANYTHING)


def _negation(boom: Niet, known: Bekend) -> Oordeel:
    return _not(judge(boom.deel, known))


def _not(found: Oordeel) -> Oordeel:
    return found if isinstance(found, Onbekend) else not found


def _joined(boom: Voeging, known: Bekend) -> Oordeel:
    settles, unsure = boom.woord == "of", False
    for part in boom.delen:
        found = judge(part, known)
        if isinstance(found, Onbekend):
            unsure = True
        elif bool(found) == settles:
            return settles
    return ANYTHING if unsure else not settles


def _comparison(boom: Vergelijking, known: Bekend) -> Oordeel:
    left, right = judge(boom.links, known), judge(boom.rechts, known)
    if left is None or right is None:
        return False
    one, other = _bounds(left), _bounds(right)
    # Nothing is smaller than nothing: what may be empty need not hold, and what cannot hold never does.
    match boom.teken:
        case "<":
            possible, certain = one.laag < other.hoog, one.hoog < other.laag
        case "<=":
            possible, certain = one.laag <= other.hoog, one.hoog <= other.laag
        case ">":
            possible, certain = one.hoog > other.laag, one.laag > other.hoog
        case ">=":
            possible, certain = one.hoog >= other.laag, one.laag >= other.hoog
        case "=":
            possible, certain = one.laag <= other.hoog and other.laag <= one.hoog, False
        case "<>":
            possible, certain = True, one.hoog < other.laag or other.hoog < one.laag
    if not possible:
        return False
    return True if certain and not (one.leeg or other.leeg) else ANYTHING


def _bounds(value: Oordeel) -> Onbekend:
    match value:
        case Onbekend():
            return value
        case dt.date():
            return Onbekend(value.toordinal(), value.toordinal(), leeg=False)
        case bool() | frozenset() | None:
            return ANYTHING
    try:
        return Onbekend(float(value), float(value), leeg=False)
    except ValueError:
        return Onbekend(leeg=False)


def _reckoning(boom: Rekening, known: Bekend) -> Oordeel:
    left, right = judge(boom.links, known), judge(boom.rechts, known)
    if left is None or right is None:
        return None
    one, other = _bounds(left), _bounds(right)
    empty = one.leeg or other.leeg
    ends = (one.laag, one.hoog), (other.laag, other.hoog)
    if boom.bewerking == "/" and other.laag <= 0 <= other.hoog:
        return ANYTHING
    found = [_RECKONED[boom.bewerking](first, second) for first in ends[0] for second in ends[1]]
    if any(map(math.isnan, found)):
        return ANYTHING
    return Onbekend(min(found), max(found), empty)


_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}


def _call(boom: Aanroep, known: Bekend) -> Oordeel:
    if boom.naam == ALS:
        return _choice(boom, known)
    values = [judge(part, known) for part in boom.delen]
    found = _CALLED.get(boom.naam)
    return found(values) if found else ANYTHING


def _choice(boom: Aanroep, known: Bekend) -> Oordeel:
    condition, then, *otherwise = boom.delen
    holds = judge(condition, known)
    first = judge(then, known)
    second = judge(otherwise[0], known) if otherwise else None
    if not isinstance(holds, Onbekend):
        return first if holds else second
    given = [_bounds(value) for value in (first, second) if value is not None]
    if not given:
        return None
    return _around(given, empty=len(given) < 2 or any(each.leeg for each in given))


def _around(given: Sequence[Onbekend], *, empty: bool) -> Onbekend:
    return Onbekend(min(each.laag for each in given), max(each.hoog for each in given), empty)


def _filled(values: list[Oordeel]) -> Oordeel:
    (value,) = values
    if isinstance(value, Onbekend):
        return ANYTHING if value.leeg else True
    return value is not None


def _sum(values: list[Oordeel]) -> Oordeel:
    given = [_bounds(value) for value in values if value is not None]
    if not given:
        return None
    low = sum(min(each.laag, 0.0) if each.leeg else each.laag for each in given)
    high = sum(max(each.hoog, 0.0) if each.leeg else each.hoog for each in given)
    return Onbekend(low, high, all(each.leeg for each in given))


def _among(values: list[Oordeel]) -> Oordeel:
    """Judge a mean, a lowest and a highest: it lies between the lowest and the highest that can be."""
    given = [_bounds(value) for value in values if value is not None]
    return _around(given, empty=all(each.leeg for each in given)) if given else None


def _rounded(values: list[Oordeel]) -> Oordeel:
    if len(values) > 1:
        return ANYTHING
    if values[0] is None:
        return None
    found = _bounds(values[0])
    return Onbekend(_whole(found.laag, math.floor), _whole(found.hoog, math.ceil), found.leeg)


def _whole(value: float, to_whole: Callable[[float], int]) -> float:
    return float(to_whole(value)) if math.isfinite(value) else value


def _days(values: list[Oordeel]) -> Oordeel:
    first, last = values
    if first is None or last is None:
        return None
    one, other = _bounds(first), _bounds(last)
    return Onbekend(other.laag - one.hoog, other.hoog - one.laag, one.leeg or other.leeg)


_CALLED: dict[str, Callable[[list[Oordeel]], Oordeel]] = {
    "leeg": lambda values: _not(_filled(values)),
    "ingevuld": _filled,
    "som": _sum,
    "gemiddelde": _among,
    "laagste": _among,
    "hoogste": _among,
    "afgerond": _rounded,
    "omlaag": _rounded,
    "omhoog": _rounded,
    "dagen": _days,
    "aantal": lambda _: Onbekend(0, leeg=False),
    "lengte": lambda _: Onbekend(0, leeg=False),
}
_JUDGES: dict[type[Boom], Callable[[Any, Bekend], Oordeel]] = {
    Verwijzing: _reference,
    Niet: _negation,
    Voeging: _joined,
    Vergelijking: _comparison,
    Rekening: _reckoning,
    Aanroep: _call,
}
