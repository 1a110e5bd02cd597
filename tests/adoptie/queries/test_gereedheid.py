from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Spoor
from adoptie.queries.gereedheid import gereedheid, spoor_stand
from tests.factories.adoptie import GereedheidFactory, SpoorFactory, StapFactory

pytestmark = pytest.mark.django_db


def _spoor(*stappen: tuple[bool, ...]) -> Spoor:
    """Make a spoor with steps; per step, for each criterion whether it is met."""
    spoor = SpoorFactory.create()
    for volgorde, criteria in enumerate(stappen, start=1):
        stap = StapFactory.create(spoor=spoor, volgorde=volgorde, naam=f"Stap {volgorde}")
        for met in criteria:
            GereedheidFactory.create(stap=stap, voldaan=met)
    return spoor


@pytest.mark.parametrize(
    ("stappen", "open_"),
    [
        ([(True, True)], [True]),
        ([(True, False)], [False]),
        ([(True,), (True,)], [True, True]),
        ([(False,), (True,)], [False, False]),
        ([(True,), (False,), (True,)], [True, False, False]),
        ([()], [False]),
        ([(), (True,)], [False, False]),
    ],
)
def test_stap_opens_when_all_up_to_it_are_met(stappen: list[tuple[bool, ...]], open_: list[bool]) -> None:
    stand = spoor_stand(_spoor(*stappen))

    assert [stap.open for stap in stand.stappen] == open_


@pytest.mark.parametrize(
    ("stappen", "sentences"),
    [
        ([(True,)], ["Deze stap is open: alle punten zijn klaar."]),
        ([(True, False, False)], ["Klaar: 1 van 3 punten."]),
        (
            [(False,), (True,)],
            ["Klaar: 0 van 1 punt.", "De punten zijn klaar. Eerst moet 'Stap 1' open zijn."],
        ),
        ([()], ["Voor deze stap zijn nog geen punten afgesproken. Voeg er minstens één toe."]),
    ],
)
def test_stap_says_what_is_missing(stappen: list[tuple[bool, ...]], sentences: list[str]) -> None:
    stand = spoor_stand(_spoor(*stappen))

    assert [stap.sentence for stap in stand.stappen] == sentences


@pytest.mark.parametrize(
    ("stappen", "sentence"),
    [
        ([], "Er zijn nog geen stappen."),
        ([(True,)], "Alle stappen zijn open."),
        ([(True,), (False,)], "1 van 2 stappen is open. Nu aan de beurt: Stap 2."),
        ([(False,)] * 3, "Nog geen van 3 stappen is open. Nu aan de beurt: Stap 1."),
        ([(True,), (True,), (False,)], "2 van 3 stappen zijn open. Nu aan de beurt: Stap 3."),
    ],
)
def test_spoor_says_how_far_it_is(stappen: list[tuple[bool, ...]], sentence: str) -> None:
    assert spoor_stand(_spoor(*stappen)).sentence == sentence


def test_gereedheid_asks_three_times_however_long(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    spoor = _spoor((True, True), (False, True), (True,))
    StapFactory.create(spoor=SpoorFactory.create(traject=spoor.traject, soort="mentaal"))

    with django_assert_num_queries(3):
        assert len([stap.sentence for stand in gereedheid(spoor.traject) for stap in stand.stappen]) == 4


def test_spoor_stand_says_how_it_was_on_a_day() -> None:
    spoor = _spoor((True,))

    assert not spoor_stand(spoor, dt.date(2011, 5, 2)).stappen[0].open
    assert spoor_stand(spoor, dt.date(2011, 5, 3)).stappen[0].open
