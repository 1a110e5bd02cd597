"""The functions of LimeSurvey, as it computes them itself.

They serve twice: an expression without questions is computed once and for all, and a translation is held
beside what LimeSurvey would have given.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from enquetes.importers.limesurvey.expressions import days, texts
from enquetes.importers.limesurvey.expressions.values import (
    NoOutcomeError,
    UnknownOutcomeError,
    Value,
    equal,
    in_order,
    is_empty,
    is_number,
    is_numeric,
    is_true,
    number_of,
    php_order,
    text_of,
)

_MOST_DIGITS = 15
_WORDS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_PATTERN = re.compile(r"([/#~])(.*)\1([iu]*)", re.DOTALL)
# A group that is repeated, more than three repetitions, or what Python reads in another way.
_SLOW = re.compile(r"\)[*+?{]|([*+{].*){4}|\(\?[^:]|\\[^dDwWsS.*+?()\[\]{}^$|/\\-]|\[\[:")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Function:
    compute: Callable[..., Value]
    least: int = 1
    # None: without end.
    most: int | None = 1

    def takes(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)


def _number(value: Value) -> float:
    """Return a number; LimeSurvey stops at what is none."""
    if not is_numeric(value) and not isinstance(value, bool):
        raise NoOutcomeError
    return number_of(value)


def _of_numbers(compute: Callable[..., float]) -> Callable[..., Value]:
    def computed(*values: Value) -> Value:
        try:
            return float(compute(*map(_number, values)))
        except (ValueError, OverflowError, ZeroDivisionError):
            return math.nan

    return computed


def _rounded(value: float, places: float = 0) -> float:
    if not math.isfinite(value):
        return value
    if abs(places) > _MOST_DIGITS:
        raise UnknownOutcomeError
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP))


def _extreme(sign: str) -> Callable[..., Value]:
    def computed(*values: Value) -> Value:
        found = values[0]
        for value in values[1:]:
            if php_order(sign, value, found):
                found = value
        return found

    return computed


def _whole(value: Value, base: Value = 10.0) -> Value:
    if _number(base) != 10:
        try:
            return float(int(text_of(value), int(_number(base))))
        except ValueError:
            raise UnknownOutcomeError from None
    found = number_of(value)
    return float(math.trunc(found)) if math.isfinite(found) else 0.0


def _deviation(*values: Value) -> Value:
    numbers = [number_of(value) for value in values if is_numeric(value)]
    if len(numbers) < 2:
        return 0.0
    mean = math.fsum(numbers) / len(numbers)
    return math.sqrt(math.fsum((each - mean) ** 2 for each in numbers) / (len(numbers) - 1))


def _logarithm(value: Value, base: Value = math.e) -> Value:
    if not is_numeric(value) or not is_numeric(base) or number_of(base) <= 0:
        return math.nan
    return _of_numbers(math.log)(value, base)


def _passes(sign: Value, value: Value, limit: Value) -> bool:
    name = _WORDS.get(text_of(sign), text_of(sign))
    if name in {"==", "!="}:
        return equal(value, limit) is (name == "==")
    if name == "RX":
        return _matches(limit, value)
    return name in {"<", "<=", ">", ">="} and php_order(name, value, limit)


def _matches(pattern: Value, value: Value) -> bool:
    """Match a simple pattern; one that could take forever has no outcome."""
    found = _PATTERN.fullmatch(text_of(pattern))
    if not found or max(len(found[2]), len(text_of(value))) > _LONGEST or _SLOW.search(found[2]):
        raise UnknownOutcomeError
    try:
        ignore = re.IGNORECASE if "i" in found[3] else re.NOFLAG
        return re.search(found[2], text_of(value), ignore) is not None
    except re.error:
        raise UnknownOutcomeError from None


def _added(values: Sequence[Value]) -> float:
    return math.fsum(number_of(value) for value in values)


def _unique(*values: Value) -> Value:
    given = [text_of(value) for value in values if text_of(value).strip()]
    return len(set(given)) == len(given)


def _is_whole(value: Value) -> Value:
    words = text_of(value)
    words = words.rstrip("0").removesuffix(".") if "." in words[1:] else words
    return words.removeprefix("-").isdecimal()


def _never(*_: Value) -> Value:
    raise UnknownOutcomeError


FUNCTIONS: dict[str, Function] = {
    "abs": Function(lambda value: abs(number_of(value)) if is_numeric(value) else False),
    "acos": Function(_of_numbers(math.acos)),
    "asin": Function(_of_numbers(math.asin)),
    "atan": Function(_of_numbers(math.atan)),
    "atan2": Function(_of_numbers(math.atan2), 2, 2),
    "ceil": Function(_of_numbers(math.ceil)),
    "cos": Function(_of_numbers(math.cos)),
    "exp": Function(_of_numbers(math.exp)),
    "floor": Function(_of_numbers(math.floor)),
    "log": Function(_logarithm, 1, 2),
    "pi": Function(lambda: math.pi, 0, 0),
    "pow": Function(_of_numbers(math.pow), 2, 2),
    "round": Function(_of_numbers(_rounded), 1, 2),
    "sin": Function(_of_numbers(math.sin)),
    "sqrt": Function(_of_numbers(math.sqrt)),
    "tan": Function(_of_numbers(math.tan)),
    "floatval": Function(number_of),
    "intval": Function(_whole, 1, 2),
    "max": Function(_extreme(">"), 1, None),
    "min": Function(_extreme("<"), 1, None),
    "sum": Function(lambda *values: _added(values), 1, None),
    "stddev": Function(_deviation, 1, None),
    "count": Function(lambda *values: float(sum(not equal(each, "") for each in values)), 0, None),
    "countif": Function(lambda wanted, *values: float(sum(equal(each, wanted) for each in values)), 1, None),
    "countifop": Function(
        lambda sign, limit, *values: float(sum(_passes(sign, each, limit) for each in values)), 2, None
    ),
    "sumifop": Function(
        lambda sign, limit, *values: _added([each for each in values if _passes(sign, each, limit)]), 2, None
    ),
    "unique": Function(_unique, 1, None),
    "if": Function(lambda test, then, other="": then if is_true(test) else other, 2, 3),
    "is_empty": Function(is_empty),
    "is_null": Function(lambda value: value is None),
    "is_numeric": Function(is_numeric),
    "is_int": Function(_is_whole),
    "is_nan": Function(lambda value: math.isnan(_number(value))),
    "is_float": Function(_never),
    "is_string": Function(lambda value: isinstance(value, str)),
    "join": Function(lambda *values: "".join(map(text_of, values)), 1, None),
    "implode": Function(lambda glue, *values: text_of(glue).join(map(text_of, values)), 1, None),
    "list": Function(
        lambda *values: ", ".join(text_of(each) for each in values if not equal(each, "")), 1, None
    ),
    **{name: Function(*found) for name, found in (texts.FUNCTIONS | days.FUNCTIONS).items()},
    "regexMatch": Function(_matches, 2, 2),
    # Another outcome every time, or one that depends on where LimeSurvey runs.
    **dict.fromkeys(("rand", "time", "idate", "strtotime", "fixnum", "listifop"), Function(_never, 0, None)),
    # As good as never used.
    **dict.fromkeys(("convert_value", "is_bool", "stristr"), Function(_never, 0, None)),
    **dict.fromkeys(("quoted_printable_encode", "quoted_printable_decode"), Function(_never)),
}


def compare(sign: str, one: Value, other: Value, *, quoted: bool) -> bool:
    if sign == "==":
        return equal(one, other)
    if sign == "!=":
        return not equal(one, other)
    return in_order(sign, one, other, quoted=quoted)


def reckon(sign: str, one: Value, other: Value, *, quoted: bool) -> Value:
    """Compute; "+" sets texts, and what is empty, one after the other."""
    numbers = is_number(one) and is_number(other) and not quoted
    if sign == "+" and not numbers:
        return text_of(one) + text_of(other)
    if not numbers:
        return math.nan
    first, second = number_of(one), number_of(other)
    try:
        return _RECKONED[sign](first, second)
    except ZeroDivisionError:
        return math.nan


_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
}
