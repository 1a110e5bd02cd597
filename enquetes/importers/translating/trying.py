"""Holding a translation beside what it came from, for the answers that people can give."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from enquetes.content.items import ANDERS
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import one_of
from enquetes.importers.translating.variables import ANY_DAY, Given, Variable, Wijze
from enquetes.routing import evaluate
from enquetes.routing.evaluating import Uitkomst, in_words
from enquetes.routing.kinds import ALS
from enquetes.routing.tree import Aanroep, Boom, Niet, Rekening, Vergelijking, Voeging, children
from enquetes.routing.tree import parts as all_parts

# A larger tree takes too long to take apart.
_SMALL = 80
_EMPTINESS = frozenset({"leeg", "ingevuld"})
_CONDITIONS = _EMPTINESS | {"gekozen"}
# Answers that are named as an example.
_SHOWN = 4
Values = Mapping[str, str]
# What the other program computes, as our evaluation would say it; None where it has no outcome.
Theirs = Callable[[Values], Uitkomst]


@dataclass(frozen=True, slots=True)
class Trial:
    """Outcomes of the other program: what it says, for the answers that are the same in ours."""

    expected: tuple[tuple[Mapping[str, Given], Uitkomst], ...]
    whole: bool

    def holds(self, boom: Boom) -> bool:
        return self.differs(boom) is None

    def differs(self, boom: Boom) -> str | None:
        """Tell for which answers a tree gives something else."""
        for answers, outcome in self.expected:
            if not _same(ours := evaluate(boom, answers, ANY_DAY), outcome):
                return f"bij {_told(answers)} is het daar {_say(outcome)} en bij ons {_say(ours)}"
        return None

    def exercises(self, boom: Boom) -> bool:
        """Tell whether each condition in a tree holds for some of the answers, and not for others."""
        return all(
            len({bool(evaluate(part, answers, ANY_DAY)) for answers, _ in self.expected}) == 2
            for part in all_parts(boom)
            if isinstance(part, Vergelijking) or (isinstance(part, Aanroep) and part.naam in _CONDITIONS)
        )


def try_out(
    variables: Sequence[Variable],
    literals: Collection[str | float],
    theirs: Theirs,
    *,
    most: int,
    spoken: bool = False,
) -> Trial:
    """Compute the other expression for combinations of answers: all of them, or ``most`` of them.

    ``spoken``: the outcome is a text with numbers in it.
    """
    ways = [variable.values(literals, spoken=spoken) for variable in variables]
    whole = math.prod(map(len, ways)) <= most
    combined = product(*ways) if whole else islice(_drawn(ways), most)
    expected = []
    for chosen in combined:
        values = {variable.name: value for variable, (value, _) in zip(variables, chosen, strict=True)}
        answers = _filled(zip(variables, (answer for _, answer in chosen), strict=True))
        expected.append((answers, theirs(values)))
    return Trial(tuple(expected), whole)


def proven(boom: Boom, trial: Trial) -> Boom:
    """Return the translation, without the parts that change nothing.

    Raises UntranslatableError where it gives something else for some answers.
    """
    if (difference := trial.differs(boom)) is not None:
        raise UntranslatableError(difference)
    small = sum(1 for _ in all_parts(boom)) <= _SMALL
    return _shrunk(boom, trial) if small and trial.whole and trial.exercises(boom) else boom


def _told(answers: Mapping[str, Given]) -> str:
    given = [f"{code} = {_say_answer(answer)}" for code, answer in answers.items()]
    more = " ..." if len(given) > _SHOWN else ""
    return f"{', '.join(given[:_SHOWN])}{more}" if given else "geen enkel antwoord"


def _say_answer(answer: Given) -> str:
    match answer:
        case dict():
            return " en ".join(f"{row} {code}" for row, code in answer.items())
        case list():
            return " en ".join(answer)
        case float() | dt.date():
            return in_words(answer)
        case _:
            return f"'{answer}'"


def _say(outcome: Uitkomst) -> str:
    return f"'{in_words(outcome)}'" if in_words(outcome) else "leeg"


def _drawn(ways: Sequence[Sequence[tuple[str, Given]]]) -> Iterator[tuple[tuple[str, Given], ...]]:
    """Yield combinations: nothing filled in, everything, one at a time, and then any."""
    yield tuple(each[0] for each in ways)
    yield tuple(each[-1] for each in ways)
    for place, way in enumerate(ways):
        for value in way[1:]:
            yield tuple(value if other == place else each[0] for other, each in enumerate(ways))
    chance = random.Random(len(ways))  # noqa: S311 - the same file is read the same way twice
    while True:
        yield tuple(chance.choice(each) for each in ways)


def _filled(given: Iterator[tuple[Variable, Given]]) -> dict[str, Given]:
    answers: dict[str, Given] = {}
    for variable, answer in given:
        code = variable.vraag.code.casefold()
        if answer is None:
            continue
        if variable.wijze == Wijze.VINK:
            ticked = answers.setdefault(code, [])
            if isinstance(ticked, list):
                ticked.append(variable.deel)
        elif variable.vraag.is_written(variable.deel):
            answers[f"{code}.{ANDERS}"] = answer
        elif variable.deel in variable.vraag.sides():
            _put(answers.setdefault(code, []), int(variable.deel), str(answer))
        elif variable.deel:
            rows = answers.setdefault(code, {})
            if isinstance(rows, dict):
                rows[variable.deel] = str(answer)
        else:
            answers[code] = answer
    return answers


def _put(ranked: Given, place: int, code: str) -> None:
    if isinstance(ranked, list):
        ranked += [""] * (place - len(ranked))
        ranked[place - 1] = code


def _same(ours: Uitkomst, theirs: Uitkomst) -> bool:
    """Tell whether two outcomes are one; an empty text is no outcome."""
    if isinstance(theirs, bool):
        return bool(ours) is theirs
    if isinstance(ours, float) or isinstance(theirs, float):
        one, other = _number(ours), _number(theirs)
        return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return (None if ours == "" else ours) == (None if theirs == "" else theirs)


def _number(value: Uitkomst) -> float | None:
    """Return the number that this is, or that this text of digits is."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return value if isinstance(value, float) else None


