"""The outcome of a checked expression for the answers of one respondent.

An answer that is not there is empty (None). A comparison with it never holds, not even "<>": who said nothing
did not say something else; ``leeg`` asks for it. Sums, means and extremes leave it out, other reckoning
becomes empty.
"""

from __future__ import annotations

import datetime as dt
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from adoptie import dutch
from enquetes.content import Answer
from enquetes.content.items import ANDERS
from enquetes.routing.kinds import ALS
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    JaNee,
    Niet,
    Rekening,
    Tekst,
    Vergelijking,
    Verwijzing,
    Voeging,
)

Uitkomst = float | str | bool | dt.date | frozenset[str] | None
# What is known of a respondent, by the code of the question in small letters; days as days. What somebody
# wrote beside an answer stands under that code with ".anders".
Known = Mapping[str, Answer | dt.date]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(boom: Boom, answers: Known, vandaag: dt.date) -> Uitkomst:
    """Return what an expression gives; None where that depends on an answer that is not there.

    The expression has been checked against the same questionnaire.
    """
    return _Respondent(answers, vandaag).outcome(boom)


def given(boom: Verwijzing, answers: Known) -> str | float | list[str] | dt.date | None:
    """Return what was answered to a question, in a row of it, beside it or on a place of a ranking."""
    answer = answers.get(boom.code.casefold())
    if isinstance(answer, dict):
        return answer.get(boom.deel)
    if boom.deel == ANDERS:
        answer = answers.get(f"{boom.code.casefold()}.{ANDERS}")
        return answer if isinstance(answer, str) else None
    if boom.deel and isinstance(answer, list):
        place = int(boom.deel)
        return answer[place - 1] if place <= len(answer) else None
    return answer


@dataclass(frozen=True, slots=True)
class _Respondent:
    answers: Known
    vandaag: dt.date

    def outcome(self, boom: Boom) -> Uitkomst:
        if isinstance(boom, Getal | Tekst | JaNee):
            return boom.waarde
        return _OUTCOMES[type(boom)](self, boom)

    def negation(self, boom: Niet) -> bool:
        return not self.outcome(boom.deel)

    def joined(self, boom: Voeging) -> bool:
        outcomes = (bool(self.outcome(part)) for part in boom.delen)
        return all(outcomes) if boom.woord == "en" else any(outcomes)

    def answer(self, boom: Verwijzing) -> Uitkomst:
        answer = given(boom, self.answers)
        if isinstance(answer, list):
            return frozenset(answer) or None
        return None if answer == "" else answer

    def comparison(self, boom: Vergelijking) -> bool:
        left, right = self.outcome(boom.links), self.outcome(boom.rechts)
        if left is None or right is None:
            return False
        # The answer to a scale is a code; beside a number it counts.
        if isinstance(left, float) != isinstance(right, float):
            left, right = _number(left), _number(right)
            if left is None or right is None:
                return False
        return _COMPARE[boom.teken](left, right)

    def reckoning(self, boom: Rekening) -> float | None:
        left, right = _number(self.outcome(boom.links)), _number(self.outcome(boom.rechts))
        if left is None or right is None:
            return None
        match boom.bewerking:
            case "+":
                found = left + right
            case "-":
                found = left - right
            case "*":
                found = left * right
            case "/":
                found = left / right if right else math.nan
        return found if math.isfinite(found) else None

    def call(self, boom: Aanroep) -> Uitkomst:
        if boom.naam == ALS:
            condition, then, *otherwise = boom.delen
            if self.outcome(condition):
                return self.outcome(then)
            return self.outcome(otherwise[0]) if otherwise else None
        outcomes = [self.outcome(part) for part in boom.delen]
        return self.vandaag if boom.naam == "vandaag" else _FUNCTIES[boom.naam](outcomes)


_OUTCOMES: dict[type[Boom], Callable[[_Respondent, Any], Uitkomst]] = {
    Verwijzing: _Respondent.answer,
    Niet: _Respondent.negation,
    Voeging: _Respondent.joined,
    Vergelijking: _Respondent.comparison,
    Rekening: _Respondent.reckoning,
    Aanroep: _Respondent.call,
}


def _number(value: Uitkomst) -> float | None:
    """Return a number, or the number that a code is; "weet ik niet" among the codes of a scale is none."""
    try:
        return None if value is None else float(value)  # type: ignore[arg-type]  # checked to be one of these
    except ValueError:
        return None


def _numbers(values: list[Uitkomst]) -> list[float]:
    return [number for value in values if (number := _number(value)) is not None]


def in_words(value: Uitkomst) -> str:
    """Return an outcome as people read it; nothing for what is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float():
            return dutch.number(value, 0 if value.is_integer() else 2)
        case dt.date():
            return dutch.day(value)
        case _:
            return str(value)


def _rounded(values: list[Uitkomst]) -> float | None:
    number, places = _number(values[0]), int(_number(values[1]) or 0) if len(values) > 1 else 0
    if number is None:
        return None
    # As people round: 2,5 is 3.
    return float(Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _counted(values: list[Uitkomst]) -> float:
    return float(sum(len(value) if isinstance(value, frozenset) else value is not None for value in values))


def _whole(to_whole: Callable[[float], int]) -> Callable[[list[Uitkomst]], float | None]:
    return lambda values: None if (found := _number(values[0])) is None else float(to_whole(found))


def _days(values: list[Uitkomst]) -> float | None:
    first, last = values
    return float((last - first).days) if isinstance(first, dt.date) and isinstance(last, dt.date) else None


def _chosen(values: list[Uitkomst]) -> bool:
    given, *wanted = values
    chosen = given if isinstance(given, frozenset) else {given}
    return any(code in chosen for code in wanted)


_FUNCTIES: dict[str, Callable[[list[Uitkomst]], Uitkomst]] = {
    "leeg": lambda values: values[0] is None,
    "ingevuld": lambda values: values[0] is not None,
    "gekozen": _chosen,
    "aantal": _counted,
    "som": lambda values: math.fsum(found) if (found := _numbers(values)) else None,
    "gemiddelde": lambda values: math.fsum(found) / len(found) if (found := _numbers(values)) else None,
    "laagste": lambda values: min(_numbers(values), default=None),
    "hoogste": lambda values: max(_numbers(values), default=None),
    "afgerond": _rounded,
    "omlaag": _whole(math.floor),
    "omhoog": _whole(math.ceil),
    "samen": lambda values: "".join(map(in_words, values)),
    "lengte": lambda values: float(len(str(values[0] or ""))),
    "datum": lambda values: dt.date.fromisoformat(str(values[0])),
    "dagen": _days,
}
