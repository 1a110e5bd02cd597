"""A question that did not keep its words: a visible break, the reason in words, and nothing compared."""

from __future__ import annotations

import pytest

from adoptie.dutch import NBSP
from rapportage.blocks import Bars, BlockError, ChartData, Likert, Point, Series, Trend, Wording
from rapportage.charts import draw_svg
from rapportage.charts.alt import alt_text, make_chart
from rapportage.charts.paper import Paper
from rapportage.charts.tables import data_table
from tests.rapportage import examples

WORDS = "de vraag kreeg andere woorden"
BREAK = ((1, WORDS),)
MARKS = Bars((Point("2016", 6.1), Point("2017", 6.3), Point("2018", 6.5)), BREAK)
ANSWERS = Likert(("oneens", "eens"), (("2016", (0.4, 0.6), 50), ("2017", (0.2, 0.8), 50)), BREAK)
LINE = Trend(("2016", "2017"), (Series("Cijfer", (Point("2016", 6.1), Point("2017", 6.3)), BREAK),))
CHARTS = [pytest.param(data, id=data.kind) for data in (MARKS, ANSWERS, LINE)]


@pytest.mark.parametrize("data", CHARTS)
def test_drawing_has_dashed_line_and_reason(data: ChartData, monkeypatch: pytest.MonkeyPatch) -> None:
    written, dashed = "", []
    text, line = Paper.text, Paper.line

    def write(paper: Paper, x: float, y: float, words: str, **style: object) -> None:
        nonlocal written
        written += f" {words}"
        text(paper, x, y, words, **style)  # type: ignore[arg-type]

    def draw(paper: Paper, points: object, **style: object) -> None:
        dashed.append(style.get("dash"))
        line(paper, points, **style)  # type: ignore[arg-type]

    monkeypatch.setattr(Paper, "text", write)
    monkeypatch.setattr(Paper, "line", draw)
    draw_svg(examples.chart(data, "a", "getal"))

    assert WORDS in written
    assert (2, 3) in dashed


@pytest.mark.parametrize("data", CHARTS)
def test_words_and_table_say_from_where_nothing_can_be_compared(data: ChartData) -> None:
    sentence = f"Vanaf 2017 niet te vergelijken met eerder: {WORDS}."

    assert sentence in alt_text(data, "getal")
    assert sentence in data_table(data, "getal", title="x").notes


def test_alt_text_of_bars_tells_each_part_apart() -> None:
    assert alt_text(MARKS, "getal") == (
        f"2016: 6,10. Vanaf 2017 niet te vergelijken met eerder: {WORDS}. 2017: 6,30 en 2018: 6,50."
    )


def test_alt_text_of_answers_never_ranks_over_a_break() -> None:
    assert alt_text(ANSWERS, "procent").replace(NBSP, " ") == (
        f"Aandeel dat 'eens' antwoordt. 2016: 60 %. "
        f"Vanaf 2017 niet te vergelijken met eerder: {WORDS}. 2017: 80 %."
    )


def test_chart_keeps_both_wordings() -> None:
    wordings = (Wording("2016", "Hoe vaak?"), Wording("2017", "Hoe vaak per week?"))
    chart = make_chart(
        ANSWERS, "procent", title="x", measure="", source="", anchor="a", wordings=list(wordings)
    )

    assert chart.wordings == wordings


@pytest.mark.parametrize("at", [0, 2])
def test_break_stands_between_two_rows(at: int) -> None:
    with pytest.raises(BlockError, match="breuk"):
        Bars((Point("a", 1.0), Point("b", 2.0)), ((at, WORDS),))
    with pytest.raises(BlockError, match="breuk"):
        Likert(("nee", "ja"), (("a", None, None), ("b", None, None)), ((at, WORDS),))
