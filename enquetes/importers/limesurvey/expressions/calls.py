"""The functions of LimeSurvey that have a place in our language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from enquetes.importers.limesurvey.expressions import sums, terms
from enquetes.importers.limesurvey.expressions.sums import is_given
from enquetes.importers.limesurvey.expressions.terms import Fixed, Part, Parts, Term, as_number, as_text
from enquetes.importers.limesurvey.expressions.tree import Asked, Binary, Call, Sign
from enquetes.importers.limesurvey.expressions.values import is_numeric
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    JA,
    NEE,
    all_of,
    any_of,
    call,
    compare,
    empty,
    filled,
    negate,
    text,
    when,
)
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Boom, Tekst

_MOST_POWER = 4
_MOST_COMPARED = 6
_SIGNS: dict[str, Sign] = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _if(parts: Parts, node: Call) -> Part:
    test, then, *other = node.parts
    holds = parts.condition(test)
    branches = [parts.part(then), parts.part(other[0]) if other else Fixed("", quoted=True)]
    if all(map(_counts, branches)):
        numbers = [None if _is_nothing(part) else as_number(part) for part in branches]
        blank = any(part is None or part.blank for part in numbers)
        faulty = any(part is not None and part.faulty for part in numbers)
        told = [None if part is None else part.boom for part in numbers]
        return Term(Waarde.GETAL, _branched(holds, told), blank, faulty)
    words = [None if _is_nothing(part) else _worded(part) for part in branches]
    return Term(Waarde.TEKST, _branched(holds, words), blank=True)


def _counts(part: Part) -> bool:
    if isinstance(part, Fixed):
        return is_numeric(part.value) or _is_nothing(part)
    return part.waarde in {Waarde.GETAL, Waarde.JANEE}


def _is_nothing(part: Part) -> bool:
    return isinstance(part, Fixed) and part.value == ""


def _worded(part: Part) -> Boom:
    words = as_text(part)
    return call("samen", words) if isinstance(part, Term) and part.waarde == Waarde.GETAL else words


def _branched(holds: Boom, branches: Sequence[Boom | None]) -> Boom:
    then, other = branches
    if then is not None:
        return when(holds, then, other)
    if other is None:
        raise UntranslatableError("hier komt nooit iets uit")
    return when(negate(holds), other)


def _is_empty(parts: Parts, node: Call) -> Part:
    (only,) = node.parts
    if isinstance(only, Asked):
        return Term(Waarde.JANEE, empty(only.variable.reference))
    return Term(Waarde.JANEE, terms.is_blank(terms.asked(parts.part(only))))


def _is_numeric(parts: Parts, node: Call) -> Part:
    part = terms.asked(parts.part(node.parts[0]))
    if part.waarde != Waarde.GETAL:
        raise UntranslatableError("of een tekst een getal is, valt bij ons niet te vragen")
    return Term(Waarde.JANEE, filled(part.boom))


def _is_whole(parts: Parts, node: Call) -> Part:
    part = as_number(parts.part(node.parts[0]))
    return Term(Waarde.JANEE, compare(call("afgerond", part.boom), "=", part.boom))


def _is_no_number(parts: Parts, node: Call) -> Part:
    part = as_number(parts.part(node.parts[0]))
    return Term(Waarde.JANEE, empty(part.boom) if part.faulty else NEE)


def _implode(parts: Parts, node: Call) -> Part:
    glue, *others = (as_text(parts.part(each)) for each in node.parts)
    return _texts([each for word in others for each in (glue, word)][1:])


def _join(parts: Parts, node: Call) -> Part:
    return _texts([as_text(parts.part(each)) for each in node.parts])


def _list(parts: Parts, node: Call) -> Part:
    """Return what is filled in with commas between."""
    if len(node.parts) > _MOST_COMPARED:
        raise UntranslatableError(f"list kan bij ons met hoogstens {_MOST_COMPARED} delen")
    words: list[Boom] = []
    given: list[Boom] = []
    for each in node.parts:
        here = is_given(parts, each)
        if given:
            words.append(when(all_of([here, any_of(given)]), text(", ")))
        words.append(as_text(parts.part(each)))
        given.append(here)
    return _texts(words)


def _texts(words: Sequence[Boom]) -> Part:
    """Return words in a row; what is fixed and stands side by side is one text."""
    row: list[Boom] = []
    for word in words:
        if isinstance(word, Tekst) and row and isinstance(row[-1], Tekst):
            row[-1] = text(row[-1].waarde + word.waarde)
        elif word != text(""):
            row.append(word)
    return Term(Waarde.TEKST, call("samen", *row), blank=True)


def _length(parts: Parts, node: Call) -> Part:
    part = parts.part(node.parts[0])
    if isinstance(part, Fixed) or part.waarde not in {Waarde.TEKST, Waarde.KEUZE}:
        raise UntranslatableError("de lengte van een getal heeft bij ons geen betekenis")
    return Term(Waarde.GETAL, call("lengte", part.boom))


def _unique(parts: Parts, node: Call) -> Part:
    if len(node.parts) > _MOST_COMPARED:
        raise UntranslatableError(f"unique kan bij ons met hoogstens {_MOST_COMPARED} delen")
    alike = [
        all_of([is_given(parts, one), parts.condition(Binary("==", one, other))])
        for one, other in combinations(node.parts, 2)
    ]
    return Term(Waarde.JANEE, negate(any_of(alike)))


def _is_string(parts: Parts, node: Call) -> Part:
    part = terms.asked(parts.part(node.parts[0]))
    if part.waarde != Waarde.TEKST:
        raise UntranslatableError("of een getal als tekst is bewaard, verschilt per versie van LimeSurvey")
    return Term(Waarde.JANEE, JA)


def unknown(_: Parts, node: Call) -> Part:
    raise UntranslatableError(f"de functie '{node.name}' heeft bij ons geen tegenhanger")


CALLS: dict[str, Callable[[Parts, Call], Part]] = {
    **sums.CALLS,
    "if": _if,
    "implode": _implode,
    "is_empty": _is_empty,
    "is_int": _is_whole,
    "is_nan": _is_no_number,
    "is_numeric": _is_numeric,
    "is_string": _is_string,
    "join": _join,
    "list": _list,
    "strlen": _length,
    "unique": _unique,
}
