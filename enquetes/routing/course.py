"""The way of one respondent through a questionnaire: which questions appear, what their answers give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import TopologicalSorter

from enquetes.content import Answer, Answers, Inhoud, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT, YES
from enquetes.content.order import is_shuffled
from enquetes.content.talen import in_language
from enquetes.routing.evaluating import Known, Uitkomst, evaluate
from enquetes.routing.parsing import parse
from enquetes.routing.piping import filled_in, is_piped
from enquetes.routing.tree import Aanroep, Boom, Voeging, parts, references

_ANY_DAY = dt.date(2026, 1, 1)


class Course:
    """A questionnaire made ready for answers: its expressions are read once."""

    def __init__(self, inhoud: Inhoud) -> None:
        """Read all expressions. Raises RoutingError for one that cannot be read."""
        self.inhoud = inhoud
        self.vragen: dict[str, Vraag] = {vraag.code.casefold(): vraag for vraag in inhoud.vragen()}
        self.rules = dict(_rules(inhoud))
        self.formulas = {
            code: parse(vraag.formule)
            for code, vraag in self.vragen.items()
            if vraag.soort == Soort.BEREKENING
        }
        self.checks = {code: parse(vraag.controle) for code, vraag in self.vragen.items() if vraag.controle}
        self._translated = {inhoud.taal: inhoud}

    @cached_property
    def waits_for(self) -> dict[str, set[str]]:
        """Return for each question the questions that decide whether it appears or what it gives."""
        return {
            code: {
                each.casefold()
                for tree in (self.rules.get(code), self.formulas.get(code))
                if tree is not None
                for each in references(tree)
            }
            for code in self.vragen
        }

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return the codes such that each comes after what it waits for."""
        return tuple(TopologicalSorter(self.waits_for).static_order())

    def in_language(self, taal: str) -> Inhoud:
        """Return the questionnaire in a language; translated once."""
        if taal not in self._translated:
            self._translated[taal] = in_language(self.inhoud, taal)
        return self._translated[taal]

    @cached_property
    def always_alike(self) -> bool:
        """Tell whether everybody gets the same questions in the same words."""
        return not (self.rules or self.formulas or self.piped)

    @cached_property
    def is_shuffled(self) -> bool:
        """Tell whether two respondents may see another order."""
        return is_shuffled(self.inhoud)

    @cached_property
    def piped(self) -> frozenset[str]:
        """Return the codes of questions with an answer in their words, and "" where a page has."""
        found = {code for code, vraag in self.vragen.items() if any(map(is_piped, _words_of(vraag)))}
        if any(is_piped(text) for page in self.inhoud.paginas for text in (page.titel, page.uitleg)):
            found.add("")
        return frozenset(found)

    @cached_property
    def _with_own_words(self) -> frozenset[str]:
        return frozenset(code for code, vraag in self.vragen.items() if vraag.is_written(ANDERS))

    @cached_property
    def _looks_at_the_day(self) -> bool:
        trees = (*self.rules.values(), *self.formulas.values())
        return any(
            isinstance(part, Aanroep) and part.naam == "vandaag" for tree in trees for part in parts(tree)
        )

    def counted(self, answers: Answers) -> Answers:
        """Return which of the answers that were sent in count, on a day that is not that of sending.

        Where a condition looks at the day, what counts was settled when it was sent.
        """
        if self._looks_at_the_day or not (self.rules or self.formulas):
            return answers
        return self.way(answers, _ANY_DAY).counted()

    def way(self, answers: Answers, vandaag: dt.date) -> Way:
        """Return the way of who answered so far as in ``answers``, by code as drafts keep them."""
        appears: set[str] = set()
        known: dict[str, Answer | dt.date] = {}
        for code in self.order:
            rule = self.rules.get(code)
            if rule is not None and not evaluate(rule, known, vandaag):
                continue
            appears.add(code)
            formula = self.formulas.get(code)
            vraag = self.vragen[code]
            if formula is not None:
                known[code] = _stored(evaluate(formula, known, vandaag))
                continue
            known[code] = _given(vraag, answers)
            if code in self._with_own_words and _asks_more(vraag, answers.get(vraag.code)):
                known[f"{code}.{ANDERS}"] = answers.get(f"{vraag.code}.{ANDERS}")
        return Way(self, answers, frozenset(appears), known, vandaag)


