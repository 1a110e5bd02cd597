"""From an expression of an XLSForm to one of ours that gives the same for all answers."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from typing import Any, cast

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    JA,
    NEE,
    all_of,
    any_of,
    call,
    negate,
    number,
    reckon,
    text,
    when,
)
from enquetes.importers.translating.sets import holds_for
from enquetes.importers.translating.settling import settled
from enquetes.importers.translating.trying import Values
from enquetes.importers.translating.variables import ANY_DAY, Variable
from enquetes.importers.xlsform.xpath import calls, terms
from enquetes.importers.xlsform.xpath.evaluating import Form, Value, is_true, takes, text_of
from enquetes.importers.xlsform.xpath.parsing import parse
from enquetes.importers.xlsform.xpath.terms import Fixed, Part, Parts, Term
from enquetes.importers.xlsform.xpath.tree import (
    Asked,
    Binary,
    Call,
    Constant,
    Node,
    Resolver,
    operands,
    variables,
    walk,
)
from enquetes.routing.evaluating import Uitkomst
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Bewerking, Boom, Teken

_RELATIONS = frozenset({"<", "<=", ">", ">="})
_SIGNS: dict[str, Bewerking] = {"+": "+", "-": "-", "*": "*", "div": "/"}


def condition(source: str, resolve: Resolver) -> Boom:
    """Return when an expression holds. Raises UntranslatableError."""
    node = _read(source, resolve)
    return _settled(node, lambda translator: translator.condition(node), is_true)


def value(source: str, resolve: Resolver) -> Boom:
    """Return what an expression gives: a number, a text, a day, or yes or no. Raises UntranslatableError."""
    node = _read(source, resolve)
    if _head(node) in _CONDITIONS:
        return condition(source, resolve)
    if _is_fixed(node):
        return _constant(_given(node, {}))
    return _settled(node, lambda translator: terms.asked(translator.part(node)).boom, _outcome)


def _settled(node: Node, translate: Callable[[_Translator], Boom], said: Callable[[Value], Uitkomst]) -> Boom:
    """Return the tree that gives the same; rounded as we do, or as forms do where that differs."""
    rounds = any(isinstance(part, Call) and part.name == "round" for part in walk(node))
    ways = [_Translator(calls.CALLS), *([_Translator(calls.AS_FORMS)] if rounds else [])]
    while True:
        way = ways.pop(0)
        try:
            return settled(
                translate(way), variables(node), _literals(node), lambda values: said(_given(node, values))
            )
        except UntranslatableError:
            if not ways:
                raise


def _read(source: str, resolve: Resolver) -> Node:
    node = parse(source, resolve)
    for part in walk(node):
        if isinstance(part, Call) and not takes(part.name, len(part.parts)):
            raise UntranslatableError(f"de functie '{part.name}' heeft niet het juiste aantal delen")
    return node


def _literals(node: Node) -> set[str | float]:
    found: set[str | float] = {part.value for part in walk(node) if isinstance(part, Constant)}
    return found | {text_of(each) for each in found}


def _given(node: Node, values: Values) -> Value:
    return Form(values, ANY_DAY).gives(node)


def _outcome(value: Value) -> Uitkomst:
    return None if value == "" or (isinstance(value, float) and not math.isfinite(value)) else value


def _constant(value: Value) -> Boom:
    match value:
        case bool():
            return JA if value else NEE
        case float() if math.isfinite(value):
            return number(value)
        case float():
            raise UntranslatableError("wat hier uitgerekend wordt is geen getal")
        case dt.date():
            return call("datum", text(value.isoformat()))
        case _:
            return text(value)


class _Translator:
    def __init__(self, functions: Mapping[str, Callable[[Parts, Call], Part]]) -> None:
        self._functions = functions

    def condition(self, node: Node) -> Boom:
        asked = variables(node)
        if _is_fixed(node):
            return JA if is_true(_given(node, {})) else NEE
        if len(asked) == 1 and asked[0].closed:
            return _table(node, asked[0])
        special = _CONDITIONS.get(_head(node))
        if special is not None:
            return special(self, node)
        if isinstance(node, Call) and node.name == "if":
            return self.choice(node)
        if isinstance(node, Call) and node.name not in calls.CALLS:
            calls.unknown(self, node)
        raise UntranslatableError("er staat een antwoord waar ja of nee hoort te staan")

    def conjunction(self, node: Binary) -> Boom:
        return all_of(self.condition(part) for part in operands(node))

    def disjunction(self, node: Binary) -> Boom:
        return any_of(self.condition(part) for part in operands(node))

    def negation(self, node: Call) -> Boom:
        return negate(self.condition(node.parts[0]))

    def itself(self, node: Call) -> Boom:
        return self.condition(node.parts[0])

    def choice(self, node: Call) -> Boom:
        holds, then, other = (self.condition(part) for part in node.parts)
        return any_of([all_of([holds, then]), all_of([negate(holds), other])])

    def selected(self, node: Call) -> Boom:
        return calls.selected(node)

    def equality(self, node: Binary) -> Boom:
        if any(_head(part) in _CONDITIONS for part in (node.left, node.right)):
            return self._alike(node)
        same = terms.equals(self.part(node.left), self.part(node.right))
        return same if node.sign == "=" else negate(same)

    def _alike(self, node: Binary) -> Boom:
        """Compare conditions: "selected(...) = true()"."""
        left, right = self.condition(node.left), self.condition(node.right)
        same = any_of([all_of([left, right]), all_of([negate(left), negate(right)])])
        return same if node.sign == "=" else negate(same)

    def relation(self, node: Binary) -> Boom:
        return terms.compared(cast("Teken", node.sign), self.part(node.left), self.part(node.right))

    def part(self, node: Node) -> Part:
        """Return what a part gives."""
        if _is_fixed(node):
            return Fixed(_given(node, {}))
        match node:
            case Asked():
                return terms.of_variable(node.variable)
            case Binary() if node.sign in {*_SIGNS, "mod"}:
                return self._reckoned(node)
            case Call() if node.name not in _CONDITIONS:
                return self._called(node)
        return Term(Waarde.GETAL, when(self.condition(node), number(1), number(0)))

    def _reckoned(self, node: Binary) -> Part:
        left, right = self.part(node.left), self.part(node.right)
        days = terms.as_day(left), terms.as_day(right)
        if node.sign == "-" and days[0] and days[1]:
            return Term(Waarde.GETAL, call("dagen", days[1], days[0]))
        one, other = terms.as_number(left), terms.as_number(right)
        if node.sign == "mod":
            times = calls.truncated(reckon(one, "/", other))
            return Term(Waarde.GETAL, reckon(one, "-", reckon(other, "*", times)))
        return Term(Waarde.GETAL, reckon(one, _SIGNS[node.sign], other))

    def _called(self, node: Call) -> Part:
        try:
            return self._functions.get(node.name, calls.unknown)(self, node)
        except UntranslatableError:
            asked = variables(node)
            if len(asked) == 1 and asked[0].closed:
                return terms.tabulated(asked[0], _outcomes(node, asked[0]))
            raise


def _is_fixed(node: Node) -> bool:
    """Tell whether a part is the same for everybody, on every day."""
    return not any(
        isinstance(part, Asked) or (isinstance(part, Call) and part.name == "today") for part in walk(node)
    )


def _table(node: Node, variable: Variable) -> Boom:
    """Return the condition that holds for the answers for which it holds in the form."""
    values = ["", *variable.codes]
    return holds_for(variable, [each for each in values if is_true(_given(node, {variable.name: each}))])


def _outcomes(node: Node, variable: Variable) -> list[tuple[str, str]]:
    found = [(each, _outcome(_given(node, {variable.name: each}))) for each in ("", *variable.codes)]
    return [(each, "" if outcome is None else text_of(cast("Value", outcome))) for each, outcome in found]


def _head(node: Node) -> str:
    """Return the sign or the function that decides what a part is."""
    match node:
        case Binary():
            return node.sign
        case Call():
            return node.name
        case _:
            return ""


_CONDITIONS: dict[str, Callable[[_Translator, Any], Boom]] = {
    "and": _Translator.conjunction,
    "or": _Translator.disjunction,
    "not": _Translator.negation,
    "boolean": _Translator.itself,
    "selected": _Translator.selected,
    "true": lambda _self, _node: JA,
    "false": lambda _self, _node: NEE,
    **dict.fromkeys(("=", "!="), _Translator.equality),
    **dict.fromkeys(_RELATIONS, _Translator.relation),
}
