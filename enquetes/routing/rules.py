"""Whether each question of a questionnaire finds the answers that it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from adoptie import dutch
from enquetes.content import Inhoud, Vraag
from enquetes.routing.checking import Vragen
from enquetes.routing.course import Course
from enquetes.routing.faults import RoutingError
from enquetes.routing.piping import is_piped, pieces
from enquetes.routing.tree import Boom, references


def refuse_circles(waits_for: Mapping[str, set[str]], vragen: Vragen) -> None:
    """Raise RoutingError for questions that wait for each other; all codes are in small letters."""
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError as fault:
        around = [f"'{vragen[code].code}'" for code in fault.args[1][:-1]]
        told = f"De vragen {dutch.listing(around)} wachten op elkaar. Haal een van de voorwaarden weg."
        if len(around) == 1:
            told = f"Vraag {around[0]} hangt af van haar eigen antwoord. Dat kan niet."
        raise RoutingError(told) from fault


def too_early(course: Course) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what looks at answers that come later, or may come later: by code, or by the number of a page.

    Pages of a group change places, so each of them may be the first or the last of its group.
    """
    order = _Order(course.inhoud)
    for number, page in enumerate(course.inhoud.paginas):
        told = order.told(f"Pagina {number + 1} toont", _shown(page.titel, page.uitleg), number, course)
        yield str(number + 1), tuple(told)
        for vraag in page.vragen:
            yield vraag.code.casefold(), tuple(_of_question(vraag, number, order, course))


def _of_question(vraag: Vraag, number: int, order: _Order, course: Course) -> Iterator[str]:
    code, name = vraag.code.casefold(), f"Vraag '{vraag.code}'"
    yield from order.told(f"{name} hangt af van", _references(course.rules.get(code)), number, course)
    yield from order.told(
        f"De controle van vraag '{vraag.code}' kijkt naar",
        _references(course.checks.get(code)),
        number,
        course,
    )
    options = (option.tekst for option in (*vraag.opties, *vraag.rijen))
    shown = _shown(vraag.tekst, vraag.toelichting, vraag.controle_tekst, *options)
    yield from order.told(f"{name} toont het antwoord op", shown, number, course)


def _references(tree: Boom | None) -> frozenset[str]:
    return references(tree) if tree is not None else frozenset()


def _shown(*texts: str) -> frozenset[str]:
    found = (piece for text in texts if is_piped(text) for piece in pieces(text))
    return frozenset[str]().union(*(references(piece) for piece in found if not isinstance(piece, str)))


class _Order:
    """On which page each question stands, and how early and how late that page can come."""

    def __init__(self, inhoud: Inhoud) -> None:
        self._pages = {
            vraag.code.casefold(): number
            for number, page in enumerate(inhoud.paginas)
            for vraag in page.vragen
        }
        groups: dict[str, list[int]] = {}
        for number, page in enumerate(inhoud.paginas):
            groups.setdefault(page.blok or f"\0{number}", []).append(number)
        self._places = {number: numbers for numbers in groups.values() for number in numbers}

    def told(self, what: str, codes: frozenset[str], page: int, course: Course) -> Iterator[str]:
        """Say of which of these questions the answer is not there yet, or need not be, on a page."""
        waits = {
            code: [self._pages[each] for each in _asked(code.casefold(), course)] for code in sorted(codes)
        }
        never = [code for code, pages in waits.items() if any(number > page for number in pages)]
        perhaps = [
            code for code, pages in waits.items() if any(self._can_follow(number, page) for number in pages)
        ]
        named = dutch.listing([f"'{code}'" for code in never or perhaps])
        if never:
            yield f"{what} {named}, maar die komt pas op een latere pagina. Draai ze om."
        elif perhaps:
            yield (
                f"{what} {named}, maar die komt soms later, want de volgorde is willekeurig. "
                "Haal een van de pagina's uit de groep."
            )

    def _can_follow(self, number: int, page: int) -> bool:
        return number != page and self._places[number][-1] > self._places[page][0]


def _asked(code: str, course: Course) -> Iterator[str]:
    """Yield the question itself, or for a calculation those of which it is made."""
    found, waiting = {code}, [code]
    while waiting:
        each = waiting.pop()
        formula = course.formulas.get(each)
        if formula is None:
            yield each
            continue
        more = {name.casefold() for name in references(formula)} - found
        found |= more
        waiting.extend(more)
