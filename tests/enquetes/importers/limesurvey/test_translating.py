"""Expressions of LimeSurvey in our language: the same outcome for every answer, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer
from enquetes.importers.limesurvey.expressions.evaluating import evaluate
from enquetes.importers.limesurvey.expressions.parsing import parse
from enquetes.importers.limesurvey.expressions.translating import condition, value
from enquetes.importers.limesurvey.expressions.tree import resolved
from enquetes.importers.limesurvey.expressions.values import NoOutcomeError, is_true, text_of
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.routing import evaluate as evaluate_ours
from enquetes.routing import write
from enquetes.routing.tree import Boom
from tests.enquetes.importers.limesurvey.asked import CARS, resolve
from tests.enquetes.routing.test_routing import TODAY


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("age > 18", "age > 18"),
        ("age != 5", "niet age = 5"),
        ("age != ''", "ingevuld(age)"),
        ("0 <= age", "0 <= age of leeg(age)"),
        ("age", "age <> 0"),
        ('((married.NAOK == "Y") and (car.NAOK != "A1"))', "married = 'Y' en niet car = 'A1'"),
        ('car=="A1" or car=="A2"', "car <> 'A3'"),
        ('grade >= "4"', "grade >= 4"),
        ("grade != 3", "leeg(grade) of grade <> 3"),
        ("ways_S1.NAOK != 'Y'", "niet gekozen(ways; 'S1')"),
        ("count(that.ways) > 1", "aantal(ways) > 1"),
        ("!is_empty(kids) && age &gt;= kids", "age >= kids"),
        ("is_int(age)", "afgerond(age) = age"),
        ("countif('1', table_1, table_2) > 1", "som(als(table.1 = 1; 1; 0); als(table.2 = 1; 1; 0)) > 1"),
        ("countifop('>=', 4, table_1) == 1", "table.1 >= 4"),
        ("sumifop('>', 2, table_1, table_2) > 3", None),
        ("regexMatch('/^A[12]$/', car)", "car <> 'A3'"),
        ("unique(table_1, table_2)", "niet table.1 = table.2"),
        ("if(age > 5, married == 'Y', 1)", "age > 5 en married = 'Y' of niet age > 5"),
        ("!is_empty(day)", "ingevuld(day)"),
        ("5 + 7 == 12", "ja"),
        ("is_empty('')", "ja"),
        ("strlen(name) > 3", "lengte(name) > 3"),
    ],
)
def test_condition_becomes_ours(source: str, ours: str | None) -> None:
    found = write(condition(source, resolve))

    assert ours in {None, found}


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        # An empty answer is set before the other as a text, so the other one is left.
        ("age + kids", "som(age; kids)"),
        ("sum(age, kids)", "som(0; age; kids)"),
        ("age / pow(kids, 2)", "age / (kids * kids)"),
        ("min(age, kids)", "als(ingevuld(age) en ingevuld(kids); laagste(age; kids))"),
        ("round(age / kids, 2)", "afgerond(age / kids; 2)"),
        ("if(is_numeric(age), abs(age), '')", "als(age < 0; 0 - age; age)"),
        ("if(married == 'Y', age, age * .45)", "als(married = 'Y'; age; age * 0,45)"),
        ("implode(' ', 'Hi', name, '!')", "samen('Hi '; name; ' !')"),
        ("if(age > 5, age, 'weinig')", "als(age > 5; samen(age); 'weinig')"),
        ("car.shown", "als(car = 'A3'; 'Fiat'; als(car = 'A2'; 'Opel'; als(car = 'A1'; 'Volvo')))"),
        ("list(name, car)", "samen(name; als(ingevuld(car) en ingevuld(name); ', '); car)"),
        ("-age", "0 - som(0; age)"),
        ("date('Y', mktime(0,0,0,5,3,2011))", "2011"),
    ],
)
def test_what_is_computed_becomes_ours(source: str, ours: str) -> None:
    assert write(value(source, resolve)) == ours


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('age >= "18"', "'18' hier als tekst"),
        ("name == '7'", "een tekst wordt vergeleken met het getal 7"),
        ("age + kids > 10", "bij kids = 7 is het daar 'ja' en bij ons 'nee'"),
        ("day > '2020-01-01'", "alleen te vragen of het is ingevuld"),
        ("sqrt(age) > 2", "'sqrt' heeft bij ons geen tegenhanger"),
        ("married = 'Y'", "'married =' verandert een antwoord"),
        ("nobody == 1", "'nobody' is geen vraag"),
        ("frobnicate(age)", "LimeSurvey kent de functie 'frobnicate' niet"),
        ("age >", "de expressie is niet te lezen bij '>'"),
        ("regexMatch('/(a+)+$/', car)", "'regexMatch' geeft hier geen vaste uitkomst"),
        ("regexMatch('/a/', name)", "'regexMatch' heeft bij ons geen tegenhanger"),
        ("rand() > 1", "'rand' geeft hier geen vaste uitkomst"),
        ("that.ways == 'Y'", "een rij vragen waar er één hoort te staan"),
        ("age + " * 2_000 + "1", "langer dan"),
    ],
)
def test_what_cannot_be_translated_is_named(source: str, told: str) -> None:
    with pytest.raises(UntranslatableError) as caught:
        condition(source, resolve)

    assert told in str(caught.value)


NUMBERS = st.none() | st.integers(-20, 120).map(float) | st.sampled_from([0.0, 0.5, 2.25, 18.5, 1e6])
TEXTS = st.none() | st.sampled_from(["Jan", "jan", "0", "7", "07", "7.0", "Y", "3", "A1", "-", "ja hoor"])
ANSWERS = st.fixed_dictionaries(
    {
        "age": NUMBERS,
        "kids": st.none() | st.integers(0, 30).map(float),
        "name": TEXTS,
        "married": st.sampled_from([None, "Y", "N"]),
        "car": st.sampled_from([None, *(car.code for car in CARS)]),
        "grade": st.sampled_from([None, *"12345"]),
        "table": st.dictionaries(st.sampled_from("12"), st.sampled_from("12345")),
        "ways": st.lists(st.sampled_from(["S1", "S2", "S3"]), unique=True),
    }
)
LITERALS = st.sampled_from(
    ["0", "1", "3", "18", ".5", "''", "'Y'", '"N"', "'A1'", "'3'", "'Jan'", "' '", "'0'", "'A' "]
)
NAMES = st.sampled_from(
    ["age", "kids", "name", "married", "car", "grade", "table_1", "table_2.NAOK", "ways_S1", "ways_S2"]
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sign = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "and", "or", "&&", "||", "+", "-", "*", "/"])
    called = st.sampled_from(["sum", "max", "min", "count", "if", "implode", "is_empty", "round", "unique"])
    return (
        st.tuples(inner, sign, inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"!({part})")
        | inner.map(lambda part: f"is_empty({part})")
        | st.tuples(called, st.lists(inner, min_size=1, max_size=3)).map(
            lambda parts: f"{parts[0]}({', '.join(parts[1])})"
        )
    )


EXPRESSIONS = st.recursive(NAMES | NAMES | LITERALS, _larger, max_leaves=6)


def limesurvey_gives(source: str, answers: Mapping[str, Answer]) -> Any:
    (node,) = resolved(parse(source), resolve)
    try:
        return evaluate(node, _Values(answers))
    except NoOutcomeError:
        return None


class _Values(dict[str, str]):
    """The answers as LimeSurvey keeps them, by the names of its variables."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers

    def __missing__(self, name: str) -> str:
        code, _, part = name.partition("_")
        given = self.answers[code]
        if isinstance(given, list):
            return "Y" if part in given else ""
        if isinstance(given, dict):
            return given.get(part, "")
        return text_of(given)


def _translated(translate: Callable[..., Boom], source: str) -> Boom | None:
    try:
        return translate(source, resolve)
    except UntranslatableError:
        return None


@given(EXPRESSIONS, st.lists(ANSWERS, min_size=3, max_size=8))
def test_condition_holds_where_it_holds_in_limesurvey(source: str, people: list[dict[str, Answer]]) -> None:
    ours = _translated(condition, source)
    for answers in people if ours else []:
        assert ours
        given = {code: answer for code, answer in answers.items() if answer not in (None, [], {})}
        assert evaluate_ours(ours, given, TODAY) is is_true(limesurvey_gives(source, answers)), write(ours)


@given(EXPRESSIONS)
def test_whatever_is_written_is_translated_or_refused(source: str) -> None:
    for translate in (condition, value):
        found = _translated(translate, source)
        assert found is None or write(found)


@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9 ()<>=+;!&|,'.*/#-]{1,40}", fullmatch=True))
def test_whatever_stands_in_a_file_is_translated_or_refused(source: str) -> None:
    _translated(condition, source)
