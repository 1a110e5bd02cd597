"""What somebody filled in, in the words of the questionnaire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_lazy

from enquetes.content import Answer, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT
from enquetes.routing.evaluating import in_words

_NONE = gettext_lazy("geen antwoord")


class Filled(Protocol):
    """Answers, and the pages on which they were given; those of a respondent, or of somebody who tries."""

    @property
    def answers(self) -> Mapping[str, Answer]: ...
    @property
    def pages(self) -> Mapping[int, Pagina]: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A question and what was answered; ``pagina`` is where it can be changed."""

    tekst: str
    antwoorden: tuple[str, ...]
    pagina: int


def given_answers(sitting: Filled) -> tuple[Given, ...]:
    """Return the questions that appear with their answers, also those that were left open."""
    return tuple(
        given_answer(sitting, vraag, number)
        for number, page in sitting.pages.items()
        for vraag in page.vragen
        if vraag.is_asked
    )


def given_answer(sitting: Filled, vraag: Vraag, pagina: int) -> Given:
    """Return one question with its answer."""
    return Given(vraag.tekst, tuple(_told(sitting.answers, vraag)) or (str(_NONE),), pagina)


def _told(answers: Mapping[str, Answer], vraag: Vraag) -> Iterator[str]:
    yield from answer_words(vraag, answers.get(vraag.code))
    if words := answers.get(f"{vraag.code}.{ANDERS}"):
        yield str(words)
    if answers.get(f"{vraag.code}.{NVT}"):
        yield vraag.geen_antwoord


def answer_words(vraag: Vraag, answer: Answer) -> Iterator[str]:
    """Yield an answer in words: one line each for what was ticked, ranked, or said in a row."""
    if not answer and answer != 0:
        return
    match answer:
        case dict():
            for deel, text, _options in vraag.rows():
                if deel in answer:
                    yield f"{_before_an_answer(text)} {_label(vraag, answer[deel], deel)}"
        case list() if vraag.soort == Soort.RANGSCHIKKING:
            yield from (f"{at}. {_label(vraag, code)}" for at, code in enumerate(answer, start=1))
        case list():
            yield from (option.tekst for option in vraag.opties if option.code in answer)
        case str() if vraag.soort == Soort.DATUM:
            yield date_format(dt.date.fromisoformat(answer))
        case str():
            yield gettext("Ja") if vraag.soort == Soort.AKKOORD else _label(vraag, answer)
        case _:
            yield f"{in_words(float(answer))} {unit_in_a_sentence(vraag.eenheid)}".rstrip(" .")


def _before_an_answer(text: str) -> str:
    """Return a row as it stands before its answer, on one line.

    >>> _before_an_answer("Mijn werk is goed te doen."), _before_an_answer("Lukt het?")
    ('Mijn werk is goed te doen:', 'Lukt het?')
    """
    bare = text.rstrip(" .:")
    return bare if bare.endswith(("?", "!")) else f"{bare}:"


def _label(vraag: Vraag, code: str, deel: str = "") -> str:
    return next((option.tekst for option in vraag.options_of(deel) if option.code == code), code)


def unit_in_a_sentence(unit: str) -> str:
    """Return a unit as it stands inside a sentence: 'Uren' becomes 'uren', 'MB' stays, German nouns stay."""
    words = unit[:1].lower() + unit[1:]
    return words if unit[1:] == unit[1:].lower() and len(unit) > 1 and get_language() != "de" else unit
