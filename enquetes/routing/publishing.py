"""Whether a questionnaire holds together: what must be mended before it may be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from adoptie import dutch
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.content.talen import texts
from enquetes.routing.checking import Vragen, check
from enquetes.routing.course import Course
from enquetes.routing.faults import RoutingError
from enquetes.routing.kinds import Waarde
from enquetes.routing.parsing import parse
from enquetes.routing.piping import check_text, fills_in, is_piped
from enquetes.routing.reaching import never_seen
from enquetes.routing.rules import refuse_circles, too_early

_CONDITION = "Een voorwaarde is ja of nee."
_AROUND = {"titel": "De titel", "inleiding": "De inleiding", "slot": "Het slot"}
_NOT_HERE = "hier vullen we geen antwoorden in. Haal de accolades weg, of schrijf '{{' voor een los teken."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which question (its code; empty for a page or the whole)."""

    code: str
    tekst: str


def faults(inhoud: Inhoud) -> tuple[Fault, ...]:
    """Return everything that keeps a questionnaire from being asked, in the order of its questions."""
    vragen = {vraag.code.casefold(): vraag for vraag in inhoud.vragen()}
    found = [*_around(inhoud), *_expressions(inhoud, vragen)]
    # What cannot be read has no place in a circle.
    return tuple(found or (*_translations(inhoud, vragen), *_whole(inhoud)))


def _around(inhoud: Inhoud) -> Iterator[Fault]:
    """Look at what is read before there are answers, or where they are not shown any more."""
    for place, text in _AROUND.items():
        try:
            wrong = _NOT_HERE if fills_in(getattr(inhoud, place)) else ""
        except RoutingError as fault:
            wrong = str(fault)
        if wrong:
            yield Fault("", f"{text}: {wrong}")


def _translations(inhoud: Inhoud, vragen: Vragen) -> Iterator[Fault]:
    own = texts(inhoud)
    for taal, told in inhoud.vertalingen.items():
        for name, text in told.items():
            if name in own and is_piped(text) and (wrong := _translation(text, own[name], vragen)):
                code = name.split(".")[1] if name.startswith("vraag.") else ""
                yield Fault(code, f"Vertaling ({taal}) van '{own[name][:60]}': {wrong}")


def _translation(text: str, own: str, vragen: Vragen) -> str:
    """Say what is wrong with a translation: what its text fills in is there by then, and nothing else is."""
    try:
        more = _shown(text, vragen) - _shown(own, vragen)
    except RoutingError as fault:
        return str(fault)
    return f"zij toont een ander antwoord dan de tekst zelf: {dutch.listing(sorted(more))}." if more else ""


def _shown(text: str, vragen: Vragen) -> set[str]:
    return {code.casefold() for code in check_text(text, vragen)}


def _expressions(inhoud: Inhoud, vragen: Vragen) -> Iterator[Fault]:
    for number, page in enumerate(inhoud.paginas, start=1):
        yield from (Fault("", f"Pagina {number}: {told}") for told in _page(page, vragen))
        for vraag in page.vragen:
            yield from (
                Fault(vraag.code, f"Vraag '{vraag.code}': {told}") for told in _question(vraag, vragen)
            )


def _page(page: Pagina, vragen: Vragen) -> Iterator[str]:
    try:
        if page.relevantie:
            check_condition(page.relevantie, vragen)
        _piped((page.titel, page.uitleg), vragen)
    except RoutingError as fault:
        yield str(fault)


def _question(vraag: Vraag, vragen: Vragen) -> Iterator[str]:
    for expression in (vraag.relevantie, vraag.controle):
        try:
            if expression:
                check_condition(expression, vragen)
        except RoutingError as fault:
            yield str(fault)
    try:
        if vraag.soort == Soort.BEREKENING:
            check_outcome(vraag, vragen)
        _piped(_texts(vraag), vragen)
    except RoutingError as fault:
        yield str(fault)


def _piped(texts: Iterable[str], vragen: Vragen) -> None:
    for text in texts:
        if is_piped(text):
            check_text(text, vragen)


def check_condition(expression: str, vragen: Vragen) -> None:
    """Raise RoutingError for an expression that is no condition on the answers to these questions."""
    kind = check(parse(expression), vragen)
    if kind != Waarde.JANEE:
        raise RoutingError(f"'{expression}' is {kind}. {_CONDITION}")


def check_outcome(vraag: Vraag, vragen: Vragen) -> None:
    """Raise RoutingError for a calculation that does not give what the question says."""
    kind = check(parse(vraag.formule), vragen)
    wanted = {Waarde.GETAL} if vraag.uitkomst == "getal" else {Waarde.TEKST, Waarde.KEUZE}
    if kind not in wanted:
        raise RoutingError(f"De berekening geeft {kind}. Er staat dat het een {vraag.uitkomst} wordt.")


def _texts(vraag: Vraag) -> Iterator[str]:
    yield from (vraag.tekst, vraag.toelichting, vraag.controle_tekst)
    yield from (option.tekst for option in (*vraag.opties, *vraag.rijen))


def _whole(inhoud: Inhoud) -> Iterator[Fault]:
    course = Course(inhoud)
    try:
        refuse_circles(course.waits_for, course.vragen)
    except RoutingError as fault:
        yield Fault("", str(fault))
        return
    late = dict(too_early(course))
    never = never_seen(course)
    for code, vraag in course.vragen.items():
        yield from (Fault(vraag.code, told) for told in late.pop(code, ()))
        if code in never:
            told = f"Vraag '{vraag.code}' verschijnt nooit: bij geen enkel antwoord klopt de voorwaarde."
            yield Fault(vraag.code, told)
    yield from (Fault("", told) for rest in late.values() for told in rest)
