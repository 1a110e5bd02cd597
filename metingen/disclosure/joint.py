"""What all crossings together tell of everybody's combination of classes, exactly, where there are few.

A reader can write down one unknown per combination of all breakdowns, and solve an integer programme for each
hidden cell. Here the same is done before anything is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

from .tables import BoolArray, IntArray, ProtectedTable

Pair = tuple[str, str]
# With more combinations a programme takes too long to solve one for each hidden cell.
MOST_COMBINATIONS = 1_000


class Joint:
    """All combinations of classes, one unknown for each."""

    def __init__(self, tables: Mapping[Pair, ProtectedTable]) -> None:
        sizes = {
            name: size
            for pair, table in sorted(tables.items())
            for name, size in zip(pair, table.counts.shape, strict=True)
        }
        self.tables = tables
        self._axes = {name: axis for axis, name in enumerate(sizes)}
        self._shape = tuple(sizes.values())

    @property
    def is_small(self) -> bool:
        return bool(0 < prod(self._shape) <= MOST_COMBINATIONS)

    def betrayed(self, pair: Pair, groep: int) -> Iterator[tuple[int, int]]:
        """Yield the hidden cells of a pair that must be under ``groep``, or can be one number only."""
        counts, hidden = self.tables[pair].counts, self.tables[pair].hidden
        for row, column in np.argwhere(hidden).tolist():
            true = int(counts[row, column])
            inside = self._inside({pair[0]: row, pair[1]: column})
            most = self._most(inside)
            wanted = groep if 0 < true < groep else true + 1
            if most < wanted and (0 < true < groep or -self._most(-inside) >= true):
                yield row, column

    def _inside(self, classes: Mapping[str, int]) -> IntArray:
        """Return 1 for each combination with these classes."""
        marked = np.zeros(self._shape, dtype=np.int64)
        where: list[int | slice] = [slice(None)] * len(self._shape)
        for name, klasse in classes.items():
            where[self._axes[name]] = klasse
        marked[tuple(where)] = 1
        return marked.ravel()

    @cached_property
    def _known(self) -> Any:
        """Return what is told as linear equations."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        lines, values = [], []
        for pair, table in self.tables.items():
            for axis, name in enumerate(pair):
                for klasse, whole in enumerate(table.counts.sum(axis=1 - axis)):
                    lines.append(self._inside({name: klasse}))
                    values.append(int(whole))
            shown: BoolArray = ~table.hidden
            for row, column in np.argwhere(shown).tolist():
                lines.append(self._inside({pair[0]: row, pair[1]: column}))
                values.append(int(table.counts[row, column]))
        return LinearConstraint(csr_array(np.array(lines)), values, values)

    def _most(self, objective: IntArray) -> int:
        from scipy.optimize import milp

        found = milp(-objective, constraints=self._known, integrality=np.ones(objective.size))
        most: float = -found.fun
        return round(most)
