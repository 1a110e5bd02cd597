"""The functions of forms that have a place in our language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import (
    NEE,
    all_of,
    call,
    compare,
    filled,
    negate,
    number,
    reckon,
    text,
    when,
)
from enquetes.importers.translating.variables import Wijze
from enquetes.importers.xlsform.xpath import terms
from enquetes.importers.xlsform.xpath.evaluating import number_of, text_of
from enquetes.importers.xlsform.xpath.terms import Fixed, Part, Parts, Term, as_number, as_text
from enquetes.importers.xlsform.xpath.tree import Asked, Call, Constant
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Boom

_HALF = 0.5


def selected(node: Call) -> Boom:
    """Return when an answer is among those that were chosen."""
    asked, code = node.parts
    if not isinstance(asked, Asked) or asked.variable.wijze != Wijze.KEUZES:
        raise UntranslatableError("selected kan bij ons alleen bij een keuzevraag")
    if not isinstance(code, Constant):
        raise UntranslatableError("selected zoekt naar een antwoord dat niet vaststaat")
    ours = asked.variable.codes.get(text_of(code.value))
    return NEE if ours is None else call("gekozen", asked.variable.reference, text(ours))


def _count(_: Parts, node: Call) -> Part:
    (asked,) = node.parts
    if not isinstance(asked, Asked) or asked.variable.wijze != Wijze.KEUZES:
        raise UntranslatableError("count-selected kan bij ons alleen bij een vraag met meer antwoorden")
    return Term(Waarde.GETAL, call("aantal", asked.variable.reference))


def _if(parts: Parts, node: Call) -> Part:
    test, *branches = node.parts
    return _chosen(parts.condition(test), [parts.part(branch) for branch in branches])


def _coalesce(parts: Parts, node: Call) -> Part:
    first, other = (parts.part(each) for each in node.parts)
    if isinstance(first, Fixed):
        return other if first.value == "" else first
    return _chosen(negate(terms.is_blank(first)), [first, other])


def _chosen(holds: Boom, branches: list[Part]) -> Part:
    """Return one of two parts; an empty text is nothing."""
    days = [terms.as_day(part) for part in branches]
    numbers = all(_is_nothing(part) or _is_number(part) for part in branches)
    told: list[Boom | None] = days
    waarde = Waarde.DATUM
    if None in days:
        waarde = Waarde.GETAL if numbers else Waarde.TEKST
        told = [None if _is_nothing(part) else (as_number if numbers else _worded)(part) for part in branches]
    then, other = told
    if then is None:
        holds, then, other = negate(holds), other, None
    if then is None:
        raise UntranslatableError("hier komt nooit iets uit")
    return Term(waarde, when(holds, then, other), blank=any(_is_blank(part) for part in branches))


def _is_number(part: Part) -> bool:
    if isinstance(part, Fixed):
        return isinstance(part.value, float)
    return part.waarde == Waarde.GETAL


def _is_nothing(part: Part) -> bool:
    return isinstance(part, Fixed) and part.value == ""


def _is_blank(part: Part) -> bool:
    return _is_nothing(part) or (isinstance(part, Term) and part.blank)


def _worded(part: Part) -> Boom:
    return call("samen", as_text(part)) if isinstance(part, Term) and _is_number(part) else as_text(part)


def _concat(parts: Parts, node: Call) -> Part:
    return _texts([as_text(parts.part(each)) for each in node.parts])


def _join(parts: Parts, node: Call) -> Part:
    glue, *others = (as_text(parts.part(each)) for each in node.parts)
    return _texts([each for word in others for each in (glue, word)][1:])


def _texts(words: list[Boom]) -> Part:
    return Term(Waarde.TEKST, call("samen", *(word for word in words if word != text(""))), blank=True)


def _length(parts: Parts, node: Call) -> Part:
    part = parts.part(node.parts[0])
    if isinstance(part, Fixed) or part.waarde != Waarde.TEKST:
        raise UntranslatableError("de lengte is bij ons alleen van een tekst te vragen")
    return Term(Waarde.GETAL, call("lengte", part.boom))


def _round(parts: Parts, node: Call) -> Part:
    value, *places = (as_number(parts.part(each)) for each in node.parts)
    return Term(Waarde.GETAL, call("afgerond", value, *places))


def _round_as_forms(parts: Parts, node: Call) -> Part:
    """Round half a place up, also below zero."""
    value = as_number(parts.part(node.parts[0]))
    places = parts.part(node.parts[1]) if len(node.parts) > 1 else Fixed(0.0)
    by = number_of(places.value) if isinstance(places, Fixed) else -1.0
    if by not in range(10):
        raise UntranslatableError("afronden kan op 0 tot 9 cijfers achter de komma")
    size = number(10.0**by)
    larger = value if by == 0 else reckon(value, "*", size)
    whole = call("omlaag", reckon(larger, "+", number(_HALF)))
    return Term(Waarde.GETAL, whole if by == 0 else reckon(whole, "/", size))


def _to_whole(name: str) -> Callable[[Parts, Call], Part]:
    return lambda parts, node: Term(Waarde.GETAL, call(name, as_number(parts.part(node.parts[0]))))


def truncated(value: Boom) -> Boom:
    """Return a number without what stands behind the comma."""
    return when(compare(value, "<", number(0)), call("omhoog", value), call("omlaag", value))


def _truncated(parts: Parts, node: Call) -> Part:
    return Term(Waarde.GETAL, truncated(as_number(parts.part(node.parts[0]))))


def _absolute(parts: Parts, node: Call) -> Part:
    value = as_number(parts.part(node.parts[0]))
    return Term(Waarde.GETAL, when(compare(value, "<", number(0)), reckon(number(0), "-", value), value))


def _extreme(name: str) -> Callable[[Parts, Call], Part]:
    def translate(parts: Parts, node: Call) -> Part:
        numbers = [as_number(parts.part(each)) for each in node.parts]
        return Term(Waarde.GETAL, when(all_of(map(filled, numbers)), call(name, *numbers)))

    return translate


def _number(parts: Parts, node: Call) -> Part:
    return Term(Waarde.GETAL, as_number(parts.part(node.parts[0])))


def _text(parts: Parts, node: Call) -> Part:
    return _texts([as_text(parts.part(node.parts[0]))])


def _day(parts: Parts, node: Call) -> Part:
    part = parts.part(node.parts[0])
    if isinstance(part, Fixed):
        try:
            return Fixed(dt.date.fromisoformat(text_of(part.value)))
        except ValueError:
            raise UntranslatableError(f"'{text_of(part.value)}' is geen datum") from None
    if part.waarde != Waarde.DATUM:
        raise UntranslatableError(f"van {part.waarde} kunnen wij geen datum maken")
    return part


def unknown(_: Parts, node: Call) -> Part:
    raise UntranslatableError(f"de functie '{node.name}' heeft bij ons geen tegenhanger")


CALLS: dict[str, Callable[[Parts, Call], Part]] = {
    "abs": _absolute,
    "ceiling": _to_whole("omhoog"),
    "coalesce": _coalesce,
    "concat": _concat,
    "count-selected": _count,
    "date": _day,
    "floor": _to_whole("omlaag"),
    "if": _if,
    "int": _truncated,
    "join": _join,
    "max": _extreme("hoogste"),
    "min": _extreme("laagste"),
    "number": _number,
    "round": _round,
    "string": _text,
    "string-length": _length,
    "today": lambda _parts, _node: Term(Waarde.DATUM, call("vandaag")),
}
AS_FORMS = CALLS | {"round": _round_as_forms}
