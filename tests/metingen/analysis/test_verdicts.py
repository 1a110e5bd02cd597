import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.comparisons import Better, Comparison, Finding, possible
from metingen.analysis.levels import Course
from metingen.analysis.robustness import Placebo
from metingen.analysis.shares import newcombe, wilson
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate
from metingen.analysis.verdicts import Design, Evidence, turning_point, verdict

RISE = Comparison(
    Estimate(52, 49, 55, 300), Estimate(61, 58, 64, 310), Estimate(9, 5, 13, 610), Unit.PUNTEN, "hoger"
)
FLAT = replace(RISE, after=Estimate(53, 50, 56, 310), difference=Estimate(1, -2.2, 3.6, 610))
FALL = Comparison(
    Estimate(55.7, 54, 58, 90), Estimate(43.6, 41, 46, 80), Estimate(-12.1, -16, -8, 170), Unit.DAGEN, "lager"
)
EFFECT = Estimate(8, 3.4, 12, 24)
CALM = Placebo(0, 12, wilson(0, 12), ())
STRONG = Evidence(
    "het digitale loket",
    Design.ONDERBROKEN_REEKS,
    EFFECT,
    registered=True,
    control_moved=False,
    placebo=CALM,
)


def test_verdict_on_a_clear_change_gives_both_figures() -> None:
    assert verdict(RISE, STRONG).change == "Gestegen van 52 naar 61 punten; dat is meer dan toeval."
    assert verdict(FALL, STRONG).change == "Gedaald van 55,7 naar 43,6 dagen; dat is meer dan toeval."


def test_verdict_on_shares_speaks_of_per_cent() -> None:
    comparison = Comparison(
        wilson(586, 748), wilson(664, 686), newcombe(586, 748, 664, 686), Unit.PROCENTPUNT, "hoger"
    )

    found = verdict(comparison, STRONG)

    assert (
        found.change
        == "Gestegen van 78\N{NO-BREAK SPACE}% naar 97\N{NO-BREAK SPACE}%; dat is meer dan toeval."
    )
    assert found.basis == (
        "n = 748 en 686; verschil +18,5 procentpunten (tussen +15,2 en +21,7); onderbroken reeks"
    )


def test_verdict_on_no_clear_change_says_how_much_it_can_be() -> None:
    found = verdict(FLAT, STRONG)

    assert found.change == (
        "Geen duidelijk verschil: 52 en 53 punten; is er verbetering, dan hoogstens 3,6 punten, "
        "is er verslechtering, dan hoogstens 2,2 punten."
    )
    assert found.cause.endswith("weten we niet, want er is geen duidelijk verschil.")
    assert found.direction == "niet_te_zeggen"


@pytest.mark.parametrize(
    ("better", "words"),
    [
        ("lager", "is er verbetering, dan hoogstens 2,2 punten"),
        ("", "is er verschil, dan hoogstens 3,6 punten"),
    ],
)
def test_verdict_says_what_is_possible_in_the_digits_of_the_interval(better: Better, words: str) -> None:
    assert words in verdict(replace(FLAT, better=better), STRONG).change


def test_verdict_names_a_cause_when_every_check_is_quiet() -> None:
    found = verdict(RISE, STRONG)

    assert found.cause == (
        "Waarschijnlijk door het digitale loket, "
        "want het begon op dat moment en een ander cijfer bleef gelijk."
    )
    assert (found.direction, found.grade) == ("beter", 3)


@pytest.mark.parametrize(
    ("design", "grade", "ground"),
    [
        (Design.GERANDOMISEERD, 5, "loting"),
        (Design.GESPREID, 4, "wie later begon"),
        (Design.SYNTHETISCH, 3, "vergelijkbare groepen"),
    ],
)
def test_verdict_grades_stronger_designs_higher(design: Design, grade: int, ground: str) -> None:
    found = verdict(RISE, Evidence("het loket", design, EFFECT, registered=True))

    assert found.grade == grade
    assert f"Waarschijnlijk door het loket, want {ground}" in found.cause


