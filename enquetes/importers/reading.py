"""From cells to answers: one question with the columns in which it was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from adoptie.personal import mask
from enquetes.content import Answer, Soort, Vraag
from enquetes.importers.headings import Column
from enquetes.importers.scales import NO, YES
from enquetes.importers.texts import label, label_key, number_of, open_text

_Reader = Callable[[str], Answer]
_Combine = Callable[[dict[str, str]], Answer]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its columns, by the row or the option that each column is for ('' for none)."""

    vraag: Vraag
    columns: Mapping[str, Column]

    @property
    def raw(self) -> str:
        """Return the code in the file to which all columns belong."""
        return next(iter(self.columns.values())).raw


@dataclass(slots=True)
class Read:
    """The answers of one question, a respondent each, and the cells that do not fit: (column, row)."""

    answers: list[Answer]
    strange: list[tuple[Column, int]] = field(default_factory=list)


def read_asked(asked: Asked) -> Read:
    """Read the columns of one question; a cell that does not fit gives no answer."""
    vraag = asked.vraag
    if vraag.soort == Soort.MATRIX:
        return _read_parts(asked, lambda parts: parts or None)
    if vraag.soort == Soort.MEERKEUZE:
        return _read_parts(asked, lambda parts: [code for code, ticked in parts.items() if ticked] or None)
    (column,) = asked.columns.values()
    return _read_column(vraag, column)


def _read_parts(asked: Asked, combine: _Combine) -> Read:
    size = len(next(iter(asked.columns.values())).cells)
    parts: list[dict[str, str]] = [{} for _ in range(size)]
    found = Read([])
    for code, column in asked.columns.items():
        one = (
            _read_ticks(column) if asked.vraag.soort == Soort.MEERKEUZE else _read_column(asked.vraag, column)
        )
        found.strange += one.strange
        for row, answer in enumerate(one.answers):
            if isinstance(answer, str):
                parts[row][code] = answer
    found.answers = [combine(row) for row in parts]
    return found


def _read_ticks(column: Column) -> Read:
    """Read a box: ticked is a text, not ticked an empty one."""
    found = Read([None] * len(column.cells))
    keys = {cell: label_key(cell) for cell in set(column.cells)}
    for row, cell in enumerate(column.cells):
        key = keys[cell]
        if key in YES:
            found.answers[row] = "x"
        elif key in NO:
            found.answers[row] = ""
        elif key:
            found.strange.append((column, row))
    return found


def _read_column(vraag: Vraag, column: Column) -> Read:
    read = _reader(vraag)
    # Most cells of a column say the same as another.
    texts = {cell: read(cell) for cell in set(column.filled())}
    found = Read([texts.get(cell) for cell in column.cells])
    for row, cell in enumerate(column.cells):
        if texts.get(cell, "") is None:
            found.strange.append((column, row))
    return found


def _reader(vraag: Vraag) -> _Reader:
    if vraag.soort == Soort.GETAL:
        return number_of
    if vraag.soort == Soort.TEKST:
        return lambda cell: mask(open_text(cell))
    by_label = {label_key(option.tekst): option.code for option in reversed(vraag.opties)}
    by_code = {label_key(option.code): option.code for option in reversed(vraag.opties)}
    known = {**by_code, **by_label}
    return lambda cell: known.get(label_key(cell))


def shown_labels(cells: Iterable[str]) -> dict[str, str]:
    """Return the labels in cells by key, in the spelling that occurs most."""
    spellings: dict[str, Counter[str]] = {}
    for cell, count in Counter(cells).items():
        text = label(cell)
        if text:
            spellings.setdefault(text.casefold(), Counter())[text] += count
    return {key: max(sorted(found), key=found.__getitem__) for key, found in sorted(spellings.items())}


def merged_spellings(column: Column) -> list[str]:
    """Return the spellings in a column that count as one answer, where one answer has several."""
    spellings: dict[str, set[str]] = {}
    for cell in set(column.filled()):
        spellings.setdefault(label_key(cell), set()).add(cell)
    several = [sorted(found) for _, found in sorted(spellings.items()) if len(found) > 1]
    return [" en ".join(f"'{spelling}'" for spelling in found) for found in several]
