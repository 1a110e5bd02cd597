"""What a reader sees of a drawn chart: which texts stand where, and that none stands on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from adoptie.dutch import NBSP
from adoptie.theming import contrast
from rapportage.blocks import Better, Mark, Mix, Point, Series, Trend
from rapportage.charts.ends import end_labels
from rapportage.charts.line import Line
from rapportage.charts.paper import Paper
from rapportage.charts.theme import LIKERT
from tests.rapportage import examples
from tests.rapportage.charts import hard
from tests.rapportage.charts.seen import SLACK, Written, draw


@pytest.mark.parametrize("name", hard.CASES)
@pytest.mark.parametrize("width", [700, 340])
def test_texts_never_overlap_nor_leave_the_drawing(
    name: str,
    width: int,
    written: list[Written],
) -> None:
    draw(*hard.CASES[name], narrow=width == 340)

    assert [(one, other) for one, other in combinations(written, 2) if one.overlaps(other)] == []
    assert [one for one in written if one.left < -SLACK or one.right > width + SLACK] == []


def test_trend_names_no_figure_at_an_end_that_may_change(written: list[Written]) -> None:
    draw(examples.trend())
    texts = [one.text for one in written]

    assert "Internet" in texts
    assert f"Balie 0{NBSP}%" in texts


def test_trend_says_in_words_what_happened_and_what_is_hidden(written: list[Written]) -> None:
    draw(examples.trend())
    texts = {one.text for one in written}

    assert {"Digitaal loket", "Balie: andere telling aan de balie"} <= texts
    assert {"te weinig antwoorden", "nog niet compleet", "onzekerheid van het cijfer"} <= texts


def test_counterfactual_tells_the_doubt_of_what_was_seen_from_that_of_what_was_expected(
    written: list[Written],
) -> None:
    draw(examples.counterfactual())
    texts = {one.text for one in written}

    assert {"onzekerheid van het cijfer", "onzekerheid van de verwachting"} <= texts


def test_counterfactual_without_limits_speaks_of_no_doubt(written: list[Written]) -> None:
    seen = tuple(replace(point, low=None, high=None) for point in examples.counterfactual().observed)
    draw(replace(examples.counterfactual(), observed=seen))

    assert "onzekerheid van het cijfer" not in {one.text for one in written}


def test_trend_says_of_which_month_its_last_figure_is(written: list[Written]) -> None:
    draw(Trend(hard.MONTHS, (Series("Aandeel", tuple(Point(month, 0.73) for month in hard.MONTHS)),)))
    texts = [one.text for one in written]

    assert texts[texts.index(f"73{NBSP}%") + 1] == "apr 2012"


def test_trends_say_once_of_which_month_their_last_figures_are(written: list[Written]) -> None:
    draw(hard.waves())

    assert "Achter een lijn staat het cijfer van april 2012." in [one.text for one in written]


def test_trend_whose_last_month_is_open_has_no_label_to_draw_a_line_to() -> None:
    points = tuple(Point(month, 0.5, open=index > 40) for index, month in enumerate(hard.MONTHS))
    line = Line("Aandeel", points, "#000000", "circle")

    assert end_labels([line], hard.MONTHS, "procent", 700, single=True) == []


def test_trend_says_when_axis_does_not_begin_at_zero(written: list[Written]) -> None:
    draw(hard.rounds(), "getal")

    assert "Let op: de as begint bij 5,5." in [one.text for one in written]


def test_trend_puts_words_of_a_late_mark_before_its_line(written: list[Written]) -> None:
    points = tuple(Point(month, 0.5, open=True) for month in hard.MONTHS)
    draw(Trend(hard.MONTHS, (Series("Aandeel", points),), (Mark(47, "Nieuwe huisvesting"),)))
    words = next(one for one in written if one.text == "Nieuwe huisvesting")

    assert words.right < 690


def test_trend_keeps_last_label_where_not_all_fit(written: list[Written]) -> None:
    draw(hard.many_groups(), narrow=True)
    texts = " ".join(one.text for one in written)

    assert "nummer 30" in texts
    assert "nummer 29" not in texts


@pytest.mark.parametrize(("better", "judged"), [("hoger", True), ("lager", True), ("geen", False)])
def test_likert_judges_only_where_one_end_is_better(better: Better, judged: bool) -> None:  # noqa: FBT001
    svg = draw(replace(examples.likert(), better=better))

    assert all((colour in svg) == judged for colour in (LIKERT[0], LIKERT[-1]))


def test_likert_turns_its_colours_where_lower_is_better(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []
    monkeypatch.setattr(Paper, "box", lambda *_, fill, **__: filled.append(fill))
    draw(replace(examples.likert(), better="lager"))

    assert filled[:5] == list(reversed(LIKERT))


def test_likert_never_looks_like_a_hidden_row(monkeypatch: pytest.MonkeyPatch) -> None:
    hatched: list[str] = []
    monkeypatch.setattr(Paper, "stripes", lambda *_, **__: hatched.append("row"))
    draw(examples.likert())

    assert hatched == ["row"]


def test_likert_shows_share_only_where_it_fits(written: list[Written]) -> None:
    draw(examples.likert())
    texts = [one.text for one in written]

    assert f"48{NBSP}%" in texts
    assert f"4{NBSP}%" not in texts


def test_dots_mark_the_own_group_and_say_who_it_is(written: list[Written]) -> None:
    draw(examples.dots())

    # Once beside its row, once in the key.
    assert [one.text for one in written].count("Hattem") == 2


def test_dots_say_in_words_what_is_hidden(written: list[Written]) -> None:
    draw(examples.dots())

    assert "te weinig aanvragen" in {one.text for one in written}


def test_mix_says_of_which_period_its_last_shares_are(written: list[Written]) -> None:
    draw(examples.mix())
    texts = [one.text for one in written]

    assert "Achter een deel staat het aandeel van het derde kwartaal van 2011." in texts
    assert f"Internet 90{NBSP}%" in texts


def test_mix_tells_neighbours_apart_in_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []
    lined: list[str] = []
    monkeypatch.setattr(Paper, "box", lambda *_, fill, **__: filled.append(fill))
    monkeypatch.setattr(Paper, "lines_across", lambda *_, **__: lined.append("lines"))
    draw(Mix(("a", "b", "c", "d", "e"), (("2011", (0.2,) * 5, None),)))
    dark, across, light, _, black = filled[:5]

    assert lined
    assert contrast(dark, light) > 3
    assert contrast(black, light) > 3
    assert dark != across


def test_trends_name_a_quarter_with_its_article(written: list[Written]) -> None:
    x = ("2011-K1", "2011-K2")
    series = [Series(name, (Point(x[0], 0.5), Point(x[1], 0.6))) for name in ("Internet", "Balie")]
    draw(Trend(x, tuple(series)))

    assert "Achter een lijn staat het cijfer van het tweede kwartaal van 2011." in [
        one.text for one in written
    ]
