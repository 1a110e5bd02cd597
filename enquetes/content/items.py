"""The columns of a sealed file, and what an answer puts in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enquetes.content.vraag import Optie

# What a person can answer to one question, as JSON: one code, several codes (those of a ranking in order), a
# number or a text, or codes per row of a matrix. None is no answer.
Answer = str | float | list[str] | dict[str, str] | None
# By the code of the question; what goes along with an answer stands under ``ANDERS`` or ``NVT`` after it.
Answers = Mapping[str, Answer]
ANDERS, NVT = "anders", "nvt"
YES = "ja"


class ItemSoort(StrEnum):
    """What one column of a sealed file holds."""

    KEUZE = "keuze"
    SCHAAL = "schaal"
    CIJFER = "cijfer"
    VINK = "vink"
    PLAATS = "plaats"
    GETAL = "getal"
    DATUM = "datum"
    TEKST = "tekst"
    CONTACT = "contact"
    AKKOORD = "akkoord"


# Kept apart from all other answers, each shuffled on its own.
APART = frozenset({ItemSoort.TEKST, ItemSoort.CONTACT})


@dataclass(frozen=True, slots=True)
class Item:
    """One column of a sealed file: a question, or one ``deel`` of it.

    A deel is a row of a matrix, a box to tick, an option to rank, or what goes along with an answer.
    """

    vraag: str
    soort: ItemSoort
    tekst: str
    opties: tuple[Optie, ...] = ()
    deel: str = ""

    @property
    def kolom(self) -> str:
        return f"{self.vraag}[{self.deel}]" if self.deel else self.vraag

    def value(self, answers: Answers) -> str | float | bool | None:
        """Return what the answers of one respondent put in this column; None is nothing."""
        answer = answers.get(self.vraag)
        if self.deel == ANDERS:
            return _text(answers.get(f"{self.vraag}.{ANDERS}"))
        if self.deel == NVT:
            skipped = answers.get(f"{self.vraag}.{NVT}") == YES
            return skipped if skipped or answer is not None else None
        return self._value(answer)

    def _value(self, answer: Answer) -> str | float | bool | None:
        if isinstance(answer, list):
            ticks, ranks = self.soort == ItemSoort.VINK, self.soort == ItemSoort.PLAATS
            if ranks and self.deel in answer:
                return answer.index(self.deel) + 1
            return self.deel in answer if ticks and answer else None
        if isinstance(answer, dict):
            return _text(answer.get(self.deel))
        if self.soort == ItemSoort.GETAL:
            return None if answer is None or isinstance(answer, str) else float(answer)
        words = None if self.soort in {ItemSoort.VINK, ItemSoort.PLAATS} else _text(answer)
        return words == YES if words and self.soort == ItemSoort.AKKOORD else words


def _text(answer: Answer) -> str | None:
    return answer if isinstance(answer, str) and answer else None
