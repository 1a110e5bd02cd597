from __future__ import annotations

import pytest

from rapportage.blocks import (
    BlockError,
    Column,
    Content,
    Counterfactual,
    Dots,
    Heading,
    Likert,
    Mark,
    Mix,
    Multiples,
    Point,
    Series,
    Survival,
    Table,
    Trend,
    Xmr,
)
from tests.rapportage.examples import rich_content

POINTS = (Point("a", 1.0), Point("b", 2.0))


def test_table_refuses_row_of_other_width() -> None:
    with pytest.raises(BlockError, match="rij 2: 1 cellen, geen 2"):
        Table("Zaken", (Column("Maand"), Column("Aantal")), (("mei", 1), ("juni",)))


@pytest.mark.parametrize("anchor", ["", "a b", "../b", "1a", "a" * 81])
def test_heading_refuses_anchor_that_is_no_file_name(anchor: str) -> None:
    with pytest.raises(BlockError, match="anker"):
        Heading(1, "Titel", anchor)


def test_trend_refuses_more_than_five_series() -> None:
    series = tuple(Series(str(index), POINTS) for index in range(6))

    with pytest.raises(BlockError, match="hoogstens 5"):
        Trend(("a", "b"), series)


def test_trend_refuses_series_of_other_length() -> None:
    with pytest.raises(BlockError, match="'Balie' heeft geen 3 punten"):
        Trend(("a", "b", "c"), (Series("Balie", POINTS),))


@pytest.mark.parametrize("at", [0, 2])
def test_trend_refuses_break_outside_series(at: int) -> None:
    with pytest.raises(BlockError, match="breuk"):
        Trend(("a", "b"), (Series("Balie", POINTS, ((at, "andere vraag"),)),))


def test_trend_refuses_mark_outside_series() -> None:
    with pytest.raises(BlockError, match="verandering"):
        Trend(("a", "b"), (), (Mark(3, "loket"),))


def test_counterfactual_refuses_unequal_series() -> None:
    with pytest.raises(BlockError, match="2 punten"):
        Counterfactual(("a", "b"), POINTS, (1.0,), (1.0,), (1.0,), Mark(1, "loket"))


def test_likert_refuses_row_without_share_per_answer() -> None:
    with pytest.raises(BlockError, match="'Werk' heeft geen aandeel"):
        Likert(("nee", "ja"), (("Werk", (1.0,), 12),))


def test_dots_refuse_an_own_group_that_is_not_there() -> None:
    with pytest.raises(BlockError, match="'Hattem' is geen van de groepen"):
        Dots(POINTS, "Hattem")


@pytest.mark.parametrize("shares", [(0.5, 0.4), (0.7, 0.4), (1.1, -0.1)])
def test_mix_refuses_parts_that_are_no_whole(shares: tuple[float, float]) -> None:
    with pytest.raises(BlockError, match="samen geen 100"):
        Mix(("Internet", "Balie"), (("2011", shares, 10),))


def test_mix_refuses_more_than_five_parts() -> None:
    with pytest.raises(BlockError, match="hoogstens 5"):
        Mix(tuple("abcdef"), ())


def test_process_refuses_a_signal_of_a_point_that_is_not_there() -> None:
    with pytest.raises(BlockError, match="kan niet bijzonder zijn"):
        Xmr(("a",), (Point("a", None),), (("trend",),), 1.0, None, None)


def test_process_refuses_parts_of_unlike_length() -> None:
    with pytest.raises(BlockError, match="1 punten"):
        Xmr(("a",), POINTS, ((),), 1.0, None, None)


def test_multiples_refuse_what_is_a_table() -> None:
    with pytest.raises(BlockError, match="hoogstens 24"):
        Multiples(("a", "b"), (Series("Balie", POINTS),) * 25)


@pytest.mark.parametrize(
    ("days", "shares", "told"),
    [
        ((7.0, 3.0), (0.9, 0.8), "lopen op"),
        ((0.0, 3.0), (0.9, 0.8), "lopen op"),
        ((3.0, 7.0), (0.8, 0.9), "alleen kleiner worden"),
        ((3.0, 7.0), (1.1, 0.9), "alleen kleiner worden"),
        ((3.0,), (0.9, 0.8), "1 punten"),
    ],
)
def test_survival_refuses_a_course_that_cannot_be(
    days: tuple[float, ...], shares: tuple[float, ...], told: str
) -> None:
    with pytest.raises(BlockError, match=told):
        Survival(days, shares, (None, None), (None, None))


def test_content_refuses_anchor_used_twice() -> None:
    content = rich_content()
    heading = Heading(2, "Nog eens", "kanalen")

    with pytest.raises(BlockError, match="kanalen"):
        Content(content.title, "", "", "", content.date, (), (Heading(1, "Kanalen", "kanalen"), heading))
