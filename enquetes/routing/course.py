"""A questionnaire made ready for answers: its expressions read once, and the way of each respondent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from graphlib import TopologicalSorter

from enquetes.content import Answer, Answers, Inhoud, Soort, Vraag
from enquetes.content.items import ANDERS, YES
from enquetes.content.order import is_shuffled
from enquetes.content.room import room_for
from enquetes.content.talen import in_language
from enquetes.routing.evaluating import Uitkomst, evaluate
from enquetes.routing.parsing import parse
from enquetes.routing.piping import is_piped
from enquetes.routing.tree import Aanroep, Boom, Voeging, parts, references
from enquetes.routing.way import Way, asks_more

_ANY_DAY = dt.date(2026, 1, 1)


class Course:
    """A questionnaire of which all expressions have been read."""

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
        self._translated: dict[str, Inhoud] = {}

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
    def room(self) -> int:
        """Return in how many bytes the answers of any respondent fit."""
        return room_for(self.inhoud)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return the codes such that each comes after what it waits for."""
        return tuple(TopologicalSorter(self.waits_for).static_order())

    def in_language(self, taal: str) -> Inhoud:
        """Return the questionnaire in a language; translated once."""
        if taal not in self._translated:
            self._translated[taal] = _as_shown(in_language(self.inhoud, taal))
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
    def with_words(self) -> tuple[Vraag, ...]:
        """Return the questions with an answer beside which somebody may write."""
        return tuple(vraag for vraag in self.vragen.values() if any(each.namelijk for each in vraag.opties))

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
            if code in self._with_own_words and asks_more(vraag, answers.get(vraag.code)):
                known[f"{code}.{ANDERS}"] = answers.get(f"{vraag.code}.{ANDERS}")
        return Way(self, answers, frozenset(appears), known, vandaag)


def _as_shown(inhoud: Inhoud) -> Inhoud:
    """Return the questionnaire with the braces around its questions as somebody sees them."""
    around = (inhoud.titel, inhoud.inleiding, inhoud.slot)
    titel, inleiding, slot = (text.replace("{{", "{") for text in around)
    return replace(inhoud, titel=titel, inleiding=inleiding, slot=slot)


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
