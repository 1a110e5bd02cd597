"""The words and tables of charts of a process: mix, ordinary variation, many series, how long things take."""

from __future__ import annotations

from dataclasses import replace

from rapportage.blocks import ChartData, Hidden, Mix, Multiples, Point, Series, Survival, Unit
from rapportage.charts.alt import alt_text, n_words
from rapportage.charts.tables import data_table
from tests.rapportage import examples
from tests.rapportage.charts import hard


def spoken(data: ChartData, unit: Unit = "procent") -> str:
    return alt_text(data, unit).replace("\N{NO-BREAK SPACE}", " ")


def test_alt_text_of_a_mix_says_of_each_part_how_its_share_went() -> None:
    assert spoken(examples.mix()) == (
        "Van het vierde kwartaal van 2010 naar het derde kwartaal van 2011. Internet: van 70 % naar 90 %. "
        "Balie: van 20 % naar 6 %. Post en e-mail: van 10 % naar 4 %. "
        "Niet getoond (te weinig antwoorden): tweede kwartaal van 2011."
    )


def test_alt_text_of_a_mix_of_one_period_divides_it() -> None:
    assert spoken(Mix(("Internet", "Balie"), (("2011-05", (0.75, 0.25), 40),))) == (
        "Verdeling in mei 2011: Internet 75 % en Balie 25 %."
    )


def test_n_of_a_mix_is_that_of_its_shown_periods() -> None:
    assert n_words(examples.mix()) == "n van 90 tot 101 per kwartaal"


def test_alt_text_of_a_process_says_what_is_ordinary_and_what_is_not() -> None:
    assert spoken(examples.xmr(), "dagen") == (
        "Gemiddelde: 45,0 dagen. Gewone schommeling: tussen 33,1 en 56,9. Buiten de grenzen: juni 2011. "
        "Vanaf mei 2011: Digitaal loket. Nog niet compleet: december 2011."
    )


def test_alt_text_of_a_process_takes_a_run_together_and_says_that_limits_are_provisional() -> None:
    data = replace(
        examples.xmr(),
        signals=(*[("verschuiving",)] * 7, *[()] * 8),  # type: ignore[arg-type]
        low=None,
        provisional=True,
        marks=(),
    )

    assert spoken(data, "dagen") == (
        "Gemiddelde: 45,0 dagen. Gewone schommeling: tot 56,9. Zeven of meer op rij aan één kant van het "
        "gemiddelde: oktober 2010 tot en met april 2011. Nog niet compleet: december 2011. "
        "Voorlopige grenzen: er zijn nog geen 12 punten om ze op te bouwen."
    )


def test_table_of_a_process_has_its_signals_and_limits_in_words() -> None:
    table = data_table(examples.xmr(), "dagen", title="x")

    assert [column.name for column in table.columns] == [
        "Periode",
        "Uitkomst (dagen)",
        "n",
        "Stand",
        "Wat opvalt",
    ]
    assert [row[-1] for row in table.rows[7:10]] == ["", "buiten de grenzen", ""]
    assert [note.replace("\N{NO-BREAK SPACE}", " ") for note in table.notes[1:]] == [
        "Gemiddelde: 45,0 dagen. Ondergrens: 33,1 dagen. Bovengrens: 56,9 dagen."
    ]


def test_alt_text_of_small_charts_tells_each_in_one_sentence() -> None:
    text = spoken(examples.multiples())

    assert text.startswith(
        "6 kleine grafieken met dezelfde assen. "
        "Elburg: gestegen van 50 % in oktober 2010 naar 78 % in december 2011. Hattem: gestegen"
    )
    assert text.endswith("Vanaf mei 2011: Digitaal loket.")


def test_alt_text_of_small_charts_does_not_compare_over_a_break() -> None:
    points = (Point("2011-01", 0.5), Point("2011-02", 0.9), Point("2011-03", 0.95))
    data = Multiples(("2011-01", "2011-02", "2011-03"), (Series("Balie", points, ((1, "andere telling"),)),))

    assert spoken(data) == (
        "1 kleine grafiek met dezelfde assen. "
        "Vanaf februari 2011 niet te vergelijken met eerder: andere telling. "
        "Balie: gestegen van 90 % in februari 2011 naar 95 % in maart 2011."
    )


def test_table_of_small_charts_has_a_row_per_series_and_period() -> None:
    table = data_table(hard.round_panels(), "getal", title="x")

    assert [column.name for column in table.columns] == ["Reeks", "Periode", "Uitkomst", "Ligt tussen"]
    assert table.rows[0][:3] == ("Rapportcijfer", "ronde 1 (mei 2010)", 6.1)
    assert table.rows[4] == ("Gemak", "ronde 2 (mei 2011)", *(Hidden("te weinig antwoorden"),) * 2)


def test_alt_text_of_a_course_tells_what_is_open_as_far_as_is_known() -> None:
    assert spoken(examples.survival()) == (
        "Na 7 dagen loopt nog 95 %. Na 14 dagen loopt nog 83 %. Na 28 dagen loopt nog 68 %. "
        "Na 56 dagen loopt nog 31 %. De helft is klaar na 44,0 dagen."
    )


def test_alt_text_of_a_course_does_not_promise_a_half_that_was_not_reached() -> None:
    assert spoken(Survival((8.0,), (0.9,), (None,), (None,))) == (
        "Na 7 dagen loopt nog 100 %. Of de helft klaar komt, is niet te zien."
    )


def test_table_of_a_course_has_the_days_that_the_words_tell() -> None:
    table = data_table(examples.survival(), "procent", title="x")

    assert [row[:2] for row in table.rows] == [("7", 0.95), ("14", 0.83), ("28", 0.68), ("56", 0.31)]
    assert [column.name for column in table.columns] == ["Na zoveel dagen", "Loopt nog", "Ligt tussen"]
    assert n_words(examples.survival()) == "n = 240"


def test_table_of_a_course_that_is_known_on_some_days_has_just_these() -> None:
    known = Survival((21.0, 42.0), (0.6, 0.4), (None, None), (None, None), sampled=True)

    assert [row[:2] for row in data_table(known, "procent", title="x").rows] == [("21", 0.6), ("42", 0.4)]
