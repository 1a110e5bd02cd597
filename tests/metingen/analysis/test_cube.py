import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.cube import CountCube, Item, count_cube, count_item
from metingen.analysis.scores import Sums
from metingen.analysis.values import AnalysisError

TEVREDEN = Item("tevreden", ("oneens", "neutraal", "eens"))
TELEFOON = Item("kanaal_telefoon", (0, 1))
MINUTEN = Item("minuten")
ITEMS = (TEVREDEN, TELEFOON, MINUTEN)

respondents = st.lists(
    st.tuples(
        st.sampled_from(["noord", "oost", "west"]),
        st.sampled_from(["oneens", "neutraal", "eens", None]),
        st.sampled_from([0, 1, None]),
        st.one_of(st.none(), st.integers(0, 90)),
    ),
    min_size=1,
    max_size=25,
)
Rows = list[tuple[str, str | None, int | None, int | None]]


def cube_of(rows: Rows) -> CountCube:
    frame = pd.DataFrame(rows, columns=["groep", "tevreden", "kanaal_telefoon", "minuten"])
    return count_cube(frame.astype({"kanaal_telefoon": "float64", "minuten": "float64"}), ITEMS)


def same(left: CountCube, right: CountCube) -> bool:
    return (
        left.groups == right.groups
        and left.tidy().equals(right.tidy())
        and all(np.array_equal(left.sums[code], right.sums[code]) for code in left.sums)
        and np.array_equal(left.respondents, right.respondents)
    )


def test_count_cube_counts_each_item_on_its_own_base() -> None:
    cube = cube_of([("noord", "eens", 1, 5), ("noord", None, 0, None), ("oost", "eens", None, 7)])

    assert cube.of("tevreden").tolist() == [0, 0, 2]
    assert cube.of("kanaal_telefoon", "noord").tolist() == [1, 1]
    assert cube.of("kanaal_telefoon", "oost").tolist() == [0, 0]
    assert cube.respondents.tolist() == [2, 1]
    assert cube.sums_of("minuten") == Sums(2, 12.0, 74.0)
    assert cube.sums_of("minuten", "oost") == Sums(1, 7.0, 49.0)


@given(respondents)
def test_count_cube_agrees_with_a_slow_count(rows: Rows) -> None:
    cube = cube_of(rows)

    for group, answer, n in (
        cube.tidy().query("item == 'tevreden'")[["groep", "antwoord", "n"]].itertuples(index=False)
    ):
        assert n == sum(row[:2] == (group, answer) for row in rows)


@given(respondents, respondents)
def test_count_cube_of_two_parts_adds_up_to_the_whole(left: Rows, right: Rows) -> None:
    assert same(cube_of(left) + cube_of(right), cube_of(left + right))
    assert same(cube_of(left) + cube_of(right), cube_of(right) + cube_of(left))


@given(respondents.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_count_cube_does_not_see_the_order_of_rows(pair: tuple[Rows, Rows]) -> None:
    assert same(cube_of(pair[0]), cube_of(pair[1]))


def test_count_cube_reads_categories_in_any_order() -> None:
    answers = pd.Categorical(["eens", "oneens", "eens"], categories=["eens", "weet niet", "oneens"])
    frame = pd.DataFrame({"groep": ["a", "a", "a"], "tevreden": answers})

    assert count_cube(frame, [TEVREDEN]).of("tevreden").tolist() == [1, 0, 2]


def test_count_cube_leaves_its_input_alone() -> None:
    frame = pd.DataFrame({"groep": ["a", "b"], "tevreden": ["eens", None]})
    before = frame.copy(deep=True)

    count_cube(frame, [TEVREDEN])

    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        ({"groep": ["a"], "tevreden": ["misschien"]}, "In de kolom 'tevreden' staat 'misschien'"),
        ({"groep": [None], "tevreden": ["eens"]}, "Elke rij hoort bij een groep"),
        ({"groep": ["a"]}, "De kolom 'tevreden' ontbreekt"),
    ],
)
def test_count_cube_names_what_is_wrong(frame: dict[str, list[str | None]], sentence: str) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        count_cube(pd.DataFrame(frame), [TEVREDEN])


def test_count_cube_refuses_a_number_without_end() -> None:
    with pytest.raises(AnalysisError, match="oneindig"):
        count_cube(pd.DataFrame({"groep": ["a"], "minuten": [np.inf]}), [MINUTEN])


def test_cube_refuses_what_it_does_not_hold() -> None:
    cube = cube_of([("noord", "eens", 1, 5)])

    with pytest.raises(AnalysisError, match="'leeftijd'"):
        cube.of("leeftijd")
    with pytest.raises(AnalysisError, match="'zuid'"):
        cube.of("tevreden", "zuid")
    with pytest.raises(AnalysisError, match="niet dezelfde vragen"):
        cube + count_cube(pd.DataFrame({"groep": ["a"], "tevreden": ["eens"]}), [TEVREDEN])


def test_count_item_leaves_out_what_is_missing() -> None:
    counts = count_item(np.array([0, 1, -1, 1], dtype=np.int8), np.array([0, 0, 0, -1]), 2, 2)

    assert counts.tolist() == [[1, 1], [0, 0]]


@pytest.mark.parametrize(("codes", "groups"), [([2], [0]), ([0], [2]), ([0, 1], [0])])
def test_count_item_refuses_codes_outside_the_list(codes: list[int], groups: list[int]) -> None:
    with pytest.raises(AnalysisError):
        count_item(np.array(codes), np.array(groups), 2, 2)


def test_count_item_counts_every_one_of_a_million_answers() -> None:
    generator = np.random.default_rng(1)
    codes = generator.integers(-1, 5, 1_000_000).astype(np.int8)
    groups = generator.integers(0, 40, 1_000_000).astype(np.int16)

    counts = count_item(codes, groups, 5, 40)

    assert counts.sum() == (codes >= 0).sum()
