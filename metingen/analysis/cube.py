"""The count cube of a sealed round: item x group x answer, as whole numbers that add up.

Partitions, machines and municipalities are counted apart and added: ``cube_a + cube_b`` is the cube of
all rows together, and the order of the rows never matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metingen.analysis.scores import Sums
from metingen.analysis.values import AnalysisError

_Number = TypeVar("_Number", np.int64, np.float64)
Counts = NDArray[np.int64]
_CHUNK = 1 << 16
GROUP = "groep"


@dataclass(frozen=True, slots=True)
class Item:
    """One column to count: ``answers`` in scale order.

    A multiple choice question or ranking is one item per option or rank with the answers (0, 1): empty
    cells were not asked, so that each has its own base. A number has no answers and is kept as n, sum and
    sum of squares; give its classes as an item of their own.
    """

    code: str
    answers: tuple[str | int, ...] = ()

    @property
    def numeric(self) -> bool:
        return not self.answers


@dataclass(frozen=True, slots=True, eq=False)
class CountCube:
    """Counts of one round or more.

    ``groups``: sorted group codes. ``respondents``: rows per group, shape (groups,). ``counts``: per item
    with answers int64 (groups, answers). ``sums``: per numeric item float64 (groups, 3) with n, sum and sum
    of squares. Empty cells are in ``respondents`` only.
    """

    items: tuple[Item, ...]
    groups: tuple[str, ...]
    respondents: Counts
    counts: Mapping[str, Counts]
    sums: Mapping[str, NDArray[np.float64]]

    def __add__(self, other: CountCube) -> CountCube:
        """Add cell by cell; groups that one side lacks count as empty there.

        Raises AnalysisError when the items or their answers differ.
        """
        if self.items != other.items:
            raise AnalysisError(
                "Deze tellingen hebben niet dezelfde vragen en antwoorden. Tel alleen gelijke vragen op."
            )
        groups = tuple(sorted({*self.groups, *other.groups}))
        left, right = self._on(groups), other._on(groups)
        return CountCube(
            self.items,
            groups,
            left.respondents + right.respondents,
            {code: cells + right.counts[code] for code, cells in left.counts.items()},
            {code: cells + right.sums[code] for code, cells in left.sums.items()},
        )

    def _on(self, groups: tuple[str, ...]) -> CountCube:
        """Spread the cells over a longer list of groups."""
        rows = np.searchsorted(np.array(groups, dtype=object), np.array(self.groups, dtype=object))

        def spread(cells: NDArray[_Number]) -> NDArray[_Number]:
            wide = np.zeros((len(groups), *cells.shape[1:]), dtype=cells.dtype)
            wide[rows] = cells
            return wide

        return CountCube(
            self.items,
            groups,
            spread(self.respondents),
            {code: spread(cells) for code, cells in self.counts.items()},
            {code: spread(cells) for code, cells in self.sums.items()},
        )

    def of(self, code: str, group: str | None = None) -> Counts:
        """Return the counts per answer of one item, in one group or in all together."""
        cells = _cell(self.counts, code)
        found: Counts = cells.sum(axis=0) if group is None else cells[self._row(group)]
        return found

    def sums_of(self, code: str, group: str | None = None) -> Sums:
        """Return n, sum and sum of squares of one numeric item."""
        cells = _cell(self.sums, code)
        n, total, squares = cells.sum(axis=0) if group is None else cells[self._row(group)]
        return Sums(int(n), float(total), float(squares))

    def _row(self, group: str) -> int:
        if group not in self.groups:
            raise AnalysisError(f"De groep '{group}' komt in deze telling niet voor.")
        return self.groups.index(group)

    def tidy(self) -> pd.DataFrame:
        """Return one row per cell: ``item, groep, antwoord, n``, empty cells included."""
        return pd.DataFrame(
            [
                (item.code, group, str(answer), int(self.counts[item.code][row, column]))
                for item in self.items
                for row, group in enumerate(self.groups)
                for column, answer in enumerate(item.answers)
            ],
            columns=["item", GROUP, "antwoord", "n"],
        )


def count_cube(frame: pd.DataFrame, items: Sequence[Item], group: str = GROUP) -> CountCube:
    """Count a sealed round: one row per respondent, one column per item, and the column ``group``.

    Item columns hold the answers themselves (any order of categories) or are numeric; empty cells are
    missing answers. Reads one column at a time, so memory stays near that of one column.

    Raises AnalysisError when a column is missing, a group is empty, an answer is not in the list, or a
    number is not finite.
    """
    column = _column(frame, group)
    names = tuple(sorted({str(name) for name in column.dropna().unique()}))
    rows = encode(column, names)
    if (rows < 0).any():
        raise AnalysisError(f"In de kolom '{group}' is een cel leeg. Elke rij hoort bij een groep.")
    counts: dict[str, Counts] = {}
    sums: dict[str, NDArray[np.float64]] = {}
    for item in items:
        answers = _column(frame, item.code)
        if item.numeric:
            sums[item.code] = sum_item(answers.to_numpy(dtype=np.float64, na_value=np.nan), rows, len(names))
        else:
            counts[item.code] = count_item(encode(answers, item.answers), rows, len(item.answers), len(names))
    respondents = np.bincount(rows, minlength=len(names)).astype(np.int64)
    return CountCube(tuple(items), names, respondents, counts, sums)


def count_item(
    codes: NDArray[np.integer], groups: NDArray[np.integer], n_codes: int, n_groups: int
) -> Counts:
    """Return how often each code occurs in each group: int64, shape (n_groups, n_codes).

    ``codes`` and ``groups`` are integer arrays of equal length, 0..n-1; a negative number is missing and is
    not counted. One pass of ``bincount`` over chunks that stay in the cache; memory does not grow with rows.

    Raises AnalysisError when lengths differ or a code is too high.
    """
    if codes.shape != groups.shape:
        raise AnalysisError(
            f"Er zijn {codes.size} antwoorden en {groups.size} groepen. Dat moet gelijk zijn."
        )
    # Missing (-1) becomes row or column 0, which is cut off at the end: cheaper than a mask.
    width = n_codes + 1
    cells = np.zeros((n_groups + 1) * width, dtype=np.int64)
    for start in range(0, codes.size, _CHUNK):
        code = np.maximum(codes[start : start + _CHUNK].astype(np.int64), -1)
        row = np.maximum(groups[start : start + _CHUNK].astype(np.int64), -1)
        if code.max() >= n_codes or row.max() >= n_groups:
            raise AnalysisError("Een antwoord of groep staat niet in de lijst. Controleer de vragenlijst.")
        cells += np.bincount((row + 1) * width + code + 1, minlength=cells.size)
    return cells.reshape(n_groups + 1, width)[1:, 1:].copy()


def sum_item(values: NDArray[np.float64], groups: NDArray[np.integer], n_groups: int) -> NDArray[np.float64]:
    """Return n, sum and sum of squares per group: float64, shape (n_groups, 3); NaN is missing."""
    known = ~np.isnan(values) & (groups >= 0)
    values, rows = values[known], groups[known]
    if not np.isfinite(values).all():
        raise AnalysisError("Een getal is oneindig groot. Controleer de antwoorden.")
    weights = (None, values, values * values)
    return np.stack([np.bincount(rows, w, minlength=n_groups).astype(np.float64) for w in weights], axis=1)


def encode(column: pd.Series, answers: Sequence[str | int]) -> NDArray[np.int64]:
    """Return the position of each cell in ``answers``; empty cells give -1.

    Raises AnalysisError, naming the column, when a cell holds something else.
    """
    places = {str(answer): place for place, answer in enumerate(answers)}
    codes, found = pd.factorize(column)
    lookup = [places.get(_plain(value), -1) for value in found]
    if -1 in lookup:
        strange = found[lookup.index(-1)]
        raise AnalysisError(f"In de kolom '{column.name}' staat '{strange}'. Dat hoort niet bij de vraag.")
    return np.array([*lookup, -1], dtype=np.int64)[codes]


def _plain(value: object) -> str:
    """1.0 is the answer 1: a column with empty cells turns whole numbers into fractions."""
    if isinstance(value, (float, bool, np.bool_)) and float(value).is_integer():
        return str(int(value))
    return str(value)


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name not in frame.columns:
        raise AnalysisError(f"De kolom '{name}' ontbreekt in de antwoorden.")
    return frame[name]


def _cell(cells: Mapping[str, NDArray[_Number]], code: str) -> NDArray[_Number]:
    if code not in cells:
        raise AnalysisError(f"De vraag '{code}' komt in deze telling niet voor.")
    return cells[code]
