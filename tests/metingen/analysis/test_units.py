import pytest

from metingen.analysis.units import Unit


@pytest.mark.parametrize(
    ("unit", "first", "second", "text"),
    [
        (Unit.PUNTEN, 52.2, 61.4, "52 naar 61 punten"),
        (Unit.PUNTEN, 52.2, 52.4, "52,2 naar 52,4 punten"),
        (Unit.PUNTEN, 52.0, 52.0, "52 naar 52 punten"),
        (Unit.AANTAL, 1.674, 0.258, "1,7 naar 0,3"),
        (Unit.PROCENTPUNT, 0.78, 0.784, "78,0\N{NO-BREAK SPACE}% naar 78,4\N{NO-BREAK SPACE}%"),
    ],
)
def test_pair_shows_that_two_figures_differ(unit: Unit, first: float, second: float, text: str) -> None:
    assert unit.pair(first, second, "naar") == text


@pytest.mark.parametrize(
    ("unit", "size", "most", "least"),
    [
        (Unit.PUNTEN, 4.2, "5 punten", "4 punten"),
        (Unit.PUNTEN, 1.0, "1 punt", "1 punt"),
        (Unit.PROCENTPUNT, -0.29, "29 procentpunten", "29 procentpunten"),
        (Unit.AANTAL, 0.25, "0,3", "0,2"),
        (Unit.DAGEN, 0.0, "0,0 dagen", "0,0 dagen"),
    ],
)
def test_sizes_round_away_from_a_claim(unit: Unit, size: float, most: str, least: str) -> None:
    assert unit.at_most(size) == most
    assert unit.at_least(size) == least
