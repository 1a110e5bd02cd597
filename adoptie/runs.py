"""Rows of a table that begin alike, and so are about the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

Row = TypeVar("Row")


def runs(rows: Sequence[Row], first: Callable[[Row], object]) -> Iterator[list[Row]]:
    """Yield rows together as long as they have the same first cell; an empty one is alone.

    >>> list(runs([("Waar?", 1), ("Waar?", 2), ("Hoe?", 3), ("", 4), ("", 5)], first=lambda row: row[0]))
    [[('Waar?', 1), ('Waar?', 2)], [('Hoe?', 3)], [('', 4)], [('', 5)]]
    """
    for words, run in groupby(rows, first):
        if words:
            yield list(run)
        else:
            yield from ([row] for row in run)
