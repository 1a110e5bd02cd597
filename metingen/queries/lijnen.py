"""Figures of questions as makers said they may stand in one line: see ``Vergelijkbaarheid``.

What was only a typo counts as the same question. Where answers were recoded, the earlier figures are counted
anew from what was published of them; where too little of that may be seen, the line is broken. Figures keep
the words in which they were asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from adoptie.models import Gemeente
from enquetes.queries.vergelijkbaarheid import Antwoorden, Oordeel, Verband, verbanden
from metingen.analysis.scores import score_100, top_two
from metingen.analysis.shares import wilson
from metingen.analysis.values import Estimate
from metingen.disclosure import Counts, Klasse, recode, thresholds
from metingen.queries.cijfers import Cijfer

# What these figures say of themselves.
ANDERE_WOORDEN, OMGEZET = "andere_woorden", "omgezet"
_RULES = thresholds(Klasse.PERSONEN)
_OF_A_SCALE = frozenset({"score", "top2", "cijfer", "zeven"})
# A question as it was asked: its code and the hash of its words.
Plek = tuple[str, str]
# The day on which a round began, and which one.
Wanneer = tuple[dt.date, int]


class Lijnen:
    """The changes of wording in one gemeente over which a line goes on."""

    def __init__(self, said: Sequence[Verband]) -> None:
        self._said = said
        self._onward: dict[Plek, list[Verband]] = {}
        # What was said last comes first.
        for each in reversed(said):
            if each.oordeel != Oordeel.BREUK:
                self._onward.setdefault((each.van_code, each.van), []).append(each)

    @classmethod
    def of(cls, gemeente: Gemeente) -> Lijnen:
        """Read them. One query."""
        return cls(verbanden(gemeente))

    def way(self, here: Plek, asked: Mapping[Plek, Wanneer]) -> tuple[Verband, ...]:
        """Return the changes that lead from a wording to the one in its line that was asked last.

        ``asked`` says of each wording when. What stood in a draft and was never asked is no end.
        """
        ways: dict[Plek, tuple[Verband, ...]] = {here: ()}
        found = [here]
        for place in found:
            for step in self._onward.get(place, ()):
                there = (step.naar_code, step.naar)
                if there not in ways:
                    ways[there] = (*ways[place], step)
                    found.append(there)
        known = [place for place in found if place in asked]
        return ways[max(known, key=lambda place: (asked[place], place), default=here)]

    def before(self, here: Plek) -> tuple[Verband, ...]:
        """Return what was said of the changes that led to a wording, the last one first."""
        found, places = list[Verband](), [here]
        for place in places:
            into = [each for each in reversed(self._said) if (each.naar_code, each.naar) == place]
            found += [each for each in into if each not in found]
            more = [(each.van_code, each.van) for each in into if each.oordeel != Oordeel.BREUK]
            places += [each for each in more if each not in places]
        return tuple(found)

    def codes_before(self, code: str) -> frozenset[str]:
        """Return the codes under which the question of a line was asked, this one too."""
        steps = [step for onward in self._onward.values() for step in onward]
        found, more = frozenset[str](), frozenset([code])
        while more != found:
            found, more = more, more | {step.van_code for step in steps if step.naar_code in more}
        return found

    def in_line(self, figures: Iterable[Cijfer]) -> tuple[Cijfer, ...]:
        """Return figures such that those with one code and one hash may be compared."""
        parts: dict[tuple[int | None, Plek, str], list[Cijfer]] = {}
        asked: dict[Plek, Wanneer] = {}
        for figure in figures:
            place = (figure.vraag_code, figure.vraag_hash)
            parts.setdefault((figure.ronde_id, place, figure.groep), []).append(figure)
            when = (figure.begin, figure.ronde_id or 0)
            asked[place] = max(when, asked.get(place, when))
        ways = {place: self.way(place, asked) for place in asked}
        return tuple(
            each for (_, place, _), part in parts.items() for each in _moved(part, ways[place], asked)
        )


def _moved(part: list[Cijfer], way: Sequence[Verband], asked: Container[Plek]) -> list[Cijfer]:
    """Follow the changes as far as the figures can, to words that were asked."""
    reached = found = part
    for step in way:
        recoded = _recoded(found, step.antwoorden) if step.oordeel == Oordeel.OMGEZET else found
        if not recoded:
            break
        found = [_under(figure, step) for figure in recoded]
        if (step.naar_code, step.naar) in asked:
            reached = found
    return reached


def _under(figure: Cijfer, step: Verband) -> Cijfer:
    flag = OMGEZET if step.oordeel == Oordeel.OMGEZET else ANDERE_WOORDEN
    return replace(
        figure,
        code=step.naar_code + figure.code.removeprefix(step.van_code),
        vraag_code=step.naar_code,
        vraag_hash=step.naar,
        categorie=step.antwoorden.paren.get(figure.categorie, figure.categorie),
        vlaggen=figure.vlaggen if flag in figure.vlaggen else (*figure.vlaggen, flag),
    )


def _recoded(part: Iterable[Cijfer], answers: Antwoorden) -> list[Cijfer]:
    """Return what the figures of one question in one group are in other answers.

    Nothing where one of them is hidden, stands for several answers, or would show too much of somebody.
    """
    ordered = sorted(part, key=lambda figure: (_item(figure), figure.volgorde))
    found: list[Cijfer] = []
    for _, figures in groupby(ordered, key=_item):
        own = list(figures)
        chosen = [figure for figure in own if figure.categorie]
        counts = _counts(chosen, answers)
        if counts is None:
            return []
        found += _shares(chosen[0], counts, answers)
        if answers.geordend:
            found += _scores(own, counts)
    return found


def _item(figure: Cijfer) -> str:
    code, _, last = figure.code.rpartition(":")
    return code if last in _OF_A_SCALE else figure.code


def _counts(chosen: Sequence[Cijfer], answers: Antwoorden) -> Counts | None:
    """Return how many people gave each answer of now; None where that cannot be told."""
    published = [figure.waarde * figure.n for figure in chosen if figure.waarde is not None and figure.n]
    if {figure.categorie for figure in chosen} != set(answers.van) or len(published) < len(chosen):
        return None
    # A share was counted: times the number of people it is a whole number again.
    counts = [round(each) for each in published]
    now = [answers.paren.get(figure.categorie) for figure in chosen]
    to = [None if each is None else answers.naar.index(each) for each in now]
    return recode(counts, to, len(answers.naar), _RULES, ordered=answers.geordend)


def _shares(template: Cijfer, counts: Counts, answers: Antwoorden) -> Iterator[Cijfer]:
    total = sum(counts)
    for order, (answer, count) in enumerate(zip(answers.naar, counts, strict=True)):
        yield replace(_told(template, wilson(count, total)), categorie=answer, volgorde=order)


def _scores(own: Sequence[Cijfer], counts: Counts) -> Iterator[Cijfer]:
    for figure in own:
        if figure.code.endswith(":score"):
            yield _told(figure, score_100(counts))
        elif figure.code.endswith(":top2"):
            yield _told(figure, top_two(counts))


def _told(figure: Cijfer, counted: Estimate) -> Cijfer:
    """Return a figure with what was counted anew; without a margin where it had none."""
    sure = figure.laag is not None
    return replace(
        figure,
        n=counted.n,
        waarde=counted.value,
        laag=counted.low if sure else None,
        hoog=counted.high if sure else None,
        se=counted.se if figure.se is not None else None,
    )