@pytest.mark.parametrize(
    ("evidence", "reason", "grade"),
    [
        (replace(STRONG, registered=False), "pas achteraf vastgelegd", 1),
        (replace(STRONG, design=Design.BESCHRIJVING), "alleen voor en na", 1),
        (replace(STRONG, effect=None), "te weinig metingen", 3),
        (replace(STRONG, effect=Estimate(2, -1, 5, 24)), "misschien ook zo gegaan", 3),
        (replace(STRONG, effect=Estimate(-8, -12, -4, 24)), "spreken elkaar tegen", 3),
        (replace(STRONG, control_moved=True), "gelijk moest blijven, veranderde ook", 2),
        (replace(STRONG, placebo=Placebo(3, 12, wilson(3, 12), ())), "op 3 van 12 andere datums", 3),
        (replace(STRONG, competing="balie en post daalden net zo"), "balie en post daalden net zo", 3),
        (replace(STRONG, control_moved=None), "geen rustig cijfer om mee te vergelijken", 2),
    ],
)
def test_verdict_names_no_cause_when_a_check_fails(evidence: Evidence, reason: str, grade: int) -> None:
    found = verdict(RISE, evidence)

    assert found.cause.startswith("Of het door het digitale loket komt, weten we niet, want")
    assert reason in found.cause
    assert found.grade == grade


@pytest.mark.parametrize(
    ("comparison", "change", "reason"),
    [
        (replace(FALL, after=FALL.after.flagged("veel_open")), "te veel zaken", "nog niet compleet"),
        (replace(FALL, verdict_on=dt.date(2012, 3, 1)), "op 1 maart 2012", "loopt nog"),
        (replace(FALL, after=Estimate(None, None, None, 3)), "te weinig gegevens", "te weinig gegevens"),
        (replace(FALL, difference=Estimate(4, None, None, 9)), "te weinig gegevens", "te weinig gegevens"),
    ],
)
def test_verdict_waits_until_the_figures_can_bear_it(
    comparison: Comparison, change: str, reason: str
) -> None:
    found = verdict(comparison, STRONG)

    assert change in found.change
    assert reason in found.cause
    assert (found.direction, found.grade) == ("niet_te_zeggen", 0)


@pytest.mark.parametrize(
    ("comparison", "better", "direction"),
    [(RISE, "hoger", "beter"), (RISE, "lager", "slechter"), (FALL, "lager", "beter"), (FALL, "", "neutraal")],
)
def test_verdict_points_the_way_that_is_better(
    comparison: Comparison, better: Better, direction: str
) -> None:
    assert verdict(replace(comparison, better=better), STRONG).direction == direction


evidences = st.builds(
    Evidence,
    st.just("het loket"),
    st.sampled_from(Design),
    st.sampled_from([None, EFFECT, Estimate(1, -2, 3, 24)]),
    registered=st.booleans(),
    control_moved=st.sampled_from([None, True, False]),
    placebo=st.sampled_from([None, CALM]),
    competing=st.sampled_from(["", "alles werd beter"]),
)


@given(st.sampled_from([RISE, FLAT, FALL]), evidences)
def test_verdict_is_two_short_sentences_and_claims_no_more_than_its_grade(
    comparison: Comparison, evidence: Evidence
) -> None:
    found = verdict(comparison, evidence)

    for sentence in (found.change, found.cause):
        assert sentence.endswith(".")
        assert sentence.count(". ") == 0
        assert len(sentence.split()) <= 25
    assert "erbeterd door" not in found.change + found.cause
    assert found.grade >= 3 or "Waarschijnlijk door" not in found.cause


def test_turning_point_says_what_would_turn_it() -> None:
    assert turning_point(EFFECT, Unit.PUNTEN) == (
        "Dit oordeel slaat om als iets anders op hetzelfde moment 3,4 punten verschil gaf."
    )
    assert turning_point(Estimate(1, -2, 3, 24), Unit.PUNTEN) == ""


