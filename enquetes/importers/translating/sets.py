"""Which answers to a closed question make a condition hold, said as shortly as it can be."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    JA,
    NEE,
    any_of,
    call,
    compare,
    empty,
    filled,
    negate,
    number,
    text,
)
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing.tree import Boom


def holds_for(variable: Variable, values: Collection[str]) -> Boom:
    """Return the condition that holds for exactly these values of a closed variable; "" is no answer."""
    if variable.wijze == Wijze.VINK:
        ticked, open_ = any(values), "" in values
        return JA if ticked and open_ else _ticked(variable, ticked=ticked) if ticked or open_ else NEE
    wanted = [code for value, code in variable.codes.items() if value in values]
    others = [code for value, code in variable.codes.items() if value not in values]
    if "" in values:
        return _with_empty(variable, wanted, others)
    return _answered(variable, wanted, others)


def _ticked(variable: Variable, *, ticked: bool) -> Boom:
    return variable.reference if ticked else negate(variable.reference)


def _answered(variable: Variable, wanted: Sequence[str], others: Sequence[str]) -> Boom:
    own = variable.reference
    if not wanted:
        return NEE
    if not others:
        return filled(own)
    if variable.counts:
        return _numbered(variable, wanted, others)
    if len(others) == 1 and len(wanted) > 1:
        return compare(own, "<>", text(others[0]))
    return _one(variable, wanted)


def _with_empty(variable: Variable, wanted: Sequence[str], others: Sequence[str]) -> Boom:
    if not others:
        return JA
    if not wanted:
        return empty(variable.reference)
    if len(others) <= len(wanted) and not variable.counts:
        return negate(_one(variable, others))
    return any_of([empty(variable.reference), _answered(variable, wanted, others)])


def _one(variable: Variable, codes: Sequence[str]) -> Boom:
    own = variable.reference
    if len(codes) == 1:
        return compare(own, "=", text(codes[0]))
    return call("gekozen", own, *map(text, codes))


def _numbered(variable: Variable, wanted: Sequence[str], others: Sequence[str]) -> Boom:
    """Say it with numbers, for a scale that counts: one end of it, or each number."""
    if not all(code.isdecimal() for code in wanted):
        raise UntranslatableError(f"'{variable.name}' heeft antwoorden die wel en antwoorden die niet tellen")
    # What does not count is not compared either.
    yes, no = sorted(map(float, wanted)), sorted(float(code) for code in others if code.isdecimal())
    own = variable.reference
    if len(yes) > 1 and no and yes[0] > no[-1]:
        return compare(own, ">=", number(yes[0]))
    if len(yes) > 1 and no and yes[-1] < no[0]:
        return compare(own, "<=", number(yes[-1]))
    if len(no) == 1 and len(yes) > 1:
        return compare(own, "<>", number(no[0]))
    return any_of(compare(own, "=", number(each)) for each in yes)
