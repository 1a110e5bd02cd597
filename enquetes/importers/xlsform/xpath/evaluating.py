"""The outcome of an expression as a form computes it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Wijze
from enquetes.importers.xlsform.xpath.tree import Asked, Binary, Call, Constant, Node

Value = str | float | bool | dt.date
_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*")
_START = dt.date(1970, 1, 1)
# Half a place is rounded up, also below zero.
_HALF = 0.5


class Form:
    """What somebody filled in, as texts by name; ``today`` is when."""

    def __init__(self, values: Mapping[str, str], today: dt.date) -> None:
        self._values = values
        self._today = today

    def gives(self, node: Node) -> Value:
        """Return what a part gives. Raises UntranslatableError for what forms do not agree on."""
        match node:
            case Constant():
                return node.value
            case Asked():
                given = self._values[node.variable.name]
                day = given and node.variable.wijze == Wijze.DATUM
                return dt.date.fromisoformat(given) if day else given
            case Binary():
                return self._binary(node)
            case Call():
                return self._called(node)

    def _called(self, node: Call) -> Value:
        match node:
            case Call(name="today"):
                return self._today
            case Call(name="if", parts=(test, then, other)):
                return self.gives(then if is_true(self.gives(test)) else other)
            case Call(name="jr:choice-name", parts=(Asked() as asked, _)):
                return asked.variable.labels.get(self._values[asked.variable.name], "")
            case _:
                return called(node.name, [self.gives(part) for part in node.parts])

    def _binary(self, node: Binary) -> Value:
        if node.sign in {"and", "or"}:
            left, right = is_true(self.gives(node.left)), is_true(self.gives(node.right))
            return (left and right) if node.sign == "and" else (left or right)
        left_value, right_value = self.gives(node.left), self.gives(node.right)
        if node.sign in {"=", "!="}:
            return equal(left_value, right_value) is (node.sign == "=")
        left_number, right_number = number_of(left_value), number_of(right_value)
        if node.sign in _ORDER:
            return _ORDER[node.sign](left_number, right_number)
        try:
            return _RECKONED[node.sign](left_number, right_number)
        except (ZeroDivisionError, OverflowError, ValueError):
            return math.nan


_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}
_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "div": lambda one, other: one / other,
    "mod": math.fmod,
}


def number_of(value: Value) -> float:
    """Return a number; a date is days, a text without a number is none."""
    if isinstance(value, dt.date):
        return float((value - _START).days)
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else math.nan
    return float(value)


def text_of(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case float():
            return "NaN" if math.isnan(value) else f"{value:.10f}".rstrip("0").rstrip(".")
        case _:
            return value


def is_true(value: Value) -> bool:
    match value:
        case bool():
            return value
        case float():
            return value != 0 and not math.isnan(value)
        case _:
            return value != ""


def equal(one: Value, other: Value) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return is_true(one) == is_true(other)
    if any(isinstance(each, dt.date) for each in (one, other)) and any(
        isinstance(each, str) and each for each in (one, other)
    ):
        raise UntranslatableError("een datum wordt vergeleken met een tekst; schrijf date('...')")
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return number_of(one) == number_of(other)


def called(name: str, parts: list[Value]) -> Value:
    if name not in FUNCTIONS:
        raise UntranslatableError(f"de functie '{name}' heeft bij ons geen tegenhanger")
    return cast("Value", FUNCTIONS[name][0](*parts))


def takes(name: str, count: int) -> bool:
    """Tell whether a function can have so many parts; of one that is not known here, nobody can tell."""
    if name not in FUNCTIONS:
        return {"if": 3, "today": 0, "jr:choice-name": 2}.get(name, count) == count
    _, least, most = FUNCTIONS[name]
    return least <= count <= most


def _date(value: Value) -> Value:
    try:
        return value if isinstance(value, dt.date) else dt.date.fromisoformat(text_of(value)[:10])
    except ValueError:
        return ""


def _rounded(value: Value, places: Value = 0.0) -> Value:
    number, by = number_of(value), number_of(places)
    if math.isnan(number):
        return number
    if by not in range(10):
        raise UntranslatableError("afronden kan op 0 tot 9 cijfers achter de komma")
    size = 10.0**by
    return float(math.floor(number * size + _HALF) / size)


def _whole(compute: Callable[[float], float]) -> Callable[[Value], Value]:
    def computed(value: Value) -> Value:
        number = number_of(value)
        return number if math.isnan(number) else float(compute(number))

    return computed


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., Value]:
    def computed(*values: Value) -> Value:
        numbers = [number_of(value) for value in values]
        return math.nan if any(map(math.isnan, numbers)) else choose(numbers)

    return computed


def _in_order(compute: Callable[[str, str], Value]) -> Callable[[Value, Value], Value]:
    return lambda one, other: compute(text_of(one), text_of(other))


_ANY = 1_000
# By name what a function computes, and how many parts it has, at least and at most.
FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "true": (lambda: True, 0, 0),
    "false": (lambda: False, 0, 0),
    "not": (lambda value: not is_true(value), 1, 1),
    "boolean": (is_true, 1, 1),
    "number": (number_of, 1, 1),
    "string": (text_of, 1, 1),
    "date": (_date, 1, 1),
    "selected": (_in_order(lambda chosen, code: code in chosen.split()), 2, 2),
    "count-selected": (lambda chosen: float(len(text_of(chosen).split())), 1, 1),
    "coalesce": (lambda one, other: other if one == "" else one, 2, 2),
    "string-length": (lambda value: float(len(text_of(value))), 1, 1),
    "concat": (lambda *values: "".join(map(text_of, values)), 1, _ANY),
    "join": (lambda glue, *values: text_of(glue).join(map(text_of, values)), 2, _ANY),
    "contains": (_in_order(lambda whole, part: part in whole), 2, 2),
    "starts-with": (_in_order(str.startswith), 2, 2),
    "ends-with": (_in_order(str.endswith), 2, 2),
    "round": (_rounded, 1, 2),
    "floor": (_whole(math.floor), 1, 1),
    "ceiling": (_whole(math.ceil), 1, 1),
    "int": (_whole(math.trunc), 1, 1),
    "abs": (_whole(abs), 1, 1),
    "min": (_extreme(min), 1, _ANY),
    "max": (_extreme(max), 1, _ANY),
}
