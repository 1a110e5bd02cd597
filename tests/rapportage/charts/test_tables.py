from __future__ import annotations

from rapportage.blocks import Bars, Hidden, Point
from rapportage.charts.tables import chart_table, data_table
from tests.rapportage import examples

HIDDEN = Hidden("te weinig antwoorden")


def test_data_table_of_trend_has_only_columns_with_figures() -> None:
    table = data_table(examples.trend(), "procent", title="Kanalen")

    assert [column.name for column in table.columns] == [
        "Periode", "Internet", "Internet, van", "Internet, tot", "Internet, aantal", "Internet, stand",
        "Balie", "Balie, aantal",
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

    assert [row[5] for row in table.rows[-3:]] == ["", "nog niet compleet", "nog niet compleet"]
    assert table.notes[0] == "Een cijfer met 'nog niet compleet' verandert nog."


def test_data_table_of_counterfactual_sets_seen_beside_expected() -> None:
    table = data_table(examples.counterfactual(), "procent", title="Verwacht")

    assert [column.name for column in table.columns][1:3] == ["Gemeten", "Verwacht"]
    assert table.rows[0] == ("oktober 2010", 0.788, None, None, None)


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
