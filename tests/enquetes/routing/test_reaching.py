"""Questions that nobody can ever get to see, by whatever way; and none that somebody can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.routing.course import Course
from enquetes.routing.publishing import faults
from enquetes.routing.reaching import never_seen
from tests.enquetes.routing.test_routing import VRAGEN

YES_NO = (Optie("ja", "Ja"), Optie("nee", "Nee"))
NEVER = "Vraag 'doel' verschijnt nooit"


def chosen(code: str, rule: str = "", **more: Any) -> Vraag:
    return Vraag(code, Soort.KEUZE, f"{code}?", opties=YES_NO, relevantie=rule, **more)


def number(code: str, low: float | None = None, high: float | None = None, **more: Any) -> Vraag:
    return Vraag(code, Soort.GETAL, f"{code}?", minimum=low, maximum=high, **more)


def told(rule: str, *before: Vraag) -> str:
    """Return what is wrong with a questionnaire that asks "doel" under a condition, after other questions."""
    pages = (Pagina(before), Pagina((chosen("doel", rule),)))
    return " ".join(fault.tekst for fault in faults(Inhoud("Proef", pages)))


THINGS = Vraag(
    "dingen",
    Soort.MEERKEUZE,
    "Wat?",
    opties=(Optie("a", "A"), Optie("b", "B"), Optie("c", "C"), Optie("geen", "Geen", alleen=True)),
    meeste=2,
)
DAY = Vraag("dag", Soort.DATUM, "Wanneer?")
TABLE = Vraag(
    "tabel",
    Soort.MATRIX,
    "Wat?",
    opties=tuple(Optie(str(point), str(point)) for point in range(1, 6)),
    rijen=tuple(Optie(f"r{at}", f"Rij {at}") for at in range(8)),
)
RANKING = Vraag(
    "orde",
    Soort.RANGSCHIKKING,
    "Wat eerst?",
    opties=tuple(Optie(code, code.upper()) for code in "abc"),
    meeste=2,
)
TOTAL = Vraag("totaal", Soort.BEREKENING, "Totaal", formule="uren * 2")


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        pytest.param("a = 'nee' en b = 'ja'", [chosen("a"), chosen("b", "a = 'ja'")], id="by another"),
        pytest.param("a = 'nee' en ingevuld(b)", [chosen("a"), chosen("b", "a = 'ja'")], id="filled in"),
        pytest.param(
            "a = 'nee' en c = 'ja'",
            [chosen("a"), chosen("b", "a = 'ja'"), chosen("c", "b = 'ja'")],
            id="by two others",
        ),
        pytest.param("uren + min > 30", [number("uren", 0, 10), number("min", 0, 10)], id="sum"),
        pytest.param("totaal > 30", [number("uren", 0, 10), TOTAL], id="calculation"),
        pytest.param("uren > 5 en uren < 6", [number("uren", heel=True)], id="whole numbers"),
        pytest.param("uren > 10", [number("uren", controle="uren < 5")], id="own check"),
        pytest.param("dag > datum('2026-01-01') en dag < datum('2025-01-01')", [DAY], id="days"),
        pytest.param("gekozen(dingen; 'geen') en gekozen(dingen; 'a')", [THINGS], id="excluding answer"),
        pytest.param("aantal(dingen) > 2", [THINGS], id="more than may be chosen"),
        pytest.param(
            f"{' en '.join(f'tabel.r{at} > 3' for at in range(8))} en tabel.r7 < 2", [TABLE], id="table"
        ),
        pytest.param("lengte(tekst) < 0", [Vraag("tekst", Soort.TEKST, "Wat?")], id="length"),
        pytest.param("als(a = 'ja'; 1; 2) > 2", [chosen("a")], id="if"),
        pytest.param("orde.1 = 'a' en orde.2 = 'a'", [RANKING], id="one item on two places"),
        pytest.param("orde.1 <> 'a' en orde.1 <> 'b' en orde.1 <> 'c'", [RANKING], id="no item left"),
        pytest.param("leeg(orde.1) en ingevuld(orde.2)", [RANKING], id="second without a first"),
        pytest.param("orde.3 = 'c'", [RANKING], id="more places than may be given"),
    ],
)
def test_question_that_never_appears_is_named(rule: str, before: list[Vraag]) -> None:
    assert NEVER in told(rule, *before)


@pytest.mark.parametrize(
    ("rule", "before"),
    [
        ("a = 'nee' en leeg(b)", [chosen("a"), chosen("b", "a = 'ja'")]),
        ("a = 'nee' of b = 'ja'", [chosen("a"), chosen("b", "a = 'ja'")]),
        ("uren + min > 15", [number("uren", 0, 10), number("min", 0, 10)]),
        ("uren > 5 en uren < 5,2", [number("uren")]),
        ("uren * uren < 10 en uren > 2,9", [number("uren")]),
        ("totaal > 15", [number("uren", 0, 10), TOTAL]),
        ("uren > 10", [number("uren", controle="uren < 5 of min > 1"), number("min")]),
        ("dag > datum('2026-01-01') en dag < datum('2026-01-03')", [DAY]),
        ("dagen(dag; vandaag()) > 3", [DAY]),
        ("gekozen(dingen; 'a') en aantal(dingen) = 2", [THINGS]),
        ("gekozen(dingen; 'geen')", [THINGS]),
        ("orde.1 = 'a' en orde.2 = 'b'", [RANKING]),
        ("orde.1 = 'a' en leeg(orde.2)", [RANKING]),
        ("orde.1 = 'a' en orde.2 <> 'b'", [RANKING]),
        ("orde.1 = 'a' en aantal(orde) = 1", [RANKING]),
        ("als(orde.1 = 'b'; aantal(orde); 0) = 2", [RANKING]),
        ("lengte(tekst) > 3", [Vraag("tekst", Soort.TEKST, "Wat?")]),
        ("tekst <> 'ja' en ingevuld(tekst)", [Vraag("tekst", Soort.TEKST, "Wat?")]),
    ],
)
def test_question_that_can_appear_is_let_through(rule: str, before: list[Vraag]) -> None:
    assert not told(rule, *before)


def test_long_chain_is_looked_through_in_time() -> None:
    chain = [chosen("v0"), *(chosen(f"v{at}", f"v{at - 1} = 'nee'") for at in range(1, 150))]

    assert NEVER in told("v149 = 'ja' en v0 = 'ja'", *chain)
    assert not told("v149 = 'ja' en v0 = 'nee'", *chain)


# Each asks about questions that stand before it only, so that none waits for itself.
ORDER = ("uren", "werk", "functie", "middel", "orde", "dagen2", "stel", "open")
ASKED = VRAGEN | {"orde": RANKING}
CONDITIONS = {
    "uren": ["uren {} {}", "uren * 2 {} {}", "leeg(uren)", "omlaag(uren / 2) {} {}"],
    "werk": ["werk {} {}", "som(uren; werk) {} {}", "uren - werk {} {}", "laagste(uren; werk) {} {}"],
    "functie": ["functie = 'a'", "functie <> 'a'", "ingevuld(functie)", "als(functie = 'b'; uren; 1) {} {}"],
    "middel": ["gekozen(middel; 'b')", "aantal(middel) {} {}", "leeg(middel)"],
    "orde": [
        *(f"orde.{place} {sign} '{code}'" for place in "12" for sign in ("=", "<>") for code in "ab"),
        "leeg(orde.1)",
        "ingevuld(orde.2)",
        "aantal(orde) {} {}",
        "gekozen(orde; 'b')",
        "als(orde.1 = 'a'; aantal(orde); 0) {} {}",
    ],
    "dagen2": ["dagen2 {} uren", "gemiddelde(dagen2; uren; werk) {} {}", "dagen2 {} {}"],
    "stel": ["stel.r1 {} {}", "stel.r1 - stel.r2 {} {}"],
}


@st.composite
def questionnaires(draw: st.DrawFn) -> Inhoud:
    """Draw the questions, some of them under conditions on those before."""
    questions = []
    for at, code in enumerate(ORDER):
        known = [text for before in ORDER[:at] for text in CONDITIONS.get(before, ())]
        rule = draw(st.just("") | _rules(known)) if known else ""
        questions.append(replace(ASKED[code], relevantie=rule))
    return Inhoud("Proef", (Pagina(tuple(questions)),))


def _rules(known: list[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])
    one = st.builds(str.format, st.sampled_from(known), signs, st.integers(0, 6))
    return st.recursive(
        one,
        lambda inner: (
            st.builds("({} {} {})".format, inner, st.sampled_from(["en", "of"]), inner)
            | inner.map("niet ({})".format)
        ),
        max_leaves=4,
    )


SOME_ANSWERS = st.fixed_dictionaries(
    {
        "uren": st.none()
        | st.integers(-1, 7).map(float)
        | st.floats(0, 6).map(lambda value: round(value, 2)),
        "dagen2": st.none() | st.integers(0, 6).map(float),
        "werk": st.none() | st.sampled_from("12345"),
        "stel": st.sampled_from([{}, *({"r1": code, "r2": "3"} for code in "12345")]),
        "middel": st.sampled_from([[], ["a"], ["b"], ["a", "b"]]),
        "functie": st.sampled_from([None, "a", "b"]),
        "orde": st.sampled_from([None, *map(list, ("a", "b", "c", "ab", "ba", "ac", "ca", "bc", "cb"))]),
    }
)


@given(questionnaires(), SOME_ANSWERS)
def test_no_question_that_appears_for_somebody_is_called_impossible(
    inhoud: Inhoud, answers: Mapping[str, Answer]
) -> None:
    course = Course(inhoud)
    seen = course.way(answers, dt.date(2026, 1, 1)).appears

    assert not seen & never_seen(course)
