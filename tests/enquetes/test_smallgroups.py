"""The way of answering goes into a sealed file only where nobody stands out by it."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from enquetes import frames
from enquetes.content import Answers
from enquetes.models import Ronde
from enquetes.respondent import Packed, Respondent, Wijze
from enquetes.smallgroups import merge_small_groups, ways_of, ways_together
from tests.factories.enquetes import CONTENT


def people(*told: tuple[str, str, int]) -> list[Respondent]:
    return [Respondent({}, groep=groep, wijze=wijze) for groep, wijze, n in told for _ in range(n)]


def ways(found: list[Respondent]) -> Counter[str]:
    return Counter((person.profiel or {}).get("wijze", "") for person in found)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        # Enough of each.
        ([("", "web", 20), ("", "papier", 5), ("", "telefoon", 5)], {"web": 20, "papier": 5, "telefoon": 5}),
        # Too few by phone: the web against the rest.
        ([("", "web", 20), ("", "papier", 5), ("", "telefoon", 2)], {"web": 20, "anders": 7}),
        # Four on paper would be known by it.
        ([("", "web", 20), ("", "papier", 4)], {"": 24}),
        # The same way for all says nothing.
        ([("", "papier", 20)], {"": 20}),
    ],
)
def test_way_is_kept_as_far_as_five_share_it(told: list[tuple[str, str, int]], kept: dict[str, int]) -> None:
    found = merge_small_groups(Ronde(groepen=[]), people(*told))

    assert ways(found) == kept


def test_way_counts_within_the_group() -> None:
    """Ten on paper in the whole, but two of them in one group: those two would be known."""
    groups = [
        {"naam": name, "uitgenodigd": 30, "buur": "", "leden": [name], "sleutels": [number]}
        for number, name in enumerate(("Balie", "Beleid"))
    ]

    found = merge_small_groups(
        Ronde(groepen=groups),
        people(("Balie", "web", 10), ("Balie", "papier", 8), ("Beleid", "web", 10), ("Beleid", "papier", 2)),
    )

    assert ways(found) == {"": 30}
    assert Counter(person.groep for person in found) == {"Balie": 18, "Beleid": 12}


def test_classes_of_the_panel_are_not_coarser_because_of_the_way() -> None:
    classes = {"kern": {"Noord": ["Noord"], "Zuid": ["Zuid"]}}
    told = [
        Respondent({}, profiel={"kern": kern}, wijze=wijze)
        for kern, wijze, n in (("Noord", Wijze.WEB, 6), ("Zuid", Wijze.WEB, 6), ("Zuid", Wijze.PAPIER, 2))
        for _ in range(n)
    ]

    found = merge_small_groups(Ronde(groepen=[], profielklassen=classes), told)

    assert Counter((person.profiel or {})["kern"] for person in found) == {"Noord": 6, "Zuid": 8}
    assert ways(found) == {"": 14}


def test_answers_that_wait_are_what_they_were() -> None:
    answers: Answers = {"a": "1", "b": 7.5, "c": ["x", "y"], "d": {"r1": "2"}, "e": None, "f": "é\u2014"}

    assert Respondent(Packed(answers)).given == answers
    assert Respondent(answers).given == answers


def test_columns_are_the_same_however_many_are_laid_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Answers] = [{"werk": "3", "uren": 2.0}, {}, {"open": "ja"}]
    told = [Respondent(answers, "Balie") for answers in given]
    whole = frames.build_frame(CONTENT, told)

    monkeypatch.setattr(frames, "_PEOPLE_AT_ONCE", 1)

    pd.testing.assert_frame_equal(frames.build_frame(CONTENT, told), whole)
    assert list(whole["werk"].cat.categories) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ({"web": 20, "papier": 5, "telefoon": 5}, {"web": 20, "papier": 5, "telefoon": 5}),
        ({"web": 20, "papier": 5, "telefoon": 2}, {"web": 20, "anders": 7}),
        ({"web": 20, "papier": 4}, {}),
        ({"web": 4, "papier": 20}, {}),
        # That all answered on the web says no more than that they answered.
        ({"web": 3}, {"web": 3}),
        ({}, {}),
    ],
)
def test_ways_are_counted_as_far_as_five_share_them(told: dict[str, int], counted: dict[str, int]) -> None:
    assert ways_of(people(*(("", way, n) for way, n in told.items())), 5) == counted


def test_ways_of_the_whole_may_be_told_where_a_group_has_too_few() -> None:
    """Nothing says in which group the ten on paper are."""
    found = people(("Balie", "web", 10), ("Balie", "papier", 8), ("Beleid", "papier", 2))

    assert ways_of(found, 5) == {"papier": 10, "web": 10}


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        ([{"web": 3}, {"web": 20, "papier": 5}], {"web": 23, "papier": 5}),
        ([{"web": 20, "anders": 7}, {"web": 9, "papier": 5}], {"web": 29, "anders": 12}),
        # What is not told of one part is not told of both.
        ([{"web": 20}, {}], {}),
        ([{"web": 20}, None], None),
    ],
)
def test_ways_of_rounds_that_are_told_as_one_add_up(
    parts: list[dict[str, int] | None], together: dict[str, int] | None
) -> None:
    assert ways_together(parts) == together
