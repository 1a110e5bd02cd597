"""Which questions two rounds share, and whether they asked them in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from enquetes.content import Vraag, plain_words
from enquetes.models import Ronde
from metingen.queries.cijfers import Cijfer
from metingen.queries.sealed_questions import asked_in


@dataclass(frozen=True, slots=True)
class Wording:
    """One question code in the rounds that asked it, oldest first."""

    code: str
    versions: tuple[Cijfer, ...]
    same_words: bool
    same_answers: bool

    @property
    def comparable(self) -> bool:
        return self.same_words and self.same_answers


def wordings(figures: Iterable[Cijfer]) -> tuple[Wording, ...]:
    """Return each question that more than one round asked the same people, and whether its words stayed.

    ``figures`` are those of rounds, in line (``Lijnen``). A line may run through two rounds only where
    ``comparable`` holds.
    """
    asked: dict[tuple[str, str], dict[int, Cijfer]] = {}
    for figure in sorted(figures, key=lambda figure: figure.begin):
        if figure.ronde_id is not None and figure.vraag_hash and ":" not in figure.code:
            asked.setdefault((figure.vraag_code, figure.doelgroep), {}).setdefault(figure.ronde_id, figure)
    return tuple(
        _wording(code, versions)
        for (code, _), versions in ((key, tuple(rounds.values())) for key, rounds in sorted(asked.items()))
        if len(versions) > 1
    )


def _wording(code: str, versions: tuple[Cijfer, ...]) -> Wording:
    # What somebody said to be the same is asked in the same words.
    same = _equal(row.vraag_hash for row in versions)
    return Wording(code, versions, same or _equal(map(_plain, versions)), same)


def _plain(figure: Cijfer) -> str:
    return plain_words(figure.vraag_tekst)


def _equal(values: Iterable[str]) -> bool:
    return all(one == other for one, other in pairwise(values))


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """One question of any kind that two rounds asked; ``before`` and ``after`` are its words."""

    code: str
    before: str
    after: str
    same_words: bool
    same_answers: bool

    @property
    def comparable(self) -> bool:
        return self.same_words and self.same_answers


def shared_questions(before: Ronde, after: Ronde) -> tuple[SharedQuestion, ...]:
    """Return the questions that both sealed rounds asked, in the order of the later one.

    Only what was asked is looked at, never an answer. Parts of one question in a file that was taken in
    are one question. Raises DamagedSealError when a sealed file is not as it was.
    """
    old, new = asked_in(before), asked_in(after)
    return tuple(
        SharedQuestion(
            code,
            old[code][0].tekst,
            new[code][0].tekst,
            _words(old[code]) == _words(new[code]),
            [vraag.wording_hash for vraag in old[code]] == [vraag.wording_hash for vraag in new[code]],
        )
        for code in new
        if code in old
    )


def _words(vragen: Iterable[Vraag]) -> list[str]:
    return [
        plain_words(part) for vraag in vragen for part in (vraag.tekst, *(row.tekst for row in vraag.rijen))
    ]
