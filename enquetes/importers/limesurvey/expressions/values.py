"""Values as LimeSurvey has them: texts, numbers, yes and no, and how it compares them.

LimeSurvey takes a text of digits for a number, unless it stands in quotes. Its own tests say what an empty
answer is beside something else; where versions of LimeSurvey differ, those tests count.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable

Value = str | float | bool | None
_NUMERIC = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*")
_BEGINS = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
# Larger whole numbers are written with a power of ten.
_EXACT = 1e15
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class NoOutcomeError(Exception):
    """LimeSurvey stops here with an error."""


class UnknownOutcomeError(Exception):
    """What LimeSurvey gives differs from time to time or from server to server, or we do not compute it."""


def text_of(value: Value) -> str:
    """Return a value as it is shown."""
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case float():
            return _digits(value)
        case _:
            return value


def _digits(value: float) -> str:
    if math.isnan(value):
        return "NAN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def is_true(value: Value) -> bool:
    return value not in {"", "0"} and bool(value)


def is_empty(value: Value) -> bool:
    return value is None or value is False or value == ""


def is_numeric(value: Value) -> bool:
    """Tell whether PHP takes it for a number."""
    if isinstance(value, str):
        return _NUMERIC.fullmatch(value) is not None
    return isinstance(value, float)


def is_number(value: Value) -> bool:
    """Tell whether LimeSurvey takes it for a number: digits as it would write them itself."""
    if isinstance(value, str):
        return value != "" and is_numeric(value) and _plain(value)
    return value is not None


def _plain(value: str) -> bool:
    trimmed = value.rstrip("0").rstrip(".") if "." in value[1:] else value
    return value == "0" or text_of(float(value)) == trimmed


def number_of(value: Value) -> float:
    """Return the number that a text begins with; 0 where it begins with none."""
    if isinstance(value, str):
        found = _BEGINS.match(value)
        return float(found[0]) if found else 0.0
    return float(value or 0)


def equal(one: Value, other: Value) -> bool:
    """Compare as PHP 8 does with "=="."""
    if isinstance(one, bool) or isinstance(other, bool):
        return is_true(one) == is_true(other)
    if is_numeric(one) and is_numeric(other):
        return number_of(one) == number_of(other)
    return text_of(one) == text_of(other)


def in_order(sign: str, one: Value, other: Value, *, quoted: bool = False) -> bool:
    """Compare by size; ``quoted``: one of them stands in quotes, so digits are texts too."""
    numbers = is_number(one), is_number(other)
    if all(numbers) and not quoted:
        return _ORDER[sign](number_of(one), number_of(other))
    if all(numbers) or not any(numbers):
        first, second = text_of(one), text_of(other)
        return _ORDER[sign]((first > second) - (first < second), 0)
    # A number beside a text is neither more nor less; only zero is as much as an empty answer.
    return sign in {"<=", ">="} and other in {"", None} and number_of(one) == 0


def php_order(sign: str, one: Value, other: Value) -> bool:
    """Compare by size as PHP 8 itself does, which some functions of LimeSurvey leave it to."""
    if is_numeric(one) and is_numeric(other):
        return _ORDER[sign](number_of(one), number_of(other))
    first, second = text_of(one), text_of(other)
    return _ORDER[sign]((first > second) - (first < second), 0)
