"""How many people are alike in what others could know of them: the k of k-anonymity."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Gelijken:
    """``kleinste``: as many people share the rarest combination; ``onder_grens``: people in a smaller one."""

    kleinste: int
    onder_grens: int


def count_alike(known: pd.DataFrame, k: int) -> Gelijken:
    """Count who shares a combination of ``known`` with fewer than ``k`` people; nothing known is a value too.

    >>> count_alike(pd.DataFrame({"functie": ["a", "a", "a", "b"]}), k=2)
    Gelijken(kleinste=1, onder_grens=1)
    """
    if known.empty or not len(known.columns):
        return Gelijken(len(known), len(known) if len(known) < k else 0)
    sizes = known.groupby(list(known.columns), observed=True, dropna=False, sort=False).size()
    return Gelijken(int(sizes.min()), int(sizes[sizes < k].sum()))
