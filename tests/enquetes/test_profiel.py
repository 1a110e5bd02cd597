"""The names of classes, and how a class that was made coarser is found again."""

from __future__ import annotations

import pytest

from enquetes.profiel import as_told, class_of, coarsen, coarser, name_of


@pytest.mark.parametrize(
    ("item", "classes", "name"),
    [
        ("leeftijd", {"18-34"}, "18-34"),
        ("leeftijd", {"18-34", "35-49"}, "18-49"),
        ("leeftijd", {"50-64", "65+", ""}, "50+ of onbekend"),
        ("leeftijd", {""}, "onbekend"),
        ("kern", {"Wezep"}, "Wezep"),
        ("kern", {"Wezep", ""}, "Wezep of onbekend"),
        ("kern", {"Wezep", "Hattemerbroek"}, "anders"),
        ("kern", {"Wezep", "Hattemerbroek", ""}, "anders of onbekend"),
        ("ondernemer", {"ja"}, "ja"),
    ],
)
def test_class_is_called_by_what_is_in_it(item: str, classes: set[str], name: str) -> None:
    assert name_of(item, classes) == name


def test_class_that_nobody_had_counts_as_not_told() -> None:
    assert class_of("65+", {"18-49": ["18-34", "35-49"], "50-64 of onbekend": ["50-64", ""]}) == (
        "50-64 of onbekend"
    )
    assert class_of("65+", {"18-49": ["18-34", "35-49"], "50-64": ["50-64"]}) == "onbekend"


def test_age_between_two_that_joined_is_in_their_class() -> None:
    people = [{"leeftijd": age} for age, n in (("18-34", 4), ("50-64", 8), ("65+", 12)) for _ in range(n)]

    found = coarsen(people, as_told(["leeftijd"], people), 10)

    assert found == {"leeftijd": {"18-64": ["18-34", "35-49", "50-64"], "65+": ["65+"]}}


def test_classes_can_be_made_coarser_again() -> None:
    before = {"kern": {"Noord": ["Noord"], "Zuid": ["Zuid"], "anders": ["Oost", "West"]}}
    people = [{"kern": name} for name, n in (("Noord", 9), ("Zuid", 3), ("anders", 4)) for _ in range(n)]

    after = coarsen(people, before, 5)

    assert after == {"kern": {"Noord": ["Noord"], "anders": ["Oost", "West", "Zuid"]}}
    assert list(after["kern"]) == ["Noord", "anders"]
    assert [coarser(name, before["kern"], after["kern"]) for name in ("Noord", "Zuid", "anders")] == [
        "Noord",
        "anders",
        "anders",
    ]


def test_two_classes_of_the_rest_are_one() -> None:
    """What was joined at the opening and what is joined at sealing would have one name."""
    before = {"kern": {"A": ["A"], "B": ["B"], "C": ["C"], "anders": ["D", "E"]}}
    people = [{"kern": name} for name, n in (("A", 9), ("B", 2), ("C", 3), ("anders", 6)) for _ in range(n)]

    assert coarsen(people, before, 5) == {"kern": {"A": ["A"], "anders": ["B", "C", "D", "E"]}}
