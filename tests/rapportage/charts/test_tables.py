from __future__ import annotations

from rapportage.blocks import Amount, Bars, Hidden, Interval, Point, Series, Trend
from rapportage.charts.tables import chart_table, data_table, figure_cells
from rapportage.renderers.cells import cell_words
from tests.rapportage import examples

HIDDEN = Hidden("te weinig antwoorden")


def test_data_table_of_trend_has_only_columns_with_figures() -> None:
    table = data_table(examples.trend(), "procent", title="Kanalen")

    assert [column.name for column in table.columns] == [
        "Periode", "Internet", "Internet, ligt tussen", "Internet, n", "Internet, stand", "Balie", "Balie, n",
    ]  # fmt: skip
    assert table.notes[1] == (
        "Balie, vanaf juli 2011 niet te vergelijken met eerder: andere telling aan de balie."
    )


def test_data_table_hides_count_with_the_figure() -> None:
    row = data_table(examples.trend(), "procent", title="Kanalen").rows[4]

    assert row[0] == "februari 2011"
    assert row[-2:] == (HIDDEN, HIDDEN)


def test_data_table_says_which_figures_will_change() -> None:
    table = data_table(examples.trend(), "procent", title="Kanalen")

    assert [row[4] for row in table.rows[-3:]] == ["", "nog niet compleet", "nog niet compleet"]
    assert table.notes[0] == "Een cijfer met 'nog niet compleet' verandert nog."


def test_data_table_of_counterfactual_sets_seen_beside_expected() -> None:
    table = data_table(examples.counterfactual(), "procent", title="Verwacht")

    assert [column.name for column in table.columns] == [
        "Periode", "Gemeten", "Gemeten, ligt tussen", "Gemeten, n", "Verwacht", "Verwacht, ligt tussen",
    ]  # fmt: skip
    assert table.rows[0][1] == 0.788
    assert table.rows[0][3:] == (90, None, None)


def test_data_table_names_the_unit_in_its_heads() -> None:
    points = (Point("2011-01", 43.64, 41.0, 47.0, 90), Point("2011-02", 40.0, 38.0, None, 80))
    table = data_table(Trend(("2011-01", "2011-02"), (Series("Doorlooptijd", points),)), "dagen", title="x")

    assert [column.name for column in table.columns] == [
        "Periode", "Doorlooptijd (dagen)", "Ligt tussen (dagen)", "n",
    ]  # fmt: skip
    assert [cell_words(row[2], table.columns[2]) for row in table.rows] == ["41,0 en 47,0", "vanaf 38,0"]


def test_figure_cells_write_a_mean_of_years_as_a_year() -> None:
    value, interval, n = figure_cells(Point("start", 2010.9, 2009.8, 2012.1, 271), "getal")

    assert value == Amount(2010.9, "2011")
    assert interval == Interval(2009.8, 2012.1, "2010 en 2012")
    assert n == 271


def test_data_table_of_bars_hides_whole_row() -> None:
    table = data_table(Bars((Point("Balie", None, n=3), Point("Post", 0.5, n=9))), "procent", title="x")

    assert table.rows == (("Balie", HIDDEN, HIDDEN), ("Post", 0.5, 9))


def test_data_table_of_amounts_has_counts() -> None:
    table = data_table(Bars((Point("Post", 12.0),)), "aantal", title="x")

    assert (table.columns[1].kind, table.columns[1].decimals) == ("aantal", 0)


def test_chart_table_of_statements_hides_shares_and_count() -> None:
    table = chart_table(examples.chart(examples.likert(), "a"))

    assert table.rows[2] == ("Mijn werk is lichter geworden", *(HIDDEN,) * 6)
    assert table.rows[0][-1] == 50


def test_data_table_of_before_and_after_has_a_row_for_each() -> None:
    table = data_table(examples.before_after(), "procent", title="x")

    assert [column.name for column in table.columns] == ["Wanneer", "Uitkomst", "Ligt tussen", "n"]
    assert [row[:2] for row in table.rows] == [
        ("vóór het digitale loket", 0.78),
        ("na het digitale loket", 0.97),
    ]


def test_data_table_of_a_mix_hides_shares_and_count() -> None:
    table = data_table(examples.mix(), "procent", title="x")

    assert [column.name for column in table.columns] == [
        "Periode",
        "Internet",
        "Balie",
        "Post en e-mail",
        "n",
    ]
    assert table.rows[2] == ("2011-K2", *(HIDDEN,) * 4)
