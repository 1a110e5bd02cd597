"""How often each answer to an item was given, per group, before anything is protected."""

from __future__ import annotations

import numpy as np
import pandas as pd

from enquetes.content import Item, ItemSoort, Optie
from enquetes.seals import GROEP
from metingen.analysis import cube

TICKED = (Optie("0", "niet gekozen"), Optie("1", "gekozen"))


def counted(item: Item) -> tuple[Optie, ...]:
    """Return the answers that count; "weet ik niet" has no base."""
    return tuple(option for option in item.opties if option.telt)


def count_answers(frame: pd.DataFrame, item: Item) -> dict[str, tuple[int, ...]]:
    """Return per group the number of respondents for each answer to a coded item that counts.

    These are bare counts: they leave this package only for the check against published tables.
    """
    column = frame[item.kolom]
    if item.soort == ItemSoort.VINK:
        codes = column.astype("Int64").fillna(-1).to_numpy(dtype=np.int64)
        size = len(TICKED)
    else:
        answers = [option.code for option in counted(item)]
        codes = cube.encode(column.astype("category").cat.set_categories(answers), answers)
        size = len(answers)
    groups = frame[GROEP].astype("category")
    names = [str(name) for name in groups.cat.categories]
    cells = cube.count_item(codes, groups.cat.codes.to_numpy(dtype=np.int64), size, len(names))
    return {name: tuple(int(count) for count in cells[row]) for row, name in enumerate(names)}
