"""A condition as its maker reads it."""

from __future__ import annotations

import pytest
from hypothesis import given

from enquetes.routing import check, explain, parse
from tests.enquetes.routing.test_routing import CONDITIONS, SUMS, VRAGEN

NUMBERED = {code: (number, vraag) for number, (code, vraag) in enumerate(VRAGEN.items(), start=1)}


def told(text: str) -> str:
    tree = parse(text)
    check(tree, VRAGEN)
    return explain(tree, NUMBERED).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("functie = 'a'", "vraag 3 'Balie' is"),
        ("functie <> 'a'", "vraag 3 niet 'Balie' is"),
        ("uren >= 36", "vraag 1 36 of meer is"),
        ("uren > 37,5", "vraag 1 meer dan 37,5 is"),
        ("werk >= 4", "vraag 4 'graad 4' of meer is"),
        ("stel.r1 < 3", "vraag 6 ('Een') minder dan 'graad 3' is"),
        ("uren > dagen2 * 8", "vraag 1 meer is dan vraag 2 keer 8"),
        ("gekozen(middel; 'a'; 'b')", "bij vraag 5 'Balie' of 'Beleid' is gekozen"),
        ("leeg(open) en ingevuld(uren)", "vraag 7 niet is ingevuld en vraag 1 is ingevuld"),
        ("(uren > 1 of werk = 2) en ja", "(vraag 1 meer dan 1 is of vraag 4 'graad 2' is) en altijd"),
        ("niet uren = 1", "niet geldt dat vraag 1 1 is"),
        ("som(uren; dagen2) > 40", "de som van vraag 1 en vraag 2 meer dan 40 is"),
        ("vandaag() > datum('2026-01-01')", "vandaag meer is dan 2026-01-01"),
        ("als(uren > 1; 2) = 2", "2 (als vraag 1 meer dan 1 is) 2 is"),
        ("aantal(middel; uren) > 1", "het aantal antwoorden bij vraag 5 en vraag 1 meer dan 1 is"),
        ("kanaal.anders = 'a'", "vraag 8 (in eigen woorden) 'a' is"),
        ("orde.1 = 'b'", "vraag 9 (op plaats 1) 'Beleid' is"),
        ("omlaag(uren) = 1", "vraag 1, afgerond naar beneden 1 is"),
        ("als(uren > 1; 2; 3) = 2", "2 (als vraag 1 meer dan 1 is) of anders 3 2 is"),
    ],
)
def test_expression_is_told_in_words(text: str, words: str) -> None:
    assert told(text) == words


@given(CONDITIONS | SUMS)
def test_whatever_can_be_computed_can_be_told(text: str) -> None:
    assert told(text)
