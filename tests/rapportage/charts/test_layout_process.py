"""What a reader sees of charts of a process."""

from __future__ import annotations

import pytest

from adoptie.dutch import NBSP
from rapportage.charts.paper import Paper
from tests.rapportage import examples
from tests.rapportage.charts import hard
from tests.rapportage.charts.seen import Written, draw


def test_process_names_its_levels_and_its_signals(written: list[Written]) -> None:
    draw(examples.xmr(), "dagen")
    texts = [one.text for one in written]

    assert texts[texts.index("bovengrens") + 1] == "56,9"
    assert texts[texts.index("gemiddelde") + 1] == "45,0"
    assert "buiten de grenzen" in texts
    assert "twee van de drie vlak bij een grens" not in texts


def test_process_with_few_points_says_that_its_limits_are_provisional(written: list[Written]) -> None:
    draw(hard.restless())
    texts = [one.text for one in written]

    assert "Voorlopige grenzen: er zijn nog geen 12 punten om ze op te bouwen." in " ".join(texts).replace(
        NBSP, " "
    )
    assert f"Grenzen uit de 11{NBSP}maanden vóór het nieuwe zaaksysteem." in texts
    # No figure can lie above: there is no upper limit to draw.
    assert "bovengrens" not in texts


def test_every_signal_has_a_shape_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: set[str] = set()
    monkeypatch.setattr(Paper, "marker", lambda _, shape, *__, **___: shapes.add(shape))
    draw(hard.restless())

    assert shapes == {"circle", "diamond", "square", "triangle", "cross"}


@pytest.mark.parametrize(("narrow", "columns"), [(False, 3), (True, 2)])
def test_small_charts_stand_side_by_side(narrow: bool, columns: int, written: list[Written]) -> None:  # noqa: FBT001
    draw(examples.multiples(), narrow=narrow)

    assert (
        len({one.left for one in written if one.text.startswith(("Elburg", "Hattem", "Heerde"))}) == columns
    )


def test_small_charts_give_the_last_figure_behind_the_name(written: list[Written]) -> None:
    draw(examples.multiples())
    texts = [one.text for one in written]

    assert f"Elburg 78{NBSP}%" in texts
    assert "Achter een naam staat het cijfer van december 2011." in texts
    assert "De streep: Digitaal loket, vanaf mei 2011." in texts


def test_small_charts_say_once_what_a_break_in_all_of_them_is(written: list[Written]) -> None:
    draw(hard.many_panels())

    assert [one.text for one in written if "Stippellijn" in one.text] == [
        "Stippellijn bij Kort: andere telling."
    ]


def test_course_names_the_day_on_which_half_is_closed(written: list[Written]) -> None:
    draw(examples.survival())

    assert f"de helft is klaar na 44,0{NBSP}dagen" in [one.text for one in written]
