"""Answers of people who do not exist, to try a questionnaire: pure, and the same for the same chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from random import Random

from enquetes.content import Answer, Optie, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT, YES
from enquetes.content.vraag import ROWED
from enquetes.routing.course import Course
from enquetes.routing.way import Way

# How often somebody leaves a question open, says that it does not apply, or does not know.
_SKIPS, _NOT_APPLICABLE, _UNSURE = 0.06, 0.08, 0.08
# So often an answer is tried that a check of the questionnaire refuses; then the question stays open.
_TRIES = 30
_DAYS = 3650
_WORDS = (
    "Dit antwoord is verzonnen.",
    "Een verzonnen antwoord, om te proberen.",
    "Verzonnen: het gaat goed zo.",
    "Verzonnen: dit kan beter.",
)


def invent(course: Course, chance: Random, vandaag: dt.date) -> dict[str, Answer]:
    """Return what somebody could have filled in: only questions that appear, as the kinds allow it."""
    answers: dict[str, Answer] = {}
    for page in course.inhoud.paginas:
        # An answer may let a question appear on the same page.
        while fresh := _open_on(page, course.way(answers, vandaag)):
            for vraag in fresh:
                answers |= _answered(course, vraag, answers, chance, vandaag)
    return _sent(course.way(answers, vandaag))


def _open_on(page: Pagina, way: Way) -> list[Vraag]:
    asked = (vraag for vraag in page.vragen if vraag.is_asked and way.shows(vraag))
    return [vraag for vraag in asked if vraag.code not in way.answers]


def _sent(way: Way) -> dict[str, Answer]:
    """Return what a respondent would have sent: nothing of what does not appear, no calculations."""
    asked = {vraag.code for vraag in way.course.inhoud.asked()}
    return {key: answer for key, answer in way.counted().items() if key.partition(".")[0] in asked}


def _answered(
    course: Course, vraag: Vraag, before: dict[str, Answer], chance: Random, vandaag: dt.date
) -> dict[str, Answer]:
    """Return the answer to one question with what goes along with it; None where it stays open."""
    if vraag.geen_antwoord and chance.random() < _NOT_APPLICABLE:
        return {vraag.code: None, f"{vraag.code}.{NVT}": YES}
    if chance.random() < _SKIPS:
        return {vraag.code: None}
    for _ in range(_TRIES):
        given = dict(_given(vraag, chance, vandaag))
        if not vraag.controle or not course.way({**before, **given}, vandaag).fails(vraag):
            return given
    return {vraag.code: None}


def _given(vraag: Vraag, chance: Random, vandaag: dt.date) -> Iterator[tuple[str, Answer]]:
    if vraag.soort in ROWED:
        yield vraag.code, {deel: _one(options, chance).code for deel, _, options in vraag.rows()}
        return
    make = _MAKERS.get(vraag.soort)
    if vraag.soort == Soort.DATUM:
        answer: Answer = (vandaag - dt.timedelta(days=chance.randrange(_DAYS))).isoformat()
    else:
        answer = make(vraag, chance) if make else _one(vraag.opties, chance).code
    yield vraag.code, answer
    chosen = answer if isinstance(answer, list) else [answer]
    if any(option.namelijk and option.code in chosen for option in vraag.opties):
        yield f"{vraag.code}.{ANDERS}", chance.choice(_WORDS)


def _one(options: Sequence[Optie], chance: Random) -> Optie:
    """Choose one answer, seldom one that does not count."""
    sure = [option for option in options if option.telt]
    unsure = [option for option in options if not option.telt]
    return chance.choice(unsure if not sure or (unsure and chance.random() < _UNSURE) else sure)


def _several(vraag: Vraag, chance: Random) -> Answer:
    alone = [option.code for option in vraag.opties if option.alleen]
    others = [option.code for option in vraag.opties if not option.alleen]
    if not others or (alone and chance.random() < _NOT_APPLICABLE):
        return [chance.choice(alone)]
    ticked = set(chance.sample(others, _how_many(vraag, len(others), chance)))
    return [code for code in others if code in ticked]


def _ranking(vraag: Vraag, chance: Random) -> Answer:
    codes = [option.code for option in vraag.opties]
    return chance.sample(codes, _how_many(vraag, len(codes), chance))


def _how_many(vraag: Vraag, there_are: int, chance: Random) -> int:
    most = min(vraag.meeste or there_are, there_are)
    return chance.randint(min(max(vraag.minste or 1, 1), most), most)


def _number(vraag: Vraag, chance: Random) -> Answer:
    low = vraag.minimum if vraag.minimum is not None else min(0.0, vraag.maximum or 0.0)
    high = vraag.maximum if vraag.maximum is not None else low + 100
    if vraag.heel:
        return float(chance.randint(-int(-low // 1), int(high // 1)))
    return min(max(round(chance.uniform(low, high), 1), low), high)


_MAKERS: dict[Soort, Callable[[Vraag, Random], Answer]] = {
    Soort.MEERKEUZE: _several,
    Soort.RANGSCHIKKING: _ranking,
    Soort.GETAL: _number,
    Soort.TEKST: lambda _, chance: chance.choice(_WORDS),
    Soort.EMAIL: lambda _, chance: f"verzonnen{chance.randrange(1000)}@voorbeeld.example",
    Soort.TELEFOON: lambda _, chance: f"038-{chance.randrange(10**7):07}",
    Soort.AKKOORD: lambda _, chance: YES if chance.random() < 1 - _UNSURE else None,
}
