from __future__ import annotations

import pytest

from metingen.disclosure import DisclosureError, check_plan


def test_check_plan_agrees_with_groups_of_fifteen() -> None:
    plan = check_plan({"Balie": 15, "Post": 40})
    assert (plan.akkoord, plan.bezwaren, plan.adviezen) == (True, (), ())


def test_check_plan_advises_against_groups_between_ten_and_fifteen() -> None:
    plan = check_plan({"Balie": 14, "Post": 40})
    assert plan.akkoord
    assert len(plan.adviezen) == 1
    assert plan.adviezen[0].startswith("Groep Balie heeft 14 genodigden. Liever 15 of meer. Doen er weinig")


def test_check_plan_stops_a_group_under_ten() -> None:
    plan = check_plan({"Balie": 9, "Post": 40})
    assert not plan.akkoord
    assert plan.bezwaren == (
        "Groep Balie heeft 9 genodigden. Het minimum is 10. Voeg deze groep samen met een andere.",
    )


def test_check_plan_stops_a_plan_without_groups() -> None:
    assert not check_plan({}).akkoord


def test_check_plan_looks_ahead_at_three_responses() -> None:
    plan = check_plan({"Balie": 12, "Post": 20}, buren={"Balie": "Post"})
    assert [(view.respons, [part.n for part in view.groepen]) for view in plan.vooruitblik] == [
        (40, [12]),
        (60, [7, 12]),
        (80, [9, 16]),
    ]


def test_check_plan_says_what_will_be_seen() -> None:
    sentences = check_plan({"Balie": 12, "Post": 20}).vooruitblik[1].zinnen
    assert sentences[:3] == (
        "Bij 60\N{NO-BREAK SPACE}% respons verwacht u 19 antwoorden.",
        "Alle antwoorden zijn te zien voor: Post.",
        "Een gemiddelde en drie klassen zijn te zien voor: Balie.",
    )


def test_check_plan_says_which_groups_are_seen_together() -> None:
    assert "Niet apart te zien: Balie en Post." in check_plan({"Balie": 12, "Post": 20}).vooruitblik[0].zinnen


def test_check_plan_says_when_nothing_will_be_seen() -> None:
    assert check_plan({"Balie": 10}).vooruitblik[0].zinnen[1] == "Dat is te weinig: er is dan niets te zien."


def test_check_plan_follows_a_raised_threshold() -> None:
    plan = check_plan({"Balie": 18}, k=20)
    assert "Het minimum is 20." in plan.bezwaren[0]


def test_check_plan_refuses_a_lowered_threshold() -> None:
    with pytest.raises(DisclosureError, match="ondergrens"):
        check_plan({"Balie": 18}, k=3)


def test_expected_answers_are_a_share_of_everybody() -> None:
    plan = check_plan({"Balie": 17, "Beleid": 18, "Bouwen": 25})

    assert [blik.zinnen[0].split()[-2] for blik in plan.vooruitblik] == ["24", "36", "48"]
