"""What all crossings together tell of everybody's combination of classes, exactly, where there are few.

A reader can write down one unknown per combination of all breakdowns, and solve an integer program for each
hidden cell. Here the same is done before anything is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import prod

import numpy as np

from .choices import Told
from .linear import NOT_KNOWN, LinearProgram, Sums, new_solver
from .search import Search
from .tables import BoolArray, IntArray

Pair = tuple[str, str]
# With more combinations programs take too long.
MOST_COMBINATIONS = 1_000


class Joint:
    """All combinations of the finest parts, one unknown for each."""

    def __init__(self, crossings: Mapping[Pair, Told]) -> None:
        self._sizes = {
            name: told.finest.sum(axis=1 - axis)
            for pair, told in sorted(crossings.items())
            for axis, name in enumerate(pair)
        }
        self.crossings = crossings
        self._shape = tuple(map(len, self._sizes.values()))
        self._at = dict(zip(self._sizes, np.indices(self._shape, sparse=True), strict=True))

    @property
    def is_small(self) -> bool:
        """Tell whether there are few combinations, of more breakdowns than are solved anyhow (``threes``)."""
        return bool(0 < prod(self._shape) <= MOST_COMBINATIONS and len(self._shape) > 3)

    def betrayed(self, groep: int) -> Iterator[Pair]:
        """Yield each two breakdowns of which a secret must be few people, or can be one number only.

        Nothing where there are too many combinations.
        """
        if not self.is_small:
            return
        pairs, masks, true = [], [], []
        for pair, told in self.crossings.items():
            for rows, columns, count in told.secrets(groep):
                pairs.append(pair)
                masks.append(self._inside(pair, rows, columns))
                true.append(count)
        if pairs:
            program = LinearProgram([*self._known()], new_solver())
            for at in Search(program, np.array(masks, dtype=float), np.array(true), groep).sure():
                yield pairs[at]

    def _inside(self, pair: Pair, rows: Collection[int], columns: Collection[int]) -> BoolArray:
        """Tell which combinations have some of these classes."""
        is_row, is_column = (
            np.isin(self._at[name], list(some)) for name, some in zip(pair, (rows, columns), strict=True)
        )
        return np.broadcast_to(is_row & is_column, self._shape).ravel()

    def _known(self) -> Iterator[Sums]:
        """Yield what is told: how many people each class has, and what the crossings show."""
        for name, size in self._sizes.items():
            yield self._sums(self._at[name], size)
        for pair, told in self.crossings.items():
            row, column = (
                level.members.argmax(axis=0)[self._at[name]]
                for name, level in zip(pair, (told.rows, told.columns), strict=True)
            )
            shown = np.where(
                told.table.hidden,
                NOT_KNOWN,
                (~told.table.hidden).cumsum().reshape(told.table.hidden.shape) - 1,
            )
            yield self._sums(shown[row, column], told.table.counts[~told.table.hidden])

    def _sums(self, of: IntArray, people: IntArray) -> Sums:
        return Sums(np.broadcast_to(of, self._shape), people)
