"""The functions of LimeSurvey that count and add, in our language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from enquetes.importers.limesurvey.expressions import terms
from enquetes.importers.limesurvey.expressions.terms import Fixed, Part, Parts, Term, as_number
from enquetes.importers.limesurvey.expressions.tree import Asked, Binary, Call, Constant, Node, Sign
from enquetes.importers.limesurvey.expressions.values import is_numeric, number_of, text_of
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    all_of,
    call,
    compare,
    filled,
    number,
    reckon,
    when,
)
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Boom, Verwijzing

_MOST_POWER = 4
_SIGNS: dict[str, Sign] = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _count(parts: Parts, node: Call) -> Part:
    asked = [each.variable for each in node.parts if isinstance(each, Asked)]
    if len(asked) == len(node.parts) and (counted := _answers(asked)):
        return Term(Waarde.GETAL, call("aantal", *counted))
    return _tally(is_given(parts, each) for each in node.parts)


def _answers(asked: Sequence[Variable]) -> list[Boom]:
    """Return the answers that these variables are; none where they are some of the boxes of a question."""
    boxes: dict[str, set[str]] = {}
    for variable in asked:
        if variable.wijze == Wijze.VINK:
            boxes.setdefault(variable.vraag.code, set()).add(variable.deel)
    for variable in asked:
        code = variable.vraag.code
        if code in boxes and boxes[code] != {option.code for option in variable.vraag.opties}:
            return []
    found = [
        Verwijzing(variable.vraag.code, "", 0) if variable.wijze == Wijze.VINK else variable.reference
        for variable in asked
    ]
    return list(dict.fromkeys(found))


def is_given(parts: Parts, node: Node) -> Boom:
    """Return when a part is not empty."""
    return parts.condition(Binary("!=", node, Constant("")))


def _tally(conditions: Iterable[Boom]) -> Part:
    return Term(Waarde.GETAL, _total([when(each, number(1), number(0)) for each in conditions]))


def _total(numbers: Sequence[Boom]) -> Boom:
    return numbers[0] if len(numbers) == 1 else call("som", *numbers)


def _count_equal(parts: Parts, node: Call) -> Part:
    wanted, *others = node.parts
    return _tally(parts.condition(Binary("==", each, wanted)) for each in others)


def _count_passing(parts: Parts, node: Call) -> Part:
    sign, limit, *others = node.parts
    return _tally(parts.condition(Binary(_sign(parts, sign), each, limit)) for each in others)


def _sum_passing(parts: Parts, node: Call) -> Part:
    sign, limit, *others = node.parts
    passing = []
    for each in others:
        passes = parts.condition(Binary(_sign(parts, sign), each, limit))
        passing.append(when(passes, as_number(parts.part(each)).boom, number(0)))
    return Term(Waarde.GETAL, call("som", number(0), *passing))


def _sign(parts: Parts, node: Node) -> Sign:
    part = parts.part(node)
    sign = text_of(part.value) if isinstance(part, Fixed) else ""
    if sign not in {*_SIGNS, *_SIGNS.values()}:
        raise UntranslatableError(f"'{sign}' is geen vergelijking die wij kennen")
    return _SIGNS.get(sign, cast("Sign", sign))


def _sum(parts: Parts, node: Call) -> Part:
    found = [_summand(parts.part(each)) for each in node.parts]
    if any(part.faulty for part in found):
        raise UntranslatableError("een deel van de som kan in LimeSurvey geen getal zijn")
    whole = [part.boom for part in found]
    return Term(
        Waarde.GETAL, call("som", *([number(0)] if all(part.blank for part in found) else []), *whole)
    )


def _summand(part: Part) -> Term:
    if isinstance(part, Fixed):
        return Term(Waarde.GETAL, number(number_of(part.value)))
    return as_number(part)


def _highest(parts: Parts, node: Call) -> Part:
    found = [as_number(parts.part(each)) for each in node.parts]
    blank = all(part.blank for part in found)
    return Term(Waarde.GETAL, call("hoogste", *(part.boom for part in found)), blank, _wrong(found))


def _lowest(parts: Parts, node: Call) -> Part:
    """Return the lowest, and nothing where one is empty: to LimeSurvey an empty text is less than all."""
    found = [as_number(parts.part(each)) for each in node.parts]
    blanks = [filled(part.boom) for part in found if part.blank]
    whole = call("laagste", *(part.boom for part in found))
    return Term(Waarde.GETAL, when(all_of(blanks), whole) if blanks else whole, bool(blanks), _wrong(found))


def _wrong(found: Sequence[Term]) -> bool:
    return any(part.faulty for part in found)


def _round(parts: Parts, node: Call) -> Part:
    value, *places = (as_number(parts.part(each)) for each in node.parts)
    return terms.number_term(call("afgerond", value.boom, *(each.boom for each in places)), value)


def _to_whole(name: str) -> Callable[[Parts, Call], Part]:
    def translate(parts: Parts, node: Call) -> Part:
        value = as_number(parts.part(node.parts[0]))
        return terms.number_term(call(name, value.boom), value)

    return translate


def _absolute(parts: Parts, node: Call) -> Part:
    value = as_number(parts.part(node.parts[0])).boom
    # What is no number is nothing here.
    return Term(
        Waarde.GETAL, when(compare(value, "<", number(0)), reckon(number(0), "-", value), value), faulty=True
    )


def _truncated(parts: Parts, node: Call) -> Part:
    value = call("som", number(0), as_number(parts.part(node.parts[0])).boom)
    if len(node.parts) > 1:
        raise UntranslatableError("intval met een ander talstelsel heeft bij ons geen tegenhanger")
    below = compare(value, "<", number(0))
    return Term(Waarde.GETAL, when(below, call("omhoog", value), call("omlaag", value)))


def _as_float(parts: Parts, node: Call) -> Part:
    return Term(Waarde.GETAL, call("som", number(0), as_number(parts.part(node.parts[0])).boom))


def _power(parts: Parts, node: Call) -> Part:
    base, exponent = parts.part(node.parts[0]), parts.part(node.parts[1])
    times = number_of(exponent.value) if isinstance(exponent, Fixed) and is_numeric(exponent.value) else 0.0
    if times not in range(1, _MOST_POWER + 1):
        raise UntranslatableError("pow kan bij ons alleen met een vaste macht van 1 tot 4")
    value = as_number(base)
    whole = value.boom
    for _ in range(int(times) - 1):
        whole = reckon(whole, "*", value.boom)
    return terms.number_term(whole, value)


CALLS: dict[str, Callable[[Parts, Call], Part]] = {
    "abs": _absolute,
    "ceil": _to_whole("omhoog"),
    "count": _count,
    "countif": _count_equal,
    "countifop": _count_passing,
    "floatval": _as_float,
    "floor": _to_whole("omlaag"),
    "intval": _truncated,
    "max": _highest,
    "min": _lowest,
    "pow": _power,
    "round": _round,
    "sum": _sum,
    "sumifop": _sum_passing,
}
