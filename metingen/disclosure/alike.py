"""How many people are alike in what others could know of them: the k of k-anonymity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Gelijken:
    """``kleinste``: as many people share the rarest combination; ``onder_grens``: people in a smaller one.

    ``uniek``: people who are the only one with their combination.
    """

    kleinste: int
    onder_grens: int
    uniek: int


def count_alike(known: pd.DataFrame, k: int) -> Gelijken:
    """Count who shares a combination of ``known`` with fewer than ``k`` people; nothing known is a value too.

    >>> count_alike(pd.DataFrame({"functie": ["a", "a", "a", "b"]}), k=2)
    Gelijken(kleinste=1, onder_grens=1, uniek=1)
    """
    if known.empty or not len(known.columns):
        return Gelijken(len(known), len(known) if len(known) < k else 0, int(len(known) == 1))
    sizes = known.groupby(list(known.columns), observed=True, dropna=False, sort=False).size()
    return Gelijken(int(sizes.min()), int(sizes[sizes < k].sum()), int((sizes == 1).sum()))


def count_without(known: pd.DataFrame, k: int, parts: Mapping[str, Sequence[str]]) -> dict[str, Gelijken]:
    """Count again without each part: ``parts`` has the columns that are left out together.

    >>> frame = pd.DataFrame({"functie": ["a", "b", "c"], "groep": ["x", "x", "x"]})
    >>> count_without(frame, 2, {"functie": ["functie"]})["functie"].uniek
    0
    """
    return {name: count_alike(known.drop(columns=list(columns)), k) for name, columns in parts.items()}
