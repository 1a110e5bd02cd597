"""From an expression of LimeSurvey to one of ours that gives the same for all answers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, cast

from enquetes.importers.limesurvey.expressions import calls, terms
from enquetes.importers.limesurvey.expressions.functions import FUNCTIONS
from enquetes.importers.limesurvey.expressions.outcomes import computed, outcome, outcomes, table, truth
from enquetes.importers.limesurvey.expressions.parsing import parse
from enquetes.importers.limesurvey.expressions.terms import Fixed, Part, Term
from enquetes.importers.limesurvey.expressions.tree import (
    Asked,
    Binary,
    Call,
    Constant,
    Node,
    Resolver,
    Series,
    Unary,
    operands,
    resolved,
    variables,
    walk,
)
from enquetes.importers.limesurvey.expressions.values import (
    Value,
    is_numeric,
    is_true,
    number_of,
    text_of,
)
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
)
from enquetes.importers.translating.settling import settled
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Bewerking, Boom, Teken

_RELATIONS = frozenset({"<", "<=", ">", ">="})
_YES_OR_NO = frozenset({"and", "or", "!", "==", "!=", *_RELATIONS})


def condition(source: str, resolve: Resolver) -> Boom:
    """Return when LimeSurvey takes an expression for true. Raises UntranslatableError."""
    node = _read(source, resolve)
    boom = _Translator().condition(node)
    return settled(boom, variables(node), _literals(node), lambda values: truth(node, values))


def value(source: str, resolve: Resolver) -> Boom:
    """Return what an expression gives: a number, a text, or yes or no. Raises UntranslatableError."""
    node = _read(source, resolve)
    part = _Translator().part(node)
    if isinstance(part, Fixed):
        return _constant(part.value)
    theirs = truth if part.waarde == Waarde.JANEE else outcome
    return settled(part.boom, variables(node), _literals(node), lambda values: theirs(node, values))


def _read(source: str, resolve: Resolver) -> Node:
    found = resolved(parse(source), resolve)
    if len(found) != 1:
        raise UntranslatableError("er staat een rij vragen waar er één hoort te staan")
    for part in walk(found[0]):
        if isinstance(part, Call):
            _known(part)
    return found[0]


def _known(part: Call) -> None:
    function = FUNCTIONS.get(part.name)
    if function is None:
        raise UntranslatableError(f"LimeSurvey kent de functie '{part.name}' niet")
    if not function.takes(len(part.parts)):
        raise UntranslatableError(f"de functie '{part.name}' heeft niet het juiste aantal delen")


def _literals(node: Node) -> set[str | float]:
    """Return the texts and numbers that an expression names."""
    found: set[str | float] = {part.value for part in walk(node) if isinstance(part, Constant)}
    return found | {number_of(each) for each in found if is_numeric(each)}


def _constant(value: Value) -> Boom:
    if isinstance(value, bool):
        return JA if value else NEE
    if is_numeric(value) and math.isfinite(number_of(value)):
        return number(number_of(value))
    if isinstance(value, float):
        raise UntranslatableError("wat LimeSurvey hier uitrekent is geen getal")
    return text(text_of(value))


class _Translator:
    def condition(self, node: Node) -> Boom:
        """Return when LimeSurvey takes a part for true."""
        asked = variables(node)
        if not asked:
            return JA if is_true(computed(node)) else NEE
        if len(asked) == 1 and asked[0].closed:
            return table(node, asked[0])
        special = _CONDITIONS.get(_head(node))
        return special(self, node) if special else terms.is_true(terms.asked(self.part(node)))

    def conjunction(self, node: Binary) -> Boom:
        return all_of(self.condition(part) for part in operands(node))

    def disjunction(self, node: Binary) -> Boom:
        return any_of(self.condition(part) for part in operands(node))

    def negation(self, node: Unary) -> Boom:
        return negate(self.condition(node.part))

    def comparison(self, node: Binary) -> Boom:
        left, right = self.part(node.left), self.part(node.right)
        if node.sign == "==":
            return terms.equals(left, right)
        if node.sign == "!=":
            return negate(terms.equals(left, right))
        return terms.in_order(cast("Teken", node.sign), left, right)

    def choice(self, node: Call) -> Boom:
        test, then, *other = node.parts
        holds = self.condition(test)
        otherwise = all_of([negate(holds), self.condition(other[0])]) if other else NEE
        return any_of([all_of([holds, self.condition(then)]), otherwise])

    def part(self, node: Node) -> Part:
        """Return what a part gives."""
        asked = variables(node)
        if not asked:
            return Fixed(computed(node), _is_quoted(node))
        if _head(node) in _YES_OR_NO:
            return Term(Waarde.JANEE, self.condition(node))
        return _PARTS[type(node)](self, node)

    def last(self, node: Series) -> Part:
        return self.part(node.parts[-1])

    def answer(self, node: Asked) -> Part:
        if node.shown and node.variable.closed:
            return terms.tabulated(node.variable, outcomes(node, node.variable))
        return terms.of_variable(node.variable)

    def signed(self, node: Unary) -> Part:
        part = terms.as_number(self.part(node.part))
        zero = number(0)
        if part.blank:
            # Beside a sign an empty answer is zero.
            part = Term(Waarde.GETAL, call("som", zero, part.boom), faulty=part.faulty)
        return part if node.sign == "+" else terms.number_term(reckon(zero, "-", part.boom), part)

    def reckoned(self, node: Binary) -> Part:
        left, right = self.part(node.left), self.part(node.right)
        if node.sign == "+":
            return self.added(left, right)
        for part in (left, right):
            if isinstance(part, Fixed) and part.quoted:
                raise UntranslatableError(f"'{text_of(part.value)}' is een tekst, en geen getal")
        return terms.reckoned(left, cast("Bewerking", node.sign), right)

    def added(self, left: Part, right: Part) -> Part:
        if any(map(_is_words, (left, right))):
            words = call("samen", terms.as_text(left), terms.as_text(right))
            return Term(Waarde.TEKST, words, blank=True)
        return terms.added(left, right)

    def called(self, node: Call) -> Part:
        translate = calls.CALLS.get(node.name, calls.unknown)
        try:
            return translate(self, node)
        except UntranslatableError:
            asked = variables(node)
            if len(asked) == 1 and asked[0].closed:
                return terms.tabulated(asked[0], outcomes(node, asked[0]))
            raise


def _head(node: Node) -> str:
    """Return the sign or the function that decides what a part is."""
    match node:
        case Unary() | Binary():
            return node.sign
        case Call():
            return node.name
        case _:
            return ""


_CONDITIONS: dict[str, Callable[[_Translator, Any], Boom]] = {
    "and": _Translator.conjunction,
    "or": _Translator.disjunction,
    "!": _Translator.negation,
    "if": _Translator.choice,
    **dict.fromkeys(("==", "!=", *_RELATIONS), _Translator.comparison),
}
_PARTS: dict[type[Node], Callable[[_Translator, Any], Part]] = {
    Asked: _Translator.answer,
    Unary: _Translator.signed,
    Binary: _Translator.reckoned,
    Series: _Translator.last,
    Call: _Translator.called,
}


def _is_words(part: Part) -> bool:
    if isinstance(part, Fixed):
        return part.quoted
    return part.waarde not in {Waarde.GETAL, Waarde.JANEE}


def _is_quoted(node: Node) -> bool:
    return isinstance(node, Constant) and node.quoted
