"""A part of an expression that has been translated: what it is in ours, and what it can be in LimeSurvey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from enquetes.importers.limesurvey.expressions.tree import Node
from enquetes.importers.limesurvey.expressions.values import Value, is_number, is_numeric, number_of, text_of
from enquetes.importers.translating import tables
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    NEE,
    all_of,
    any_of,
    call,
    compare,
    empty,
    filled,
    negate,
    number,
    reckon,
    text,
    when,
)
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Bewerking, Boom, Teken, Verwijzing


@dataclass(frozen=True, slots=True)
class Term:
    """``blank``: it can be an empty text in LimeSurvey; ``faulty``: it can be no number. Ours is empty then.

    ``strict`` is what counts in a longer sum: nothing, where LimeSurvey has a text by then.
    """

    waarde: Waarde
    boom: Boom
    blank: bool = False
    faulty: bool = False
    strict: Boom | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A part without questions, computed."""

    value: Value
    quoted: bool


Part = Term | Fixed


class Parts(Protocol):
    """What translates the parts of a call."""

    def condition(self, node: Node) -> Boom: ...

    def part(self, node: Node) -> Part: ...


def number_term(boom: Boom, *parts: Term) -> Term:
    """Return a number that is made of parts, and no number where one of them is empty."""
    faulty = any(each.blank or each.faulty or each.strict is not None for each in parts)
    return Term(Waarde.GETAL, boom, faulty=faulty)


def reckoned(left: Part, sign: Bewerking, right: Part) -> Term:
    """Return what comes out, which is no number where one of the two is none."""
    one, other = as_number(left), as_number(right)
    found = number_term(reckon(one.strict or one.boom, sign, other.strict or other.boom), one, other)
    # What is divided by an answer may be divided by zero.
    return replace(found, faulty=True) if sign == "/" else found


def of_variable(variable: Variable) -> Term:
    """Return the answer to a question."""
    if variable.wijze == Wijze.VINK:
        return Term(Waarde.TEKST, when(variable.reference, text(next(iter(variable.codes)))), blank=True)
    if variable.wijze == Wijze.ANDERS:
        raise UntranslatableError(f"van '{variable.name}' is alleen te vragen of het is ingevuld")
    if variable.counts:
        return Term(Waarde.GETAL, variable.reference, blank=True)
    waarde = Waarde.KEUZE if variable.wijze == Wijze.KEUZE else Waarde.TEKST
    return Term(waarde, variable.reference, blank=True)


def tabulated(variable: Variable, outcomes: Sequence[tuple[str, Value]]) -> Term:
    """Return, for each value of one closed question, what follows from it; the empty value comes first."""
    table = tables.tabulated(variable, [(value, text_of(outcome)) for value, outcome in outcomes])
    return Term(Waarde.GETAL if table.counts else Waarde.TEKST, table.boom, table.blank)


def asked(part: Part) -> Term:
    """Return a part of which it is sure that it depends on a question."""
    if isinstance(part, Fixed):
        raise UntranslatableError("hier hoort een vraag te staan")
    return part


def as_number(part: Part) -> Term:
    """Return a part to count with."""
    if isinstance(part, Fixed):
        if not is_number(part.value):
            raise UntranslatableError(f"'{text_of(part.value)}' is geen getal")
        return Term(Waarde.GETAL, number(number_of(part.value)))
    if part.waarde == Waarde.JANEE:
        return Term(Waarde.GETAL, when(part.boom, number(1), number(0)))
    if part.waarde != Waarde.GETAL:
        raise UntranslatableError("met een tekst valt bij ons niet te rekenen")
    return part


def as_text(part: Part) -> Boom:
    """Return a part as it stands among other words."""
    if isinstance(part, Fixed):
        return text(text_of(part.value))
    return when(part.boom, text("1")) if part.waarde == Waarde.JANEE else part.boom


def is_true(part: Term) -> Boom:
    """Return when LimeSurvey takes this for yes."""
    if part.waarde == Waarde.JANEE:
        return part.boom
    if part.waarde == Waarde.GETAL:
        other = compare(part.boom, "<>", number(0))
        return any_of([other, empty(part.boom)]) if part.faulty else other
    return all_of([compare(call("lengte", part.boom), ">", number(0)), compare(part.boom, "<>", text("0"))])


def is_blank(part: Term) -> Boom:
    if part.waarde == Waarde.JANEE:
        return negate(part.boom)
    if part.waarde == Waarde.TEKST and not isinstance(part.boom, Verwijzing):
        return compare(call("lengte", part.boom), "=", number(0))
    return empty(part.boom) if part.blank else NEE


def equals(left: Part, right: Part) -> Boom:
    """Return when LimeSurvey finds two parts equal, of which one at least is not fixed."""
    if isinstance(left, Fixed):
        left, right = right, left
    if isinstance(left, Fixed):
        raise TypeError
    if isinstance(right, Fixed):
        return _equals_fixed(left, right)
    if {left.waarde, right.waarde} == {Waarde.JANEE}:
        both = all_of([left.boom, right.boom])
        return any_of([both, all_of([negate(left.boom), negate(right.boom)])])
    if Waarde.GETAL in {left.waarde, right.waarde}:
        left, right = as_number(left), as_number(right)
    return any_of([_both_blank(left, right), compare(left.boom, "=", right.boom)])


def _both_blank(left: Term, right: Term) -> Boom:
    return all_of([is_blank(left), is_blank(right)]) if left.blank and right.blank else NEE


def _equals_fixed(left: Term, right: Fixed) -> Boom:
    if left.waarde == Waarde.JANEE:
        return left.boom if right.value not in {"", "0"} and right.value else negate(left.boom)
    if right.value in {"", None, False}:
        return is_blank(left)
    if left.waarde == Waarde.GETAL:
        return compare(left.boom, "=", number(number_of(right.value))) if is_numeric(right.value) else NEE
    if is_numeric(right.value):
        # To LimeSurvey "7", "7.0" and "07" are one.
        raise UntranslatableError(f"een tekst wordt vergeleken met het getal {text_of(right.value)}")
    return compare(left.boom, "=", text(text_of(right.value)))


def in_order(sign: Teken, left: Part, right: Part) -> Boom:
    """Return when one part is more or less than the other.

    An empty answer is neither, unless both are empty, or zero stands before it.
    """
    for part in (left, right):
        if isinstance(part, Fixed) and part.quoted and is_number(part.value):
            told = text_of(part.value)
            raise UntranslatableError(f"LimeSurvey leest '{told}' hier als tekst, door de aanhalingstekens")
    one, other = as_number(left), as_number(right)
    ways = [compare(one.boom, sign, other.boom)]
    if sign in {"<=", ">="} and other.blank:
        ways.append(_both_blank(one, other))
        ways.append(all_of([compare(one.boom, "=", number(0)), empty(other.boom)]))
    return any_of(ways)


def added(left: Part, right: Part) -> Term:
    """Return a sum. Where one is empty LimeSurvey sets two texts in a row, which leaves the other one."""
    one, other = as_number(left), as_number(right)
    if one.strict or other.strict:
        raise UntranslatableError("LimeSurvey plakt getallen aan elkaar als er in een som iets leeg is")
    strict = reckon(one.boom, "+", other.boom)
    if not (one.blank or other.blank):
        return number_term(strict, one, other)
    whole = call("som", one.boom, other.boom)
    sure = [filled(part.boom) for part in (one, other) if part.faulty]
    return Term(
        Waarde.GETAL,
        when(all_of(sure), whole) if sure else whole,
        blank=one.blank and other.blank,
        faulty=bool(sure),
        strict=strict,
    )
