"""A draft as a respondent would walk through it: the same pages, the same routing, and nothing stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.content.order import shuffled
from enquetes.content.talen import languages
from enquetes.routing.course import Course
from enquetes.routing.publishing import faults
from enquetes.routing.way import Way

# One order of all that chance could give.
_SEED = b"voorbeeld"


@dataclass(frozen=True)
class Voorbeeld:
    """What has been filled in so far; ``vandaag`` is the day on which somebody looks."""

    inhoud: Inhoud
    vandaag: dt.date
    taal: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @classmethod
    def of(cls, inhoud: Inhoud, vandaag: dt.date, taal: str, answers: Mapping[str, Answer]) -> Voorbeeld:
        """Return the preview of a draft; one with faults in its rules is shown without rules."""
        whole = without_rules(inhoud) if faults(inhoud) else inhoud
        known = taal if taal in languages(whole) else whole.taal
        codes = {vraag.code for vraag in whole.vragen()}
        kept = {key: answer for key, answer in answers.items() if key.partition(".")[0] in codes}
        return cls(whole, vandaag, known, kept)

    @cached_property
    def course(self) -> Course:
        return Course(self.inhoud)

    @cached_property
    def content(self) -> Inhoud:
        """Return the questionnaire in the language and in an order that a respondent could get."""
        return shuffled(self.course.in_language(self.taal), _SEED)

    @cached_property
    def way(self) -> Way:
        return self.course.way(self.answers, self.vandaag)

    @cached_property
    def pages(self) -> dict[int, Pagina]:
        """Return the pages that appear, by number (from 1)."""
        return dict(self.way.pages(self.content))

    def with_answers(self, answers: Mapping[str, Answer]) -> Voorbeeld:
        return replace(self, answers={**self.answers, **answers})

    def nearest(self, nummer: int) -> int:
        """Return this page where it appears, else the first one after it, or the last."""
        return next((number for number in self.pages if number >= nummer), max(self.pages, default=0))

    def after(self, nummer: int) -> int | None:
        return next((number for number in self.pages if number > nummer), None)

    def before(self, nummer: int) -> int | None:
        return next((number for number in reversed(self.pages) if number < nummer), None)

    def grows(self, nummer: int, shown: Pagina) -> bool:
        """Tell whether a page has a question now that it had not when it was shown."""
        page = self.pages.get(nummer)
        codes = {vraag.code for vraag in shown.vragen}
        return page is not None and any(vraag.code not in codes for vraag in page.vragen)


def without_rules(inhoud: Inhoud) -> Inhoud:
    """Return a questionnaire in which every question appears, in the words that stand there."""
    pages = (
        replace(
            page,
            titel=_plain(page.titel),
            uitleg=_plain(page.uitleg),
            relevantie="",
            vragen=tuple(map(_ruleless, (v for v in page.vragen if v.soort != Soort.BEREKENING))),
        )
        for page in inhoud.paginas
    )
    return replace(inhoud, paginas=tuple(page for page in pages if page.vragen))


def _ruleless(vraag: Vraag) -> Vraag:
    return replace(
        vraag,
        tekst=_plain(vraag.tekst),
        toelichting=_plain(vraag.toelichting),
        opties=_plain_options(vraag.opties),
        rijen=_plain_options(vraag.rijen),
        relevantie="",
        controle="",
    )


def _plain_options(options: tuple[Optie, ...]) -> tuple[Optie, ...]:
    return tuple(replace(each, tekst=_plain(each.tekst)) for each in options)


def _plain(text: str) -> str:
    return text.replace("{", "{{")