@dataclass(frozen=True, slots=True)
class Way:
    """What a questionnaire is for who gave these answers.

    ``known`` are the answers that count by code in small letters: those of questions that do not appear are
    gone, calculations are there.
    """

    course: Course
    answers: Answers
    appears: frozenset[str]
    known: Known
    vandaag: dt.date

    def shows(self, vraag: Vraag) -> bool:
        return vraag.code.casefold() in self.appears

    def pages(self, inhoud: Inhoud | None = None) -> tuple[tuple[int, Pagina], ...]:
        """Return the pages that appear, with their number (from 1), with the questions that appear.

        ``inhoud`` is the same questionnaire in another language or order.
        """
        whole = numbered(inhoud or self.course.inhoud)
        if self.course.always_alike:
            return tuple(whole)
        return tuple(
            each for each in ((number, self._page(page)) for number, page in whole) if _is_seen(each[1])
        )

    def _page(self, page: Pagina) -> Pagina:
        questions = (self._worded(vraag) for vraag in page.vragen if self.shows(vraag))
        return replace(
            page, vragen=tuple(questions), titel=self.words(page.titel), uitleg=self.words(page.uitleg)
        )

    def _worded(self, vraag: Vraag) -> Vraag:
        if vraag.code.casefold() not in self.course.piped:
            return vraag
        return replace(
            vraag,
            tekst=self.words(vraag.tekst),
            toelichting=self.words(vraag.toelichting),
            opties=tuple(replace(each, tekst=self.words(each.tekst)) for each in vraag.opties),
            rijen=tuple(replace(each, tekst=self.words(each.tekst)) for each in vraag.rijen),
        )

    def words(self, text: str) -> str:
        """Return a text with earlier answers filled in."""
        return filled_in(text, self.known, self.course.vragen, self.vandaag)

    def fails(self, vraag: Vraag) -> bool:
        """Tell whether an answer that was given is not what it must be."""
        check = self.course.checks.get(vraag.code.casefold())
        given = self.known.get(vraag.code.casefold())
        return check is not None and given is not None and not evaluate(check, self.known, self.vandaag)

    def counted(self) -> dict[str, Answer]:
        """Return the answers that count, as they are sealed: nothing of questions that do not appear."""
        return {key: answer for vraag in self.course.inhoud.vragen() for key, answer in self._counted(vraag)}

    def _counted(self, vraag: Vraag) -> Iterator[tuple[str, Answer]]:
        if not self.shows(vraag):
            return
        answer = self.known.get(vraag.code.casefold())
        if isinstance(answer, dt.date):
            answer = answer.isoformat()
        if answer is not None:
            yield vraag.code, answer
        for name in (ANDERS, NVT):
            along = self.answers.get(f"{vraag.code}.{name}")
            if along is None or (name == NVT and answer is not None):
                continue
            if name == NVT or _asks_more(vraag, answer):
                yield f"{vraag.code}.{name}", along

    def answered(self, vraag: Vraag) -> bool:
        """Tell whether somebody filled something in, whether it appears or not."""
        keys = (vraag.code, f"{vraag.code}.{ANDERS}", f"{vraag.code}.{NVT}")
        return any(self.answers.get(key) not in (None, "", [], {}) for key in keys)

    def dropped(self) -> tuple[Vraag, ...]:
        """Return the questions that were answered and do not appear (any more)."""
        return tuple(
            vraag for vraag in self.course.inhoud.asked() if not self.shows(vraag) and self.answered(vraag)
        )


def _rules(inhoud: Inhoud) -> Iterator[tuple[str, Boom]]:
    """Yield when each question appears: when its page does, and its own condition holds."""
    for page in inhoud.paginas:
        whole = parse(page.relevantie) if page.relevantie else None
        for vraag in page.vragen:
            own = parse(vraag.relevantie) if vraag.relevantie else None
            both = [tree for tree in (whole, own) if tree is not None]
            if both:
                yield vraag.code.casefold(), both[0] if len(both) == 1 else Voeging("en", tuple(both), 0)


def _words_of(vraag: Vraag) -> Iterator[str]:
    yield vraag.tekst
    yield vraag.toelichting
    yield from (option.tekst for option in (*vraag.opties, *vraag.rijen))


def numbered(inhoud: Inhoud) -> Iterator[tuple[int, Pagina]]:
    """Yield the pages on which there is something to see, with their number (from 1)."""
    return (each for each in enumerate(inhoud.paginas, start=1) if _is_seen(each[1]))


def _is_seen(page: Pagina) -> bool:
    return any(vraag.soort != Soort.BEREKENING for vraag in page.vragen)


def _asks_more(vraag: Vraag, answer: Answer) -> bool:
    chosen = answer if isinstance(answer, list) else [answer]
    return any(option.namelijk and option.code in chosen for option in vraag.opties)


def _given(vraag: Vraag, answers: Answers) -> Answer | dt.date:
    answer = answers.get(vraag.code)
    if vraag.soort == Soort.DATUM and isinstance(answer, str):
        return dt.date.fromisoformat(answer)
    return answer


def _stored(outcome: Uitkomst) -> Answer:
    match outcome:
        case bool():
            return YES if outcome else "nee"
        case dt.date():
            return outcome.isoformat()
        case frozenset():
            return sorted(outcome)
        case _:
            return outcome
