"""A questionnaire as one respondent sees it now: own answers, own order, own language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten
from typing import Any

from django.utils import timezone

from enquetes.content import Answer, Inhoud, Pagina, Vraag
from enquetes.content.items import ANDERS
from enquetes.content.order import shuffled
from enquetes.content.talen import languages
from enquetes.queries.courses import course_of
from enquetes.queries.links import WITHDRAWN, AlreadySentError, Link, WipedError
from enquetes.routing.course import Course
from enquetes.routing.way import Way, asks_more, numbered

_MOST_WORDS = 80
# Where a draft remembers, by the number of a page, which drawing of it was kept last.
TURNS = "beurten"
_TURN = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Progress:
    """Which questions stand on a page; the total is uncertain where answers decide what appears."""

    first: int
    last: int
    total: int
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Beurt:
    """Which drawing of a page was sent: each that is drawn after a page was kept has a higher ``nummer``."""

    pagina: int
    nummer: int

    @classmethod
    def of(cls, pagina: int, sent: str) -> Beurt | None:
        """Read what stood in a page; None where it had no number."""
        return cls(pagina, int(sent)) if _TURN.fullmatch(sent) else None


def last_turn(draft: Mapping[str, Any], pagina: int) -> int:
    found: int = draft.get(TURNS, {}).get(str(pagina), 0)
    return found


@dataclass(frozen=True)
class Sitting:
    """What was saved under a link, and what follows from it."""

    link: Link
    draft: Mapping[str, Any]

    @classmethod
    def of(cls, link: Link) -> Sitting:
        """Return what may be answered. Raises AlreadySentError or WipedError."""
        used, saved = link.standing()
        if used:
            raise AlreadySentError(link)
        if saved is None and link.kiosk:
            raise WipedError(link)
        return cls(link, saved or {"antwoorden": {}})

    @property
    def withdrawn(self) -> bool:
        """Tell whether what was sent in was taken back, and nobody began anew."""
        return WITHDRAWN in self.draft

    @cached_property
    def course(self) -> Course:
        return course_of(self.link.ronde.versie)

    @property
    def answers(self) -> dict[str, Answer]:
        found: dict[str, Answer] = self.draft["antwoorden"]
        return found

    @cached_property
    def taal(self) -> str:
        chosen = self.draft.get("taal")
        return chosen if chosen in languages(self.course.inhoud) else self.course.inhoud.taal

    @cached_property
    def content(self) -> Inhoud:
        """Return the questionnaire in the language and the order of this respondent."""
        content = self.course.in_language(self.taal)
        return shuffled(content, self.link.answer_hash) if self.course.is_shuffled else content

    @cached_property
    def way(self) -> Way:
        return self.course.way(self.answers, timezone.localdate())

    @cached_property
    def pages(self) -> dict[int, Pagina]:
        """Return the pages that appear, by number (from 1)."""
        if self.course.always_alike:
            return dict(numbered(self.content))
        return dict(self.way.pages(self.content))

    def in_language(self, taal: str) -> Sitting:
        """Return the questionnaire in another language, if there is one."""
        return replace(self, draft={**self.draft, "taal": taal})

    def with_answers(self, answers: Mapping[str, Answer]) -> Sitting:
        """Return what the questionnaire is with these answers too."""
        return replace(self, draft={**self.draft, "antwoorden": {**self.answers, **answers}})

    def lost(self, after: Sitting) -> tuple[Vraag, ...]:
        """Return the questions of which something does not count after a change, and nobody was told yet.

        Those were answered, appear now, and appear no more; or words stand beside an answer that leaves no
        room for them, and then the words stand in the text.
        """
        gone = set() if self.course.always_alike else {vraag.code for vraag in after.way.dropped()}
        unheard = dict(after.unheard().items() - self.unheard().items())
        if not (gone or unheard):
            return ()
        return tuple(
            vraag if vraag.code in gone else _with_words(vraag, unheard[vraag.code])
            for page in self.pages.values()
            for vraag in page.vragen
            if vraag.code in gone or vraag.code in unheard
        )

    def unheard(self) -> dict[str, str]:
        """Return the words that do not count, by question: they stand beside what was not chosen."""
        found = ((vraag, self.answers.get(f"{vraag.code}.{ANDERS}")) for vraag in self.course.with_words)
        return {
            vraag.code: str(words)
            for vraag, words in found
            if words and not asks_more(vraag, self.answers.get(vraag.code))
        }

    def counted(self) -> Sitting:
        """Return the questionnaire with only those answers that count."""
        return replace(self, draft={**self.draft, "antwoorden": self.way.counted()})

    def new_on(self, nummer: int, shown: Pagina) -> Vraag | None:
        """Return the first question that a page has now and did not have when it was ``shown``."""
        page = self.pages.get(nummer)
        codes = {vraag.code for vraag in shown.vragen}
        return next((vraag for vraag in page.vragen if vraag.code not in codes), None) if page else None

    def progress(self, nummer: int) -> Progress | None:
        """Return where a page stands, counted over the questions that appear; None where it asks nothing."""
        before = sum(_asked(page) for number, page in self.pages.items() if number < nummer)
        here = _asked(self.pages[nummer])
        total = sum(map(_asked, self.pages.values()))
        return Progress(before + 1, before + here, total, uncertain=bool(self.course.rules)) if here else None

    def turn(self, nummer: int) -> int:
        """Return the number of the next drawing of a page."""
        return last_turn(self.draft, nummer) + 1

    def after(self, nummer: int) -> int | None:
        """Return the number of the page after this one, None after the last."""
        return next((number for number in self.pages if number > nummer), None)

    def before(self, nummer: int) -> int | None:
        return next((number for number in reversed(self.pages) if number < nummer), None)

    def next_page(self) -> int:
        """Return the number of the first page that was not sent yet, or of the last one."""
        waiting = (number for number, page in self.pages.items() if not _was_sent(page, self.answers))
        return next(waiting, max(self.pages, default=1))


def _with_words(vraag: Vraag, words: str) -> Vraag:
    return replace(vraag, tekst=f"{vraag.tekst} '{shorten(words, _MOST_WORDS, placeholder=' …')}'")


def _asked(page: Pagina) -> int:
    return sum(vraag.is_asked for vraag in page.vragen)


def _was_sent(page: Pagina, answers: Mapping[str, Answer]) -> bool:
    asked: list[Vraag] = [vraag for vraag in page.vragen if vraag.is_asked]
    return all(vraag.code in answers for vraag in asked)
