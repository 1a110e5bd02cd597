"""Holding a translation beside what it came from, for the answers that people can give."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from enquetes.content import Answer
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import one_of
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing import evaluate
from enquetes.routing.evaluating import Uitkomst, in_words
from enquetes.routing.tree import Aanroep, Boom, Niet, Voeging

# More combinations than this are drawn from, so that a whole file is read within seconds.
_MOST = 400
# Answers that are named as an example.
_SHOWN = 4
_ANY_DAY = dt.date(2026, 1, 1)
Values = Mapping[str, str]
# What the other program computes, as our evaluation would say it; None where it has no outcome.
Theirs = Callable[[Values], Uitkomst]


@dataclass(frozen=True, slots=True)
class Trial:
    """Outcomes of the other program: what it says, for the answers that are the same in ours."""

    expected: tuple[tuple[Mapping[str, Answer], Uitkomst], ...]
    whole: bool

    def holds(self, boom: Boom) -> bool:
        return self.differs(boom) is None

    def differs(self, boom: Boom) -> str | None:
        """Tell for which answers a tree gives something else."""
        for answers, outcome in self.expected:
            if not _same(ours := evaluate(boom, answers, _ANY_DAY), outcome):
                return f"bij {_told(answers)} is het daar {_say(outcome)} en bij ons {_say(ours)}"
        return None


def try_out(
    variables: Sequence[Variable], literals: Collection[str | float], theirs: Theirs, *, spoken: bool = False
) -> Trial:
    """Compute the other expression for combinations of answers: all of them, or as many as time allows.

    ``spoken``: the outcome is a text with numbers in it.
    """
    ways = [variable.values(literals, spoken=spoken) for variable in variables]
    whole = math.prod(map(len, ways)) <= _MOST
    combined = product(*ways) if whole else islice(_drawn(ways), _MOST)
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
    return _shrunk(boom, trial) if trial.whole else boom


def _told(answers: Mapping[str, Answer]) -> str:
    given = [f"{code} = {_say_answer(answer)}" for code, answer in answers.items()]
    more = " ..." if len(given) > _SHOWN else ""
    return f"{', '.join(given[:_SHOWN])}{more}" if given else "geen enkel antwoord"


def _say_answer(answer: Answer) -> str:
    match answer:
        case dict():
            return " en ".join(f"{row} {code}" for row, code in answer.items())
        case list():
            return " en ".join(answer)
        case float():
            return in_words(answer)
        case _:
            return f"'{answer}'"


def _say(outcome: Uitkomst) -> str:
    return f"'{in_words(outcome)}'" if in_words(outcome) else "leeg"


def _drawn(ways: Sequence[Sequence[tuple[str, Answer]]]) -> Iterator[tuple[tuple[str, Answer], ...]]:
    """Yield combinations: nothing filled in, everything, one at a time, and then any."""
    yield tuple(each[0] for each in ways)
    yield tuple(each[-1] for each in ways)
    for place, way in enumerate(ways):
        for value in way[1:]:
            yield tuple(value if other == place else each[0] for other, each in enumerate(ways))
    chance = random.Random(len(ways))  # noqa: S311 - the same file is read the same way twice
    while True:
        yield tuple(chance.choice(each) for each in ways)


def _filled(given: Iterator[tuple[Variable, Answer]]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for variable, answer in given:
        code = variable.vraag.code.casefold()
        if answer is None:
            continue
        if variable.wijze == Wijze.VINK:
            ticked = answers.setdefault(code, [])
            if isinstance(ticked, list):
                ticked.append(variable.deel)
        elif variable.deel:
            rows = answers.setdefault(code, {})
            if isinstance(rows, dict):
                rows[variable.deel] = str(answer)
        else:
            answers[code] = answer
    return answers


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


def _shrunk(boom: Boom, trial: Trial) -> Boom:
    """Leave out each part without which the outcome is the same for all answers."""
    for simpler in _simpler(boom):
        if trial.holds(simpler):
            return _shrunk(simpler, trial)
    return boom


def _simpler(boom: Boom) -> Iterator[Boom]:
    """Yield the tree with one part of a conjunction or a disjunction less."""
    match boom:
        case Voeging():
            for place in range(len(boom.delen)):
                yield one_of(boom.woord, [part for at, part in enumerate(boom.delen) if at != place])
            for place, part in enumerate(boom.delen):
                for simpler in _simpler(part):
                    yield Voeging(boom.woord, (*boom.delen[:place], simpler, *boom.delen[place + 1 :]), 0)
        case Niet():
            yield from (Niet(simpler, 0) for simpler in _simpler(boom.deel))
        case Aanroep():
            for place, part in enumerate(boom.delen):
                for simpler in _simpler(part):
                    yield Aanroep(boom.naam, (*boom.delen[:place], simpler, *boom.delen[place + 1 :]), 0)
