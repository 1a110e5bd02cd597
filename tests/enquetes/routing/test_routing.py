"""The language of a questionnaire: what it means, and what it refuses in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer, Optie, Soort, Vraag
from enquetes.routing import RoutingError, check, evaluate, parse

TODAY = dt.date(2026, 11, 27)
SCALE = tuple(Optie(str(number), f"graad {number}") for number in range(1, 6))
WORDS = (Optie("a", "Balie"), Optie("b", "Beleid"))
VRAGEN = {
    vraag.code.casefold(): vraag
    for vraag in (
        Vraag("uren", Soort.GETAL, "Hoeveel uur?"),
        Vraag("dagen2", Soort.GETAL, "Hoeveel dagen?"),
        Vraag("functie", Soort.KEUZE, "Wat doet u?", opties=WORDS),
        Vraag("werk", Soort.SCHAAL, "Is het goed te doen?", opties=SCALE),
        Vraag("middel", Soort.MEERKEUZE, "Wat gebruikt u?", opties=WORDS),
        Vraag(
            "stel",
            Soort.MATRIX,
            "Bent u het eens?",
            opties=SCALE,
            rijen=(Optie("r1", "Een"), Optie("r2", "Twee")),
        ),
        Vraag("open", Soort.TEKST, "Wat nog?"),
        Vraag("kanaal", Soort.KEUZE, "Hoe?", opties=(*WORDS, Optie("x", "Anders, namelijk", namelijk=True))),
        Vraag("orde", Soort.RANGSCHIKKING, "Wat eerst?", opties=WORDS),
    )
}
ANSWERS: Mapping[str, Answer] = {
    "uren": 36.0,
    "functie": "a",
    "werk": "4",
    "middel": ["a", "b"],
    "stel": {"r1": "2"},
    "open": "",
    "kanaal": "x",
    "kanaal.anders": "Per duif",
    "orde": ["b"],
}


def outcome(text: str, answers: Mapping[str, Answer] = ANSWERS) -> object:
    tree = parse(text)
    check(tree, VRAGEN)
    return evaluate(tree, answers, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uren > 35,5", True),
        ("uren = 36 en functie = 'a'", True),
        ("uren < 36 of functie = 'a' en werk >= 4", True),
        ("(uren < 36 of functie = 'a') en werk > 4", False),
        ("niet uren < 36", True),
        ("NIET (uren >= 36 EN werk = 4)", False),
        ("1 + 2 * 3 - 4 / 2", 5.0),
        ("-uren + 1", -35.0),
        ("2 - 3 - 4", -5.0),
        ("functie <> 'b'", True),
        ("stel.r1 = 2", True),
        ("kanaal.anders = 'Per duif'", True),
        ("lengte(Kanaal.anders)", 8.0),
        ("orde.1 = 'b'", True),
        ("leeg(orde.2)", True),
        ("som(uren; werk; stel.r1)", 42.0),
        ("gemiddelde(werk; stel.r1)", 3.0),
        ("hoogste(1; werk) - laagste(1; werk)", 3.0),
        ("aantal(middel)", 2.0),
        ("aantal(middel; uren; dagen2)", 3.0),
        ("omlaag(-2,5)", -3.0),
        ("omhoog(2,1)", 3.0),
        ("als(uren > 40; 'veel')", None),
        ("als(uren > 30; uren)", 36.0),
        ("gekozen(middel; 'a')", True),
        ("gekozen(functie; 'b')", False),
        ("als(uren > 35; 'veel'; 'gewoon')", "veel"),
        ("afgerond(2,5)", 3.0),
        ("afgerond(2,345; 2)", 2.35),
        ("samen('U werkt '; uren; ' uur.')", "U werkt 36 uur."),
        ("dagen(datum('2026-11-20'); vandaag())", 7.0),
        ("vandaag() > datum('2026-01-01')", True),
        ("lengte('twee')", 4.0),
        ("ja of nee", True),
    ],
)
def test_expression_gives(text: str, expected: object) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leeg(dagen2)", True),
        ("leeg(open)", True),
        ("ingevuld(uren)", True),
        # Who said nothing did not say something else.
        ("dagen2 > 1", False),
        ("dagen2 <> 1", False),
        ("stel.r2 = 1", False),
        ("niet dagen2 > 1", True),
        ("som(uren; dagen2)", 36.0),
        ("som(dagen2)", None),
        ("uren + dagen2", None),
        ("uren / 0", None),
        ("omlaag(dagen2)", None),
        ("gekozen(middel; 'b')", True),
    ],
)
def test_empty_answer_is_no_answer(text: str, expected: object) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize("text", ["werk >= 4", "werk <> 4", "werk < 4", "som(werk; 0) > 0", "werk - 1 < 9"])
def test_answer_to_a_scale_that_does_not_count_is_no_number(text: str) -> None:
    scale = (*SCALE, Optie("nvt", "Weet ik niet", telt=False))
    tree = parse(text)
    check(tree, {"werk": replace(VRAGEN["werk"], opties=scale)})

    assert evaluate(tree, {"werk": "nvt"}, TODAY) is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Er staat niets"),
        ("uren >", "Het eind ontbreekt"),
        ("(uren > 1", "Het eind ontbreekt"),
        ("uren > 1)", r"Op plek 9 staat iets dat daar niet past: '\)'"),
        ("uren > 1.5", "schrijft u als 1,5"),
        ("som(uren, werk)", "puntkomma"),
        ("uren ? 1", r"Op plek 6 staat iets dat daar niet past"),
        ("uur > 1", "zo'n vraag is er niet"),
        ("stel = 1", r"Noem een rij, zoals stel\.r1"),
        ("stel.r9 = 1", "De rijen zijn: r1 en r2"),
        ("uren.r1 = 1", "heeft geen deel .r1."),
        ("orde.3 = 'a'", "heeft geen deel .3."),
        ("kanaal.1 = 'a'", "heeft geen deel .1."),
        ("functie = 'c'", "geen antwoord 'c'. Kies uit: a en b"),
        ("gekozen(middel; 'c')", "geen antwoord 'c'"),
        ("functie > 'a'", "Groter en kleiner bestaan alleen"),
        ("middel = 'a'", "Gebruik gekozen"),
        ("uren = 'a'", "een getal vergeleken met een tekst"),
        ("uren en ja", "hoort iets dat ja of nee is"),
        ("functie + 1", "kan alleen met getallen"),
        ("wortel(4)", "Die functie is er niet"),
        ("als(ja)", "Dat moeten er 2 tot 3 zijn"),
        ("als(ja; 1; 'a')", "twee keer hetzelfde soort"),
        ("datum('morgen')", r"datum\('2026-12-31'\)"),
        ("aantal(ja)", "Bij .aantal. hoort daar"),
        ("(" * 50 + "1" + ")" * 50, "haakjes in elkaar"),
        ("1 + " * 900 + "1", "langer dan 2000 tekens"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(RoutingError, match=told):
        outcome(text)


@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9 ()<>=+;,'.*/-]{1,40}", fullmatch=True))
def test_whatever_is_typed_is_computed_or_refused(text: str) -> None:
    with suppress(RoutingError):
        outcome(text)


NUMBERS = st.integers(0, 99).map(str)
SUMS = st.recursive(
    NUMBERS,
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({' '.join(parts)})")
        | st.tuples(inner, st.sampled_from("+-*"), inner).map(" ".join)
    ),
    max_leaves=12,
)


@given(SUMS)
def test_reckoning_is_that_of_python(text: str) -> None:
    assert outcome(text) == pytest.approx(float(eval(text)))  # noqa: S307 - made here, of digits and signs


CONDITIONS = st.recursive(
    st.sampled_from(["ja", "nee"]),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["en", "of"]), inner).map(lambda parts: f"({' '.join(parts)})")
        | st.tuples(inner, st.sampled_from(["en", "of"]), inner).map(" ".join)
        | inner.map(lambda part: f"niet {part}")
    ),
    max_leaves=12,
)
_PYTHON = {"ja": "True", "nee": "False", "en": "and", "of": "or", "niet": "not"}


@given(CONDITIONS)
def test_conditions_are_those_of_python(text: str) -> None:
    words = text.replace("(", "( ").replace(")", " )").split()
    python = " ".join(_PYTHON.get(word, word) for word in words)

    assert outcome(text) is eval(python)  # noqa: S307 - made here, of five words
