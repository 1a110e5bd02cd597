"""Which kinds of chart are drawn from figures: one that stands in the gallery alone serves nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from adoptie.models import Gemeente
from metingen.queries.cijfers import ALL
from rapportage.blocks import Block, Chart, ChartData
from rapportage.queries.cijfer import read_reeks
from rapportage.queries.opdrachten import compose
from rapportage.screens.cijfer import cijferblad
from rapportage.screens.vraag import vraagblad
from tests.factories.rapportage import every_opdracht

# A figure of cases that is known per channel, and a question that was asked in two rounds.
_FIGURES = ("doorlooptijd", "dubbel")


def undrawn(gemeente: Gemeente, periode: str) -> set[str]:
    """Name the kinds of chart that no report and no page of a figure of this gemeente has."""
    drawn = {type(block.data) for block in _blocks(gemeente, periode) if isinstance(block, Chart)}
    return {kind.__name__ for kind in get_args(ChartData) if kind not in drawn}


def _blocks(gemeente: Gemeente, periode: str) -> Iterator[Block]:
    for asked in every_opdracht(gemeente, periode).values():
        yield from compose(asked)[0].blocks
    for code in _FIGURES:
        reeks = read_reeks(gemeente, code, ALL, periode=periode)
        blad = cijferblad(reeks, reeks.shown) if reeks.shown else vraagblad(reeks)
        yield from blad.blocks if blad else ()