def _is_of_emptiness(boom: Boom) -> bool:
    return any(isinstance(part, Aanroep) and part.naam in _EMPTINESS for part in all_parts(boom))


def _shrunk(boom: Boom, trial: Trial) -> Boom:
    """Leave out each part without which the outcome is the same for all answers."""
    for simpler in _simpler(boom):
        if trial.holds(simpler):
            return _shrunk(simpler, trial)
    return boom


def _simpler(boom: Boom) -> Iterator[Boom]:
    """Yield the tree with one part less that asks whether something is filled in.

    That is tried out for every question; between numbers that are tried there may be others.
    """
    parts = children(boom)
    if isinstance(boom, Voeging):
        for place, part in enumerate(parts):
            if _is_of_emptiness(part):
                yield one_of(boom.woord, [*parts[:place], *parts[place + 1 :]])
    if isinstance(boom, Aanroep) and boom.naam == ALS and _is_of_emptiness(boom.delen[0]):
        yield from parts[1:]
    for place, part in enumerate(parts):
        for simpler in _simpler(part):
            yield _rebuilt(boom, (*parts[:place], simpler, *parts[place + 1 :]))


def _rebuilt(boom: Boom, parts: tuple[Boom, ...]) -> Boom:
    match boom:
        case Aanroep() | Voeging():
            return replace(boom, delen=parts)
        case Niet():
            return replace(boom, deel=parts[0])
        case Vergelijking() | Rekening():
            return replace(boom, links=parts[0], rechts=parts[1])
        case _:
            return boom
