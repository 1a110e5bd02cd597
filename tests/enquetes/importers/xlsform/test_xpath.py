"""XPath of XLSForms in our language; elementpath is the second opinion on what it gives."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from elementpath import XPath1Parser, XPathContext
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.xlsform.xpath.evaluating import text_of
from enquetes.importers.xlsform.xpath.translating import condition, value
from enquetes.routing import evaluate, write
from tests.enquetes.importers.xlsform.asked import resolve
from tests.enquetes.routing.test_routing import TODAY


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        (". >= 0 and . <= 120", "age >= 0 en age <= 120"),
        ("${age} != 5", "niet age = 5"),
        ("${name} != ''", "ingevuld(name)"),
        ("${married}='Y'", "married = 'Y'"),
        ("selected(${married}, \u2018Y\u2019)", "married = 'Y'"),
        ("${married} = 'Y' or ${married} = 'N'", "ingevuld(married)"),
        ("not(selected(${ways}, 'S1'))", "niet gekozen(ways; 'S1')"),
        ("selected(${ways}, 'S9')", "nee"),
        ("count-selected(${ways}) > 1", "aantal(ways) > 1"),
        ("${ways} = 'S1'", "gekozen(ways; 'S1') en aantal(ways) = 1"),
        ("${grade} = 3", "grade = 3"),
        ("${age} = ${kids}", "leeg(age) en leeg(kids) of age = kids"),
        ("${day} <= today()", "day <= vandaag()"),
        ("${day} > date('2020-01-01')", "day > datum('2020-01-01')"),
        ("(today() - ${day}) div 365.25 > 18", "dagen(day; vandaag()) / 365,25 > 18"),
        ("coalesce(${age}, ${kids}) > 3", "als(ingevuld(age); age; kids) > 3"),
        ("selected(${ways}, 'S1') = true()", "gekozen(ways; 'S1')"),
        ("jr:choice-name(${car}, '${car}') = 'Opel'", "car = 'A2'"),
        ("string-length(${name}) > 3", "lengte(name) > 3"),
    ],
)
def test_condition_becomes_ours(source: str, ours: str) -> None:
    assert write(condition(source, resolve)) == ours


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("${age} + ${kids} * 2", "age + kids * 2"),
        ("if(${married} = 'Y', ${age}, 0)", "als(married = 'Y'; age; 0)"),
        ("if(selected(${ways}, 'S1'), 'ja', '')", "als(gekozen(ways; 'S1'); 'ja')"),
        ("concat('Hallo ', ${name}, '!')", "samen('Hallo '; name; '!')"),
        ("round(${kids} div 3, 2)", "afgerond(kids / 3; 2)"),
        # Half a place goes up in a form, also below zero.
        ("round(${age})", "omlaag(age + 0,5)"),
        ("round(${age} div 8, 1)", "omlaag(age / 8 * 10 + 0,5) / 10"),
        ("int(${age} div 3)", "als(age / 3 < 0; omhoog(age / 3); omlaag(age / 3))"),
        ("max(${age}, ${kids})", "als(ingevuld(age) en ingevuld(kids); hoogste(age; kids))"),
        ("today()", "vandaag()"),
        ("3 * 4", "12"),
    ],
)
def test_what_is_computed_becomes_ours(source: str, ours: str) -> None:
    assert write(value(source, resolve)) == ours


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("${name} = 5", "een tekst wordt vergeleken met 5"),
        ("regex(${name}, '[a-z]+')", "'regex' heeft bij ons geen tegenhanger"),
        ("../age > 3", "'../age' is een pad"),
        ("/data/age > 3", "'/data/age' is een pad"),
        ("${age}[1] > 3", "niet te lezen bij '[1]"),
        ("${last-saved#age} > 3", "van een vorige keer"),
        ("${nobody} = 1", "'nobody' is geen vraag"),
        ("${age}", "een antwoord waar ja of nee hoort te staan"),
        ("count-selected() > 1", "niet het juiste aantal delen"),
        ("${age} >", "niet te lezen bij '>'"),
        ("pulldata('a', 'b', 'c', 'd') = 1", "'pulldata' heeft bij ons geen tegenhanger"),
    ],
)
def test_what_cannot_be_translated_is_named(source: str, told: str) -> None:
    with pytest.raises(UntranslatableError) as caught:
        condition(source, resolve)

    assert told in str(caught.value)


NUMBERS = st.none() | st.integers(-20, 120).map(float) | st.sampled_from([0.0, 0.5, 2.25, 18.5])
ANSWERS = st.fixed_dictionaries(
    {
        "age": NUMBERS,
        "kids": st.none() | st.integers(0, 30).map(float),
        "name": st.none() | st.sampled_from(["Jan", "0", "7", "A1", "-"]),
        "married": st.sampled_from([None, "Y", "N"]),
        "grade": st.sampled_from([None, *"12345"]),
    }
)


class Part(NamedTuple):
    """A part of an expression, and whether it gives a number; elementpath wants to be told."""

    text: str
    is_number: bool = False

    def as_number(self) -> str:
        return self.text if self.is_number else f"number({self.text})"


NAMES = st.sampled_from(["${age}", "${kids}", "${name}", "${married}", "${grade}"]).map(Part)
NUMERALS = st.sampled_from(["0", "1", "3", "18", ".5"]).map(lambda text: Part(text, is_number=True))
TEXTS = st.sampled_from(["''", "'Y'", "'Jan'", "'3'"]).map(Part)


def _larger(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    sign = st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "and", "or", "+", "-", "*", "div"])
    called = st.sampled_from(["not", "boolean", "floor", "ceiling", "number", "string-length"])
    return (
        st.tuples(inner, sign, inner).map(_joined)
        | st.tuples(called, inner).map(_called)
        | st.tuples(inner, inner).map(lambda parts: Part(f"concat({parts[0].text}, {parts[1].text})"))
    )


def _called(parts: tuple[str, Part]) -> Part:
    name, inner = parts
    return Part(f"{name}({inner.text})", is_number=name not in {"not", "boolean"})


def _joined(parts: tuple[Part, str, Part]) -> Part:
    left, sign, right = parts
    as_texts = sign in {"=", "!="} and not left.is_number and not right.is_number
    if as_texts or sign in {"and", "or"}:
        return Part(f"({left.text} {sign} {right.text})")
    return Part(f"({left.as_number()} {sign} {right.as_number()})", is_number=sign in {"+", "-", "*", "div"})


EXPRESSIONS = st.recursive(NAMES | NAMES | NUMERALS | TEXTS, _larger, max_leaves=6).map(
    lambda part: part.text
)


_DIVISION: Any = XPath1Parser.symbol_table["div"]


class DividedByNothingError(Exception):
    """Here that gives no answer; in XPath it is infinite, also for elementpath where it is no number."""


class _Division(_DIVISION):  # type: ignore[misc]  # made by the library as it goes
    def evaluate(self, context: Any = None) -> Any:
        if self[1].evaluate(context) == 0:
            raise DividedByNothingError
        return super().evaluate(context)


class _Parser(XPath1Parser):
    symbol_table = {**XPath1Parser.symbol_table, "div": _Division}


def elementpath_gives(source: str, answers: Mapping[str, Answer]) -> object:
    root = ET.Element("data")
    for code, answer in answers.items():
        ET.SubElement(root, code).text = "" if answer is None else text_of(answer)  # type: ignore[arg-type]
    # An answer is a text; the path would be a node, and that there is one says nothing.
    path = re.sub(r"\$\{(\w+)\}", r"string(/data/\1)", source)
    return _Parser().parse(path).evaluate(XPathContext(root))


@given(EXPRESSIONS, st.lists(ANSWERS, min_size=3, max_size=8))
def test_condition_holds_where_it_holds_in_xpath(source: str, people: list[dict[str, Answer]]) -> None:
    try:
        ours = condition(source, resolve)
    except UntranslatableError:
        return
    for answers in people:
        try:
            theirs = elementpath_gives(source, answers)
        except DividedByNothingError:
            continue
        holds = theirs not in {"", 0} and not (isinstance(theirs, float) and math.isnan(theirs))
        given = {code: answer for code, answer in answers.items() if answer is not None}
        assert bool(evaluate(ours, given, TODAY)) is holds, write(ours)


@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9 ()<>=+!|,'.*/${}\[\]-]{1,40}", fullmatch=True))
def test_whatever_stands_in_a_file_is_translated_or_refused(source: str) -> None:
    for translate in (condition, value):
        with suppress(UntranslatableError):
            assert write(translate(source, resolve))


def test_age_is_counted_from_a_day_of_birth() -> None:
    ours = condition("int((today() - ${day}) div 365.25) >= 18", resolve)

    assert [
        evaluate(ours, {"day": TODAY - dt.timedelta(days=days)}, TODAY) for days in (6_574, 6_575, -9_999)
    ] == [False, True, False]
