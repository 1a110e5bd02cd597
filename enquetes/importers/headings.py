"""Headings of a file of answers: ``code[part]. text [label of the part]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.refusal import Refusal
from adoptie.sheets.model import letter
from enquetes.importers.texts import plain_text, valid_code

_HEADING = re.compile(
    r"(?P<code>[^\s.\[\]]{1,60})(?:\[(?P<sub>[^\[\]]{0,60})\])?(?:\[(?P<scale>[^\[\]]{0,9})\])?\.?(?:\s+(?P<text>.*))?"
)
_SAFE_PART = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: ``raw`` is the code as it stands there, ``sub`` the part of the question.

    ``cells`` are as they stand in the file.
    """

    number: int
    heading: str
    raw: str
    sub: str
    tekst: str
    label: str
    cells: tuple[str, ...]

    @property
    def code(self) -> str:
        return valid_code(self.raw)

    @property
    def where(self) -> str:
        return f"kolom {letter(self.number)} ('{shortened(self.heading)}')"

    def filled(self) -> Iterable[str]:
        return (cell for cell in self.cells if cell.strip())


def shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def read_heading(number: int, heading: str, cells: tuple[str, ...]) -> Column:
    """Take a heading apart; without a code in it, the place of the column is the code."""
    found = _HEADING.fullmatch(heading)
    separated = found and (found["sub"] is not None or found["text"] is None or _dot(heading, found))
    if found is None or not separated:
        return Column(number, heading, f"vraag{number + 1}", "", plain_text(heading), "", cells)
    text, label = found["text"] or "", ""
    sub = "_".join(part for part in (found["sub"], found["scale"]) if part)
    if found["sub"] is not None:
        text, label = _split_label(text)
        sub = sub if _SAFE_PART.fullmatch(sub) else f"{number + 1}"
    return Column(number, heading, found["code"], sub, plain_text(text), plain_text(label), cells)


def _dot(heading: str, found: re.Match[str]) -> bool:
    """Tell whether a dot stands between code and text: "Hoe oud bent u?" has no code."""
    return heading[found.start("text") - 2 : found.start("text")].startswith(".")


def _split_label(text: str) -> tuple[str, str]:
    """Split the last text between square brackets from what is before it."""
    text = text.rstrip()
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if depth == 0:
            return (text[:place], text[place + 1 : -1]) if text.endswith("]") else (text, "")
    return text, ""


def check_codes(columns: Sequence[Column]) -> None:
    """Raise Refusal when two columns have the same code and part."""
    seen: dict[tuple[str, str], Column] = {}
    faults = []
    for column in columns:
        name = column.code.casefold(), column.sub.casefold()
        if name in seen:
            code = f"{column.raw}[{column.sub}]" if column.sub else column.raw
            faults.append(f"'{code}' in {letter(seen[name].number)} en {letter(column.number)}")
        seen[name] = column
    if faults:
        raise Refusal(
            f"Rij 1: deze codes staan twee keer in de kolomkoppen: {dutch.listing(faults)}. "
            "Geef elke kolom een eigen code."
        )
