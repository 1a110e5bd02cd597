"""What a person who may correct own answers of a sealed round sees, and what one change does to the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from enquetes.content import Answer, Answers, Inhoud, Pagina, Vraag
from enquetes.content.items import ANDERS, APART, NVT
from enquetes.content.talen import languages
from enquetes.content.terug import answers_in
from enquetes.queries.courses import course_of
from enquetes.queries.given import given_answer
from enquetes.routing.course import Course
from enquetes.routing.way import Way
from metingen.queries.eigen_antwoorden import Eigen


@dataclass(frozen=True)
class Ingevuld:
    """The answers of one person in a sealed round, and the questionnaire as these make it.

    ``answers`` are those that a draft would hold. What people wrote goes after a year; questions in words
    are not asked then any more, and what depends on such words stays as it is.
    """

    own: Eigen
    answers: Mapping[str, Answer]
    taal: str

    @classmethod
    def of(cls, own: Eigen, taal: str = "") -> Ingevuld:
        course = course_of(own.ronde.versie)
        known = languages(course.inhoud)
        answers = answers_in(course.inhoud, own.values())
        return cls(own, answers, taal if taal in known else known[0])

    @cached_property
    def course(self) -> Course:
        return course_of(self.own.ronde.versie)

    @cached_property
    def content(self) -> Inhoud:
        return self.course.in_language(self.taal)

    @cached_property
    def way(self) -> Way:
        """Return the way of this person, as if these answers came on the last day of the round."""
        return self.course.way(self.answers, dt.date.fromisoformat(self.own.sealed.manifest["tot"]))

    @cached_property
    def pages(self) -> dict[int, Pagina]:
        """Return the pages with questions that can be answered now, by number (from 1)."""
        found = ((number, self._open(page)) for number, page in self.way.pages(self.content))
        return {number: page for number, page in found if any(each.is_asked for each in page.vragen)}

    def with_answers(self, answers: Answers) -> Ingevuld:
        return replace(self, answers={**self.answers, **answers})

    def _open(self, page: Pagina) -> Pagina:
        return replace(page, vragen=tuple(each for vraag in page.vragen for each in self._askable(vraag)))

    def _askable(self, vraag: Vraag) -> Iterator[Vraag]:
        """Yield a question as far as what belongs to it is still kept."""
        apart = [item for item in vraag.items() if item.soort in APART]
        if all(self.own.sealed.has_texts(item.kolom) for item in apart):
            yield vraag
        elif any(item.soort not in APART and item.deel != NVT for item in vraag.items()):
            yield replace(vraag, opties=tuple(replace(each, namelijk=False) for each in vraag.opties))


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One question of which the answer changes: lines before and after; none where it is not asked."""

    tekst: str
    voor: tuple[str, ...]
    na: tuple[str, ...]


def told(own: Eigen) -> dict[str, str]:
    """Return the answers of one person in words, by question; what was left open or is gone is left out."""
    person, said = Ingevuld.of(own), {}
    for vraag in person.content.asked():
        lines = _lines(person, vraag)
        if any(person.way.counted().get(key) is not None for key in _keys(vraag)):
            words = _words(person, vraag)
            said[words if words not in said else f"{words} ({vraag.code})"] = "\n".join(lines)
    return said


def changed_columns(before: Ingevuld, after: Ingevuld) -> set[str]:
    """Return the columns of a sealed file in which something else has to stand."""
    old, new = before.way.counted(), after.way.counted()
    return {
        item.kolom
        for vraag in before.course.inhoud.vragen()
        if any(old.get(key) != new.get(key) for key in _keys(vraag))
        for item in vraag.items()
        if item.value(old) != item.value(new)
    }


def changes(before: Ingevuld, after: Ingevuld) -> list[Wijziging]:
    """Return in words what a change does, also to questions that come or go by it; calculations apart."""
    old, new = before.way.counted(), after.way.counted()
    found = []
    for vraag in before.content.asked():
        shown = before.way.shows(vraag), after.way.shows(vraag)
        if shown[0] != shown[1] or any(old.get(key) != new.get(key) for key in _keys(vraag)):
            lines = [_lines(each, vraag) for each in (before, after)]
            found.append(Wijziging(_words(after if shown[1] else before, vraag), *lines))
    return found


def broken(before: Ingevuld, after: Ingevuld) -> Vraag | None:
    """Return the first question of which the answer was possible and is not with these answers."""
    asked = before.content.asked()
    return next((each for each in asked if after.way.fails(each) and not before.way.fails(each)), None)


def impossible(after: Ingevuld, answers: Answers) -> str:
    """Return the key of an answer that the questionnaire does not have, or an empty text.

    A form says this first, and in which way; here is the last door before the file.
    """
    questions = {key: vraag for vraag in after.course.inhoud.asked() for key in _keys(vraag)}
    for key, answer in answers.items():
        if key not in questions:
            return key
        if "." not in key and answer is not None and not _can_be(questions[key], answer):
            return key
    return ""


def _can_be(vraag: Vraag, answer: Answer) -> bool:
    match answer:
        case dict():
            rows = {deel: {each.code for each in options} for deel, _, options in vraag.rows()}
            return all(code in rows.get(deel, ()) for deel, code in answer.items())
        case list():
            return {each.code for each in vraag.opties}.issuperset(answer)
        case str():
            return not vraag.opties or answer in {each.code for each in vraag.opties}
        case _:
            low, high = vraag.minimum, vraag.maximum
            number = float(answer or 0)
            return (low is None or number >= low) and (high is None or number <= high)


def _keys(vraag: Vraag) -> tuple[str, ...]:
    return vraag.code, f"{vraag.code}.{ANDERS}", f"{vraag.code}.{NVT}"


def _lines(person: Ingevuld, vraag: Vraag) -> tuple[str, ...]:
    return given_answer(_Counted(person), vraag, 0).antwoorden if person.way.shows(vraag) else ()


def _words(person: Ingevuld, vraag: Vraag) -> str:
    return person.way.words(vraag.tekst)


@dataclass(frozen=True)
class _Counted:
    """What counts of what somebody filled in, as ``given`` reads it."""

    person: Ingevuld

    @property
    def answers(self) -> Mapping[str, Answer]:
        return self.person.way.counted()

    @property
    def pages(self) -> Mapping[int, Pagina]:
        return self.person.pages
