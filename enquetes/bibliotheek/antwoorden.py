"""Answers that several instruments share, from low to high."""

from __future__ import annotations

from enquetes.content import Optie


def answers(*texts: str, first: int = 1) -> tuple[Optie, ...]:
    """Return answers with the points as their codes."""
    return tuple(Optie(str(number), text) for number, text in enumerate(texts, start=first))


def rows(*texts: str) -> tuple[Optie, ...]:
    return tuple(Optie(f"r{number}", text) for number, text in enumerate(texts, start=1))


EENS_5 = answers(
    "helemaal mee oneens", "mee oneens", "niet eens en niet oneens", "mee eens", "helemaal mee eens"
)
EENS_7 = answers(
    "helemaal mee oneens",
    "mee oneens",
    "een beetje mee oneens",
    "niet eens en niet oneens",
    "een beetje mee eens",
    "mee eens",
    "helemaal mee eens",
)
TEVREDEN_5 = answers(
    "heel ontevreden", "ontevreden", "niet tevreden en niet ontevreden", "tevreden", "heel tevreden"
)
MAKKELIJK_7 = answers(
    "heel moeilijk",
    "moeilijk",
    "een beetje moeilijk",
    "niet moeilijk en niet makkelijk",
    "een beetje makkelijk",
    "makkelijk",
    "heel makkelijk",
)
