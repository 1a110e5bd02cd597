"""A part of an expression that has been translated: what it is in ours."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Protocol

from enquetes.importers.translating import tables
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import NEE, all_of, any_of, call, compare, empty, number, text
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.importers.xlsform.xpath.evaluating import Value, number_of, text_of
from enquetes.importers.xlsform.xpath.tree import Node
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Boom, Teken, Verwijzing

_KINDS = {
    Wijze.GETAL: Waarde.GETAL,
    Wijze.TEKST: Waarde.TEKST,
    Wijze.DATUM: Waarde.DATUM,
    Wijze.KEUZE: Waarde.KEUZE,
    Wijze.KEUZES: Waarde.KEUZES,
}


@dataclass(frozen=True, slots=True)
class Term:
    """``blank``: it can be an empty text, and not only no number, where ours is empty."""

    waarde: Waarde
    boom: Boom
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A part that is the same for everybody."""

    value: Value


Part = Term | Fixed


class Parts(Protocol):
    """What translates the parts of a call."""

    def condition(self, node: Node) -> Boom: ...

    def part(self, node: Node) -> Part: ...


def asked(part: Part) -> Term:
    """Return a part of which it is sure that it depends on a question."""
    if isinstance(part, Fixed):
        raise UntranslatableError("hier hoort een vraag te staan")
    return part


def of_variable(variable: Variable) -> Term:
    if variable.wijze not in _KINDS:
        raise UntranslatableError(f"van '{variable.name}' is alleen te vragen of het is ingevuld")
    waarde = Waarde.GETAL if variable.counts else _KINDS[variable.wijze]
    return Term(waarde, variable.reference, blank=True)


def tabulated(variable: Variable, outcomes: list[tuple[str, str]]) -> Term:
    table = tables.tabulated(variable, outcomes)
    return Term(Waarde.GETAL if table.counts else Waarde.TEKST, table.boom, table.blank)


def as_number(part: Part) -> Boom:
    """Return a part to count with; what is no number is nothing in ours."""
    if isinstance(part, Fixed):
        found = number_of(part.value)
        if isinstance(part.value, dt.date) or not math.isfinite(found):
            raise UntranslatableError(f"'{text_of(part.value)}' is geen getal")
        return number(found)
    if part.waarde != Waarde.GETAL:
        raise UntranslatableError(f"met {part.waarde} valt bij ons niet te rekenen")
    return part.boom


def as_day(part: Part) -> Boom | None:
    """Return a part that is a day."""
    if isinstance(part, Fixed):
        return call("datum", text(part.value.isoformat())) if isinstance(part.value, dt.date) else None
    return part.boom if part.waarde == Waarde.DATUM else None


def as_text(part: Part) -> Boom:
    if isinstance(part, Fixed):
        return text(text_of(part.value))
    if part.waarde not in {Waarde.TEKST, Waarde.KEUZE, Waarde.GETAL}:
        raise UntranslatableError(f"{part.waarde} staat in een formulier anders geschreven dan bij ons")
    return part.boom


def compared(sign: Teken, left: Part, right: Part) -> Boom:
    """Return when one part is more or less than the other: never where one is empty."""
    days = as_day(left), as_day(right)
    if days[0] and days[1]:
        return compare(days[0], sign, days[1])
    return compare(as_number(left), sign, as_number(right))


def equals(left: Part, right: Part) -> Boom:
    if isinstance(left, Fixed):
        left, right = right, left
    left = asked(left)
    if isinstance(right, Fixed) and right.value == "":
        return is_blank(left)
    both: Boom = NEE
    if isinstance(right, Term) and left.blank and right.blank:
        both = all_of([is_blank(left), is_blank(right)])
    return any_of([both, _same(left, right)])


def _same(left: Term, right: Part) -> Boom:
    if Waarde.DATUM in {left.waarde, getattr(right, "waarde", None)}:
        return compared("=", left, right)
    if left.waarde == Waarde.GETAL:
        return compare(left.boom, "=", as_number(right))
    if isinstance(right, Fixed) and not isinstance(right.value, str):
        raise UntranslatableError(f"een tekst wordt vergeleken met {text_of(right.value)}")
    if left.waarde == Waarde.KEUZES:
        return _only(left, right)
    if isinstance(right, Term) and right.waarde not in {Waarde.TEKST, Waarde.KEUZE}:
        raise UntranslatableError(f"een tekst wordt vergeleken met {right.waarde}")
    return compare(left.boom, "=", as_text(right))


def _only(left: Term, right: Part) -> Boom:
    """Return when one answer was chosen, and no other."""
    if not isinstance(right, Fixed) or " " in text_of(right.value):
        raise UntranslatableError("meer antwoorden worden als geheel met iets vergeleken")
    chosen = call("gekozen", left.boom, text(text_of(right.value)))
    return all_of([chosen, compare(call("aantal", left.boom), "=", number(1))])


def is_blank(part: Term) -> Boom:
    if part.waarde == Waarde.TEKST and not isinstance(part.boom, Verwijzing):
        return compare(call("lengte", part.boom), "=", number(0))
    return empty(part.boom) if part.blank else NEE
