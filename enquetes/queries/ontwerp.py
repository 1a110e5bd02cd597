"""A questionnaire as its maker sees it: each question with its number, and its conditions in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adoptie import dutch
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.models import Ontwerpstap, Vragenlijstversie
from enquetes.nakijken import Melding, look_over
from enquetes.nakijken.vraag import advice
from enquetes.routing import RoutingError, check, explain, parse

Genummerd = Mapping[str, tuple[int, Vraag]]


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that goes for a question, in words; ``fout`` when it cannot be used as it is written."""

    tekst: str
    fout: bool = False


@dataclass(frozen=True, slots=True)
class Vraagkaart:
    """A question; ``nummer`` is 0 where nobody answers it."""

    vraag: Vraag
    nummer: int
    regels: tuple[Regel, ...]
    tips: tuple[str, ...]
    laatste: bool


@dataclass(frozen=True, slots=True)
class Paginakaart:
    """A page, known by the code of its first question."""

    nummer: int
    pagina: Pagina
    regels: tuple[Regel, ...]
    vragen: tuple[Vraagkaart, ...]

    @property
    def code(self) -> str:
        return self.pagina.vragen[0].code


def kaarten(inhoud: Inhoud) -> tuple[Paginakaart, ...]:
    """Return the pages in order, everything about them in words."""
    telling = _Telling(inhoud)
    return tuple(telling.pagina(number, page) for number, page in enumerate(inhoud.paginas, start=1))


def numbered(inhoud: Inhoud) -> Genummerd:
    """Return the questions by code in small letters with their number; who is not answered has number 0."""
    found: dict[str, tuple[int, Vraag]] = {}
    number = 0
    for vraag in inhoud.vragen():
        number += vraag.is_asked
        found[vraag.code.casefold()] = (number if vraag.is_asked else 0, vraag)
    return found


class _Telling:
    def __init__(self, inhoud: Inhoud) -> None:
        self._inhoud = inhoud
        self._numbered = numbered(inhoud)
        self._vragen = {code: vraag for code, (_, vraag) in self._numbered.items()}

    def pagina(self, number: int, page: Pagina) -> Paginakaart:
        vragen = tuple(
            Vraagkaart(
                vraag,
                self._numbered[vraag.code.casefold()][0],
                tuple(self._vraag(vraag)),
                advice(vraag),
                laatste=vraag is page.vragen[-1],
            )
            for vraag in page.vragen
        )
        return Paginakaart(number, page, tuple(self._pagina(number, page)), vragen)

    def _pagina(self, number: int, page: Pagina) -> Iterator[Regel]:
        if page.relevantie:
            yield self._told("Deze pagina verschijnt als {}.", page.relevantie)
        others = [
            str(other)
            for other, each in enumerate(self._inhoud.paginas, start=1)
            if page.blok and each.blok == page.blok and other != number
        ]
        if others:
            word = "pagina" if len(others) == 1 else "pagina's"
            yield Regel(f"Wisselt van plaats met {word} {dutch.listing(others)}, voor iedereen anders.")

    def _vraag(self, vraag: Vraag) -> Iterator[Regel]:
        if vraag.relevantie:
            yield self._told("Verschijnt als {}.", vraag.relevantie)
        if vraag.controle:
            yield self._told("Het antwoord kan alleen als {}.", vraag.controle)
        if vraag.soort == Soort.BEREKENING:
            yield self._told("Is {}.", vraag.formule)

    def _told(self, sentence: str, expression: str) -> Regel:
        try:
            tree = parse(expression)
            check(tree, self._vragen)
        except RoutingError as fault:
            return Regel(f"Dit klopt nog niet: {expression}. {fault}", fout=True)
        return Regel(sentence.format(explain(tree, self._numbered)))


@dataclass(frozen=True, slots=True)
class Nakijklijst:
    """What was found in a draft: what must be mended first, what goes for the whole, and by question."""

    moet: tuple[Melding, ...]
    geheel: tuple[Melding, ...]
    vragen: tuple[tuple[int, Vraag, tuple[Melding, ...]], ...]

    @property
    def aantal_tips(self) -> int:
        return len(self.geheel) + sum(len(found) for *_, found in self.vragen)


def nakijklijst(inhoud: Inhoud) -> Nakijklijst:
    """Look a questionnaire over."""
    found = look_over(inhoud)
    by_code: dict[str, list[Melding]] = {}
    for each in found:
        if not each.moet:
            by_code.setdefault(each.code, []).append(each)
    alle = numbered(inhoud).values()
    return Nakijklijst(
        tuple(each for each in found if each.moet),
        tuple(by_code.pop("", [])),
        tuple((number, v, tuple(by_code[v.code])) for number, v in alle if v.code in by_code),
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a draft stands among its steps: what can be undone, and what can be done again."""

    stap: int
    terug: Ontwerpstap | None
    opnieuw: Ontwerpstap | None

    @property
    def laatste(self) -> Ontwerpstap | None:
        """Return what was done last: the change, or the change that was undone."""
        return self.opnieuw or self.terug


def stand_of(draft: Vragenlijstversie) -> Stand:
    """Return where a draft stands. One query, which reads no content."""
    near = draft.stappen.filter(nummer__range=(draft.stap - 1, draft.stap + 1)).defer("inhoud")
    steps = {step.nummer: step for step in near}
    before = draft.stap - 1 in steps
    return Stand(draft.stap, steps.get(draft.stap) if before else None, steps.get(draft.stap + 1))
