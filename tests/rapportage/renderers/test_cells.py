from __future__ import annotations

import datetime as dt

import pytest

from adoptie.dutch import NBSP
from rapportage.blocks import Amount, Cell, Column, ColumnKind, Hidden, Interval
from rapportage.renderers.cells import cell_words


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (1253, "aantal", "1.253,0"),
        (43.56, "getal", "43,6"),
        (0.8738, "procent", f"87,4{NBSP}%"),
        (2011, "tekst", "2011"),
        ("mei", "tekst", "mei"),
        ("onbekend", "aantal", "onbekend"),
        (dt.date(2011, 5, 3), "datum", "3 mei 2011"),
        (Hidden("te weinig"), "procent", "te weinig"),
        (None, "getal", "–"),
        (Interval(36.0, 42.0, "36,0 en 42,0"), "getal", "36,0 en 42,0"),
        (Amount(2010.93, "2011"), "getal", "2011"),
        (1 / 272, "procent", f"0,4{NBSP}%"),
    ],
)
def test_cell_words_are_dutch(cell: Cell, kind: ColumnKind, words: str) -> None:
    assert cell_words(cell, Column("Kolom", kind, 1)) == words
