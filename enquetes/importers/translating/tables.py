"""What follows from each answer to a closed question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import compare, negate, number, text, when
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing.tree import Boom

# More answers than this make an expression that nobody can read.
_MOST = 12
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Table:
    """An expression; whether it gives numbers, and whether it gives nothing for some answer."""

    boom: Boom
    counts: bool
    blank: bool


def tabulated(variable: Variable, outcomes: Sequence[tuple[str, str]]) -> Table:
    """Return, for each value of a closed question, what follows from it; the empty value comes first."""
    if len(outcomes) > _MOST:
        raise UntranslatableError(f"'{variable.name}' heeft te veel antwoorden om elk apart te noemen")
    counts = all(_NUMBER.fullmatch(outcome) or outcome == "" for _, outcome in outcomes)
    rest: Boom | None = None
    for value, outcome in outcomes:
        told = (number(float(outcome)) if counts else text(outcome)) if outcome else None
        rest = told if not value else _chosen(variable, value, told, rest)
    if rest is None:
        raise UntranslatableError(f"uit '{variable.name}' volgt nooit iets")
    return Table(rest, counts, blank=any(outcome == "" for _, outcome in outcomes))


def _chosen(variable: Variable, value: str, told: Boom | None, rest: Boom | None) -> Boom | None:
    if told == rest:
        return rest
    code = variable.codes[value]
    own = variable.reference
    if variable.wijze != Wijze.VINK:
        own = compare(own, "=", number(float(code)) if variable.counts else text(code))
    if told is None:
        return None if rest is None else when(negate(own), rest)
    return when(own, told, rest)
