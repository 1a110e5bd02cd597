"""Taking out of a questionnaire what keeps it from being asked, and saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.importers.texts import literal
from enquetes.importers.verlies import Verslag
from enquetes.routing import RoutingError
from enquetes.routing.course import Course
from enquetes.routing.publishing import Fault, faults

# More often than there are steps nothing changes any more.
_MOST = 10
_Step = Callable[[Pagina, str], Pagina]


def mended(inhoud: Inhoud, verslag: Verslag) -> Inhoud:
    """Return the questionnaire without conditions that wait for each other, come too early or never hold.

    Raises Refusal where nothing is left to ask.
    """
    tried: Counter[str] = Counter()
    while wrong := faults(inhoud):
        found = {fault.code or _in_circle(inhoud): fault for fault in reversed(wrong)}
        steps: dict[str, _Step] = {}
        for code, fault in found.items():
            steps[code] = _STEPS[min(tried[code], len(_STEPS) - 1)]
            tried[code] += 1
            _tell(fault, code, verslag)
        inhoud = _taken(inhoud, steps)
        if max(tried.values()) > _MOST:
            raise verslag.nothing_left("het bestand")
    return inhoud


def _taken(inhoud: Inhoud, steps: Mapping[str, _Step]) -> Inhoud:
    pages = inhoud.paginas
    for code, step in steps.items():
        pages = tuple(step(page, code) for page in pages)
    return replace(inhoud, paginas=tuple(page for page in pages if page.vragen))


def _tell(fault: Fault, code: str, verslag: Verslag) -> None:
    wat = f"Voorwaarde bij vraag {code}" if code else "Voorwaarde van een pagina"
    verslag.left_out(wat, f"{fault.tekst} Daarom is zij weggelaten.")


def _in_circle(inhoud: Inhoud) -> str:
    """Return a question that waits for itself; none where a page is what is wrong."""
    with suppress(RoutingError):
        course = Course(inhoud)
        try:
            TopologicalSorter(course.waits_for).prepare()
        except CycleError as fault:
            return course.vragen[fault.args[1][0]].code
    return ""


def _without_own(page: Pagina, code: str) -> Pagina:
    """Take the conditions off a question; those of a page where no question is named."""
    if not code:
        return replace(page, relevantie="", titel=literal(page.titel), uitleg=literal(page.uitleg))
    return _with(page, code, lambda vraag: replace(vraag, relevantie="", controle="", controle_tekst=""))


def _without_page(page: Pagina, code: str) -> Pagina:
    here = any(vraag.code == code for vraag in page.vragen)
    return replace(page, relevantie="") if here else page


def _without_answers(page: Pagina, code: str) -> Pagina:
    """Fill no answers into the words of a question."""

    def plain(vraag: Vraag) -> Vraag:
        return replace(
            vraag,
            tekst=literal(vraag.tekst),
            toelichting=literal(vraag.toelichting),
            opties=tuple(replace(each, tekst=literal(each.tekst)) for each in vraag.opties),
            rijen=tuple(replace(each, tekst=literal(each.tekst)) for each in vraag.rijen),
        )

    return _with(page, code, plain)


def _without_question(page: Pagina, code: str) -> Pagina:
    return replace(page, vragen=tuple(vraag for vraag in page.vragen if vraag.code != code))


def _with(page: Pagina, code: str, change: Callable[[Vraag], Vraag]) -> Pagina:
    vragen = tuple(change(vraag) if vraag.code == code else vraag for vraag in page.vragen)
    return replace(page, vragen=vragen)


_STEPS: tuple[_Step, ...] = (_without_own, _without_page, _without_answers, _without_question)