def test_verdict_tells_when_together_is_clear_and_the_months_wobble() -> None:
    difference = Estimate(-12, -30, 4, 610)
    wobbling = replace(FLAT, after=replace(FLAT.after, value=40), difference=difference, wobbles=True)

    found = verdict(wobbling, STRONG)

    assert (
        found.change
        == "Gedaald van 52 naar 40 punten, maar de cijfers schommelen zo dat dit toeval kan zijn."
    )
    assert found.direction == "niet_te_zeggen"
    assert "Waarschijnlijk" not in found.cause


HANDOFFS = Comparison(
    Estimate(1.43, 1.33, 1.53, 747),
    Estimate(0.23, 0.18, 0.28, 542),
    Estimate(-1.2, -1.3, 0.5, 1289),
    Unit.AANTAL,
    "lager",
    wobbles=True,
    course=Course(Estimate(-0.32, -0.46, -0.19, 7), 2.12, 0.82),
)


def test_verdict_tells_that_a_change_was_under_way_before_the_start() -> None:
    found = verdict(HANDOFFS, STRONG)

    assert HANDOFFS.finding is Finding.UNDER_WAY
    assert found.change == (
        "Gedaald van 1,43 naar 0,23; "
        "de daling was al voor de start bezig (eerst 2,12, vlak voor de start 0,82)."
    )
    assert found.cause == (
        "Of het door het digitale loket komt, weten we niet, want de daling was al voor de start bezig."
    )
    assert (found.direction, found.movement) == ("neutraal", "omlaag")


def test_verdict_names_no_cause_of_a_clear_change_that_was_under_way() -> None:
    clear = replace(HANDOFFS, difference=Estimate(-1.2, -1.4, -0.9, 1289))

    found = verdict(clear, STRONG)

    assert "dat is meer dan toeval" in found.change
    assert "de daling was al voor de start bezig" in found.cause


@pytest.mark.parametrize(
    ("before", "after", "limits", "words"),
    [
        (
            0.9767,
            0.97,
            (-0.287, 0.269),
            "hoogstens 2,0 procentpunten, is er verslechtering, dan hoogstens 28,",
        ),
        (0.984, 0.981, (-0.05, 0.03), "is er verbetering, dan hoogstens 1,6 procentpunten, is er verslecht"),
        (1.0, 0.97, (-0.08, 0.02), "97\N{NO-BREAK SPACE}%; is er verslechtering, dan hoogstens 8,0 procent"),
        (0.03, 0.02, (-0.09, 0.004), "is er verslechtering, dan hoogstens 3,0 procentpunten."),
    ],
)
def test_verdict_never_allows_more_than_is_left(
    before: float, after: float, limits: tuple[float, float], words: str
) -> None:
    one, two = Estimate(before, before - 0.02, 1, 150), Estimate(after, after - 0.02, 1, 150)
    difference = possible(Estimate(after - before, *limits, 300), one, two, Unit.PROCENTPUNT, (0.0, 1.0))

    assert words in verdict(Comparison(one, two, difference, Unit.PROCENTPUNT, "hoger"), STRONG).change


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 2), st.floats(0, 2))
def test_possible_keeps_the_difference_and_what_is_clear(
    before: float, after: float, down: float, up: float
) -> None:
    value = after - before
    difference = Estimate(value, value - down, value + up, 300)
    one, two = Estimate(before, before, before, 150), Estimate(after, after, after, 150)

    found = possible(difference, one, two, Unit.PROCENTPUNT, (0.0, 1.0))

    assert found.low is not None
    assert found.high is not None
    assert found.low <= value <= found.high
    assert found.clear == difference.clear


@pytest.mark.parametrize(
    ("flag", "reason"),
    [
        ("te_weinig_voor", "er zijn te weinig maanden van ervoor"),
        ("te_weinig_na", "er zijn te weinig maanden van erna"),
        ("grens_onbekend", "de marge is niet te bepalen"),
    ],
)
def test_verdict_says_what_there_is_too_little_of(flag: str, reason: str) -> None:
    found = verdict(replace(FALL, difference=Estimate(-12.1, None, None, 170, flags=(flag,))), STRONG)

    assert found.change == f"Geen oordeel; {reason}."
