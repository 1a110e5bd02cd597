"""The outcome of an expression as LimeSurvey computes it, from the values of its variables."""

from __future__ import annotations

from collections.abc import Mapping

from enquetes.importers.limesurvey.expressions.functions import FUNCTIONS, compare, reckon
from enquetes.importers.limesurvey.expressions.tree import (
    Asked,
    Binary,
    Call,
    Constant,
    Name,
    Node,
    Series,
    Sign,
    Unary,
)
from enquetes.importers.limesurvey.expressions.values import (
    NoOutcomeError,
    UnknownOutcomeError,
    Value,
    is_numeric,
    is_true,
    number_of,
)
from enquetes.importers.translating.faults import UntranslatableError

# A value, and whether LimeSurvey compares it as a text: it stood in quotes, or was set after another.
_Seen = tuple[Value, bool]
_RECKONED = frozenset({"+", "-", "*", "/"})


def evaluate(node: Node, values: Mapping[str, str]) -> Value:
    """Return what LimeSurvey gives.

    Raises NoOutcomeError where it stops, and UntranslatableError where it never gives the same.
    """
    return _seen(node, values)[0]


def _seen(node: Node, values: Mapping[str, str]) -> _Seen:
    match node:
        case Constant():
            return node.value, node.quoted
        case Asked():
            value = values[node.variable.name]
            return (node.variable.labels.get(value, value) if node.shown else value), False
        case Unary():
            return _signed(node, evaluate(node.part, values)), False
        case Binary():
            return _binary(node.sign, _seen(node.left, values), _seen(node.right, values))
        case Call():
            return _called(node, [evaluate(part, values) for part in node.parts]), False
        case Series():
            return [_seen(part, values) for part in node.parts][-1]
        case Name():
            raise NoOutcomeError


def _signed(node: Unary, value: Value) -> Value:
    value = 0.0 if value in {"", None} else value
    if node.sign == "!":
        return not is_true(value)
    if not is_numeric(value) and not isinstance(value, bool):
        raise NoOutcomeError
    return number_of(value) if node.sign == "+" else -number_of(value)


def _binary(sign: Sign, left: _Seen, right: _Seen) -> _Seen:
    if sign == "and":
        return is_true(left[0]) and is_true(right[0]), False
    if sign == "or":
        return is_true(left[0]) or is_true(right[0]), False
    quoted = left[1] or right[1]
    if sign not in _RECKONED:
        return compare(sign, left[0], right[0], quoted=quoted), False
    outcome = reckon(sign, left[0], right[0], quoted=quoted)
    return outcome, isinstance(outcome, str)


def _called(node: Call, parts: list[Value]) -> Value:
    function = FUNCTIONS[node.name]
    try:
        return function.compute(*parts)
    except UnknownOutcomeError:
        raise UntranslatableError(f"de functie '{node.name}' geeft hier geen vaste uitkomst") from None
