"""What a questionnaire is for one respondent: which questions appear, in which words, and what counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from enquetes.content import Answer, Answers, Inhoud, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT
from enquetes.routing.evaluating import Known, evaluate
from enquetes.routing.piping import filled_in

if TYPE_CHECKING:
    from enquetes.routing.course import Course


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
            if name == NVT or asks_more(vraag, answer):
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


def numbered(inhoud: Inhoud) -> Iterator[tuple[int, Pagina]]:
    """Yield the pages on which there is something to see, with their number (from 1)."""
    return (each for each in enumerate(inhoud.paginas, start=1) if _is_seen(each[1]))


def _is_seen(page: Pagina) -> bool:
    return any(vraag.soort != Soort.BEREKENING for vraag in page.vragen)


def asks_more(vraag: Vraag, answer: Answer) -> bool:
    """Tell whether an answer is one beside which somebody may write."""
    chosen = answer if isinstance(answer, list) else [answer]
    return any(option.namelijk and option.code in chosen for option in vraag.opties)
