"""What all crossings together tell of everybody's combination of classes, exactly, where there are few.

A reader can write down one unknown per combination of all breakdowns, and solve an integer programme for each
hidden cell. Here the same is done before anything is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from math import prod
from typing import Any

import numpy as np

from .choices import Told
from .tables import IntArray

Pair = tuple[str, str]
# With more combinations a programme takes too long to solve one for each hidden cell.
MOST_COMBINATIONS = 1_000


class Joint:
    """All combinations of the finest parts, one unknown for each."""

    def __init__(self, crossings: Mapping[Pair, Told]) -> None:
        sizes = {
            name: size
            for pair, told in sorted(crossings.items())
            for name, size in zip(pair, told.finest.shape, strict=True)
        }
        self.crossings = crossings
        self._axes = {name: axis for axis, name in enumerate(sizes)}
        self._shape = tuple(sizes.values())

    @property
    def is_small(self) -> bool:
        """Tell whether there are few combinations, of more breakdowns than are solved anyhow (``threes``)."""
        return bool(0 < prod(self._shape) <= MOST_COMBINATIONS and len(self._shape) > 3)

    def betrayed(self, groep: int) -> Iterator[Pair]:
        """Yield each two breakdowns of which a secret must be few people, or can be one number only.

        Nothing where there are too many combinations.
        """
        for pair, told in self.crossings.items() if self.is_small else ():
            for rows, columns, true in told.secrets(groep):
                inside = self._inside({pair[0]: rows, pair[1]: columns})
                most = self._most(inside)
                wanted = groep if 0 < true < groep else true + 1
                if most < wanted and (0 < true < groep or -self._most(-inside) >= true):
                    yield pair

    def _inside(self, classes: Mapping[str, Collection[int]]) -> IntArray:
        """Return 1 for each combination with some of these classes."""
        marked = np.zeros(self._shape, dtype=np.int64)
        wanted = [
            sorted(classes.get(name, range(size))) for name, size in zip(self._axes, self._shape, strict=True)
        ]
        marked[np.ix_(*wanted)] = 1
        return marked.ravel()

    @cached_property
    def _known(self) -> Any:
        """Return what is told as linear equations."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        lines, values = [], []
        for pair, told in self.crossings.items():
            for axis, name in enumerate(pair):
                for klasse, whole in enumerate(told.finest.sum(axis=1 - axis)):
                    lines.append(self._inside({name: [klasse]}))
                    values.append(int(whole))
            rows, columns = list(told.rows.sets()), list(told.columns.sets())
            for row, column in np.argwhere(~told.table.hidden).tolist():
                lines.append(self._inside({pair[0]: rows[row], pair[1]: columns[column]}))
                values.append(int(told.table.counts[row, column]))
        return LinearConstraint(csr_array(np.array(lines)), values, values)

    def _most(self, objective: IntArray) -> int:
        from scipy.optimize import milp

        found = milp(-objective, constraints=self._known, integrality=np.ones(objective.size))
        most: float = -found.fun
        return round(most)
