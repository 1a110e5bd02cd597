"""The chapter on readiness: which steps are open, and what the others wait for."""

from __future__ import annotations

import datetime as dt

import pytest

from rapportage.blocks import Heading, Table, Text
from rapportage.queries.feiten import Step
from rapportage.reports import readiness

DAY = dt.date(2026, 3, 1)


def step(naam: str, *days: dt.date | None, spoor: str = "mentaal", traject: str = "Zaaksysteem") -> Step:
    """Make a step with a condition for each day; it is open once all of them are met."""
    criteria = tuple((f"voorwaarde {number}", "verslag", day) for number, day in enumerate(days, start=1))
    return Step(traject, spoor, naam, bool(days) and None not in days, criteria)


@pytest.mark.parametrize(
    ("steps", "title"),
    [
        ((step("Uitleg", DAY),), "De stap is open"),
        ((step("Uitleg", None),), "De stap is nog niet open"),
        ((step("Uitleg", None), step("Proef", None)), "Van de 2 stappen is er nog geen open"),
        ((step("Uitleg", DAY), step("Proef", None)), "Van de 2 stappen is er 1 open"),
        (
            (step("Uitleg", DAY), step("Proef", DAY), step("Overal", None)),
            "Van de 3 stappen zijn er 2 open",
        ),
        ((step("Uitleg", DAY), step("Proef", DAY)), "Alle 2 stappen zijn open"),
    ],
)
def test_title_says_how_many_steps_are_open(steps: tuple[Step, ...], title: str) -> None:
    assert readiness.title(steps) == title
    assert [*readiness.summary(steps)] == [f"{title}."]


def said(*steps: Step) -> list[str]:
    return [block.text for block in readiness.chapter(steps) if isinstance(block, Text)][1:]


def test_first_step_that_is_not_open_says_what_it_waits_for() -> None:
    assert said(step("Uitleg", DAY), step("Proef", DAY, None, None), step("Overal", None)) == [
        "De stap 'Proef' wacht op 2 voorwaarden."
    ]
    assert said(step("Proef", None)) == ["De stap 'Proef' wacht op 1 voorwaarde."]
    assert said(step("Uitleg", DAY)) == ["Aan alles is voldaan."]


def test_step_without_conditions_never_reads_as_ready() -> None:
    assert said(step("Proef")) == ["Voor de stap 'Proef' is nog niet afgesproken wat er klaar moet zijn."]


def test_table_says_of_each_condition_when_it_was_met_or_that_it_was_not() -> None:
    (table,) = [block for block in readiness.chapter([step("Proef", DAY, None)]) if isinstance(block, Table)]

    assert [row[2] for row in table.rows] == ["1 maart 2026", "nog niet"]


def test_spoor_has_the_name_of_its_traject_only_where_there_are_more() -> None:
    one = [step("Proef", None), step("Uitleg", None, spoor="fysiek")]
    two = [*one, step("Proef", None, traject="Thuiswerken")]

    def names(steps: list[Step]) -> list[str]:
        return [block.text for block in readiness.chapter(steps) if isinstance(block, Heading)][1:]

    assert names(one) == ["Mentaal spoor", "Fysiek spoor"]
    assert names(two) == [
        "Zaaksysteem: mentaal spoor",
        "Zaaksysteem: fysiek spoor",
        "Thuiswerken: mentaal spoor",
    ]


def test_gemeente_without_steps_has_no_chapter() -> None:
    assert [*readiness.chapter([])] == []
    assert [*readiness.summary([])] == []
