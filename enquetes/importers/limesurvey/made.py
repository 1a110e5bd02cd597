"""What one question of LimeSurvey became, and under which names LimeSurvey knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from enquetes.content import Optie, Vraag
from enquetes.importers.limesurvey.document import Row
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.limesurvey.source import Source
from enquetes.importers.scales import counts
from enquetes.importers.texts import number_of
from enquetes.importers.translating.variables import Wijze

OTHER = "-oth-"
# A text of LimeSurvey as words of ours.
Say = Callable[[str], str]
_SAFE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_SAFE_ROW = re.compile(r"[A-Za-z0-9_]{1,36}")


@dataclass(frozen=True, slots=True)
class Named:
    """A variable of LimeSurvey: what stands behind the name of the question, and behind its SGQA number.

    ``codes`` are its values with the code that each has in ours.
    """

    wijze: Wijze
    suffix: str = ""
    deel: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def sgqa(self) -> str:
        return self.suffix.removeprefix("_")


@dataclass(frozen=True, slots=True)
class Made:
    """A question of ours; ``part`` is the subquestion that it was, ``after`` the answer it goes along with.

    ``plain`` is False for what a file of earlier answers cannot be laid beside.
    """

    vraag: Vraag
    names: tuple[Named, ...]
    part: Row | None = None
    after: str = ""
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Making:
    """What is needed to make questions of one of LimeSurvey."""

    source: Source
    codes: Codes
    say: Say

    @property
    def code(self) -> str:
        return self.codes.of(self.source.title)

    def part_code(self, part: str) -> str:
        return self.codes.of(f"{self.source.title}_{part}")

    @property
    def tekst(self) -> str:
        return self.say(self.source.row.get("question", "")) or self.source.title

    @property
    def help(self) -> str:
        return self.say(self.source.row.get("help", ""))

    def question_of(self, row: Row) -> str:
        """Return what a part asks, after what the whole question asks."""
        words = self.say(row.get("question", ""))
        return f"{self.tekst} {words}".strip() if words and words != row.get("title") else self.tekst

    def options(self, scale: int = 0) -> tuple[Optie, ...]:
        rows = self.source.answers.get(scale, ())
        return tuple(option for option, _ in self._options(rows, "code", "answer", _SAFE))

    def rows(self, scale: int = 0) -> tuple[Optie, ...]:
        return tuple(option for option, _ in self.parts(scale))

    def parts(self, scale: int = 0) -> list[tuple[Optie, Row]]:
        """Return the subquestions, each with the row in which it stands."""
        return self._options(self.source.parts.get(scale, ()), "title", "question", _SAFE_ROW)

    def _options(
        self, rows: Sequence[Row], code: str, text: str, safe: re.Pattern[str]
    ) -> list[tuple[Optie, Row]]:
        options: dict[str, tuple[Optie, Row]] = {}
        for place, row in enumerate(rows, start=1):
            name = row.get(code, "")
            name = name if safe.fullmatch(name) else str(place)
            if name not in options:
                words = self.say(row.get(text, "")) or name
                options[name] = Optie(name, words, telt=counts(words)), row
        return list(options.values())

    def other(self) -> tuple[Optie, ...]:
        """Return the answer that asks for a few words, where there is one."""
        if not self.source.other:
            return ()
        words = self.say(self.source.attribute("other_replace_text")) or self.source.word("-")
        return (Optie(OTHER, words, namelijk=True),)

    def fixed(self, *keys: str) -> tuple[Optie, ...]:
        return tuple(Optie(key, self.source.word(key), telt=key != "U") for key in keys)

    def number(self, name: str) -> float | None:
        """Return an attribute that is a number, and not an expression."""
        return number_of(self.source.attribute(name))

    def count(self, name: str) -> int | None:
        found = self.number(name)
        return int(found) if found is not None and found.is_integer() and 0 < found < 1_000 else None


def points(lowest: int, highest: int, step: int = 1) -> tuple[Optie, ...]:
    return tuple(Optie(str(point), str(point)) for point in range(lowest, highest + 1, step))


def same(options: Sequence[Optie]) -> dict[str, str]:
    return {option.code: option.code for option in options}
