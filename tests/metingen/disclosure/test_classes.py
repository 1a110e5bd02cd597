"""Coarsening classes: everybody in a combination of enough people, at the least loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Kenmerk, coarsen_classes

AGES = ("18-34", "35-49", "50-64", "65+")
LEEFTIJD, KERN, ONDERNEMER = Kenmerk("leeftijd", AGES), Kenmerk("kern"), Kenmerk("ondernemer")
ALL = (LEEFTIJD, KERN, ONDERNEMER)
Found = Mapping[str, tuple[frozenset[str], ...]]


def people(**numbers: int) -> list[dict[str, str]]:
    """Make people of these kernen."""
    return [{"kern": kern} for kern, number in numbers.items() for _ in range(number)]


def combinations_of(persons: list[dict[str, str]], found: Found) -> Counter[tuple[frozenset[str], ...]]:
    return Counter(
        tuple(next(part for part in parts if person.get(naam, "") in part) for naam, parts in found.items())
        for person in persons
    )


def named(found: Found, naam: str) -> set[str]:
    return {" ".join(sorted(part)) for part in found.get(naam, ())}


def test_classes_of_enough_people_stay() -> None:
    assert named(coarsen_classes(people(Noord=10, Zuid=12), [KERN], 10), "kern") == {"Noord", "Zuid"}


def test_one_unusual_class_costs_that_class_only() -> None:
    found = coarsen_classes(people(Noord=40, Zuid=30, Oost=12, Elders=1), [KERN], 10)

    assert named(found, "kern") == {"Noord", "Zuid", "Elders Oost"}


def test_who_did_not_tell_joins_the_rest() -> None:
    persons = [*people(Noord=40, Zuid=30, Elders=7), {}, {}, {}]

    assert named(coarsen_classes(persons, [KERN], 10), "kern") == {"Noord", "Zuid", " Elders"}


def test_classes_in_order_join_with_their_neighbours() -> None:
    persons = [{"leeftijd": age} for age, n in zip(AGES, (3, 40, 9, 30), strict=True) for _ in range(n)]

    found = coarsen_classes(persons, [LEEFTIJD], 10)

    assert named(found, "leeftijd") == {"18-34 35-49", "50-64 65+"}


def test_item_that_comes_first_keeps_most() -> None:
    persons = [
        {"leeftijd": age, "ondernemer": yes}
        for age in ("18-34", "65+")
        for yes, n in (("ja", 2), ("nee", 20))
        for _ in range(n)
    ]

    assert set(coarsen_classes(persons, [LEEFTIJD, ONDERNEMER], 5)) == {"leeftijd"}


def test_too_few_people_tell_nothing() -> None:
    assert coarsen_classes(people(Noord=9), [KERN], 10) == {}
    assert coarsen_classes([], ALL, 10) == {}


PERSON = st.fixed_dictionaries(
    {},
    optional={
        "leeftijd": st.sampled_from(AGES),
        "kern": st.sampled_from(["Noord", "Oost", "Zuid", "West", "Elders"]),
        "ondernemer": st.sampled_from(["ja", "nee"]),
    },
)


@given(persons=st.lists(PERSON, max_size=120), k=st.integers(min_value=2, max_value=12))
def test_each_combination_has_k_people_and_each_class_one_place(
    persons: list[dict[str, str]], k: int
) -> None:
    found = coarsen_classes(persons, ALL, k)

    assert all(number >= k for number in combinations_of(persons, found).values()) or not found
    for naam, parts in found.items():
        assert len(parts) > 1
        assert sorted(name for part in parts for name in part) == sorted({p.get(naam, "") for p in persons})
    assert sum(len(part) > 1 for part in found.get("kern", ())) <= 1
    runs = [sorted(AGES.index(age) for age in part if age) for part in found.get("leeftijd", ())]
    seen = sorted({AGES.index(p["leeftijd"]) for p in persons if "leeftijd" in p})
    for run in filter(None, runs):
        assert [at for at in seen if run[0] <= at <= run[-1]] == run


@given(persons=st.lists(PERSON, min_size=20, max_size=60))
def test_order_of_the_people_does_not_matter(persons: list[dict[str, str]]) -> None:
    backwards = coarsen_classes(persons[::-1], ALL, 5)

    assert {naam: set(parts) for naam, parts in coarsen_classes(persons, ALL, 5).items()} == {
        naam: set(parts) for naam, parts in backwards.items()
    }
