import pytest

from metingen.analysis.units import Unit


@pytest.mark.parametrize(
    ("unit", "first", "second", "text"),
    [
        (Unit.PUNTEN, 52.2, 61.4, "52 naar 61 punten"),
        (Unit.PUNTEN, 52.2, 52.4, "52,2 naar 52,4 punten"),
        (Unit.PUNTEN, 52.0, 52.0, "52 naar 52 punten"),
        (Unit.AANTAL, 1.674, 0.258, "1,67 naar 0,26"),
        (Unit.PROCENTPUNT, 0.78, 0.784, "78,0\N{NO-BREAK SPACE}% naar 78,4\N{NO-BREAK SPACE}%"),
    ],
)
def test_pair_shows_that_two_figures_differ(unit: Unit, first: float, second: float, text: str) -> None:
    assert unit.pair(first, second, "naar") == text


@pytest.mark.parametrize(
    ("unit", "difference", "text"),
    [
        (Unit.PUNTEN, 4.5, "5 punten"),
        (Unit.PUNTEN, 0.42, "0,4 punten"),
        (Unit.PUNTEN, 1.0, "1 punt"),
        (Unit.PROCENTPUNT, -0.29, "29 procentpunten"),
        (Unit.AANTAL, 0.25, "0,25"),
        (Unit.DAGEN, -6.52, "6,5 dagen"),
        (Unit.DAGEN, 0.0, "0,0 dagen"),
    ],
)
def test_size_rounds_as_every_other_figure(unit: Unit, difference: float, text: str) -> None:
    assert unit.size(difference) == text


def test_limits_and_size_of_one_difference_agree() -> None:
    assert Unit.DAGEN.change(-1.0) == "−1,0 dag"
    assert Unit.DAGEN.limits(-6.55, 4.55) == "tussen −6,6 en +4,6"
    assert Unit.DAGEN.limit(-6.55) == "6,6 dagen"
