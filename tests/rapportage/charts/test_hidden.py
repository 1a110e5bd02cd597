"""A figure that may not be seen, in every kind of chart: words and a mark, and nothing that depends on it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import get_args

import pytest
from PIL import Image

from rapportage.blocks import (
    Bars,
    BeforeAfter,
    ChartData,
    Counterfactual,
    Dots,
    Hidden,
    Likert,
    Mark,
    Mix,
    Multiples,
    Point,
    Series,
    Survival,
    Trend,
    Xmr,
)
from rapportage.charts import draw_png
from rapportage.charts.alt import alt_text, make_chart, n_words
from rapportage.charts.paper import Paper
from rapportage.charts.tables import data_table
from tests.rapportage import examples
from tests.rapportage.charts.seen import Written, draw

WORDS = "te weinig antwoorden, zie iedereen samen"
X = ("ronde 1", "ronde 2", "ronde 3")
SHOWN = (Point("ronde 1", 0.61, 0.5, 0.7, 40), Point("ronde 3", 0.34, 0.3, 0.4, 38))
HIDDEN = Point("ronde 2", None, reason=WORDS)
Made = Callable[[Point], ChartData]


def line(hidden: Point) -> tuple[Point, ...]:
    return SHOWN[0], hidden, SHOWN[1]


def answers(hidden: Point) -> tuple[tuple[str, tuple[float, ...] | None, int | None], ...]:
    """Return rows of which one is not shown; such a row has no place for a value, only for its n."""
    return ("ronde 1", (0.25, 0.75), 40), ("ronde 2", None, hidden.n), ("ronde 3", (0.5, 0.5), 38)


# Of how long cases stay open no point is ever hidden: there is a curve, or there is none.
KINDS: dict[type, Made] = {
    Trend: lambda point: Trend(X, (Series("Bouwen", line(point)),)),
    Counterfactual: lambda point: Counterfactual(
        X, line(point), (None, 0.5, 0.5), (None, 0.4, 0.4), (None, 0.6, 0.6), Mark(1, "Loket")
    ),
    Bars: lambda point: Bars(line(point)),
    Likert: lambda point: Likert(("oneens", "eens"), answers(point)),
    Dots: lambda point: Dots(line(point)),
    BeforeAfter: lambda point: BeforeAfter(SHOWN[0], point),
    Mix: lambda point: Mix(("Internet", "Balie"), answers(point)),
    Xmr: lambda point: Xmr(X, line(point), ((), (), ()), 0.5, 0.2, 0.8),
    Multiples: lambda point: Multiples(X, (Series("Bouwen", line(point)), Series("Balie", line(SHOWN[1])))),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


def told(data: ChartData) -> tuple[object, ...]:
    """Return all that a chart puts out: its drawing on both widths, its words, its table and its n."""
    words = alt_text(data, "procent"), data_table(data, "procent", title="a"), n_words(data)
    return draw(data), draw(data, narrow=True), *words


def test_every_kind_of_chart_is_looked_at() -> None:
    assert {*KINDS, Survival} == set(get_args(ChartData))


@every_kind
def test_what_is_known_of_a_hidden_figure_changes_nothing(kind: type) -> None:
    """Limits that would stretch the axis, an n that would be the lowest, a month that is still open."""
    made = KINDS[kind]

    assert told(made(replace(HIDDEN, low=-5.0, high=7.0, n=4, open=True))) == told(made(HIDDEN))


@every_kind
def test_drawing_has_a_mark_and_words(
    kind: type, written: list[Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    marks: list[float] = []
    real = Paper.hatch

    def hatch(paper: Paper, left: float, top: float, right: float, bottom: float) -> None:
        marks.append(bottom - top)
        real(paper, left, top, right, bottom)

    monkeypatch.setattr(Paper, "hatch", hatch)

    draw(KINDS[kind](HIDDEN))

    # One in the drawing, and for lines one more in the key.
    assert marks
    assert all(height > 8 for height in marks)
    assert Hidden().reason in " ".join(each.text for each in written)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {Likert, Mix}])
def test_drawing_says_where_to_look_instead(kind: type, written: list[Written]) -> None:
    draw(KINDS[kind](HIDDEN))

    assert WORDS in " ".join(each.text for each in written)


@every_kind
def test_words_for_who_does_not_see_it_say_so(kind: type) -> None:
    chart = make_chart(
        KINDS[kind](HIDDEN), "procent", title="Bevinding", measure="Deel", source="Ronde", anchor="a"
    )

    assert Hidden().reason in chart.alt
    assert (WORDS in chart.alt) == (kind not in {Likert, Mix})
    assert "n van 38 tot 40" in chart.source or kind is BeforeAfter
    (row,) = [row for row in chart.table.rows if "ronde 2" in row][:1]
    hidden = [cell for cell in row if isinstance(cell, Hidden)]
    assert hidden
    assert not [cell for cell in row if isinstance(cell, int | float)] or kind is Counterfactual


def widest_grey(data: ChartData) -> int:
    """Return over how many pixels a bar is one grey, as it comes from a printer without colour."""
    picture = Image.open(io.BytesIO(draw_png(examples.chart(data, "a")))).convert("L")
    middle = picture.crop((0, picture.height // 3, picture.width, picture.height // 3 + 1))
    runs = (len(list(run)) for tone, run in groupby(middle.tobytes()) if tone < 240)
    return max(runs, default=0)


def test_no_bar_looks_like_a_hidden_one_in_black_and_white() -> None:
    """A bar is one grey from end to end, however short; what is hidden is lines."""
    assert widest_grey(Bars((HIDDEN,))) < 12 < widest_grey(Bars((Point("ronde 2", 0.02), Point("b", 1.0))))
