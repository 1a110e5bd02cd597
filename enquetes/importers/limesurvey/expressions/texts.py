"""The functions of LimeSurvey that take texts apart and put them together."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from enquetes.importers.limesurvey.expressions.values import UnknownOutcomeError, Value, number_of, text_of

_FORMAT = r"%(?:\.(\d))?([sdf])|%%"
# Longer texts would only be made to fill memory.
_LONGEST = 10_000


def _on_text(compute: Callable[..., Value]) -> Callable[..., Value]:
    """Hand over what comes first as a text."""
    return lambda value, *others: compute(text_of(value), *others)


def _size(value: Value) -> int:
    size = int(number_of(value))
    if not 0 <= size <= _LONGEST:
        raise UnknownOutcomeError
    return size


def _escaped(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#039;")


def _unescaped(text: str) -> str:
    for entity, sign in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&#039;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(entity, sign)
    return text


def _only_ascii(compute: Callable[[str], str]) -> Callable[..., Value]:
    def computed(value: Value) -> Value:
        text = text_of(value)
        if not text.isascii():
            raise UnknownOutcomeError
        return compute(text)

    return computed


def _trimmed(strip: Callable[[str, str], str]) -> Callable[..., Value]:
    def computed(value: Value, signs: Value = " \t\n\r\0\x0b") -> Value:
        if ".." in text_of(signs):
            raise UnknownOutcomeError
        return strip(text_of(value), text_of(signs))

    return computed


def _part(text: str, start: Value, length: Value = None) -> Value:
    first = int(number_of(start))
    first = max(len(text) + first, 0) if first < 0 else first
    if length is None:
        return text[first:]
    size = int(number_of(length))
    return text[first:size] if size < 0 else text[first : first + size]


def _place(text: str, sought: Value, start: Value = 0.0) -> Value:
    if number_of(start) < 0:
        raise UnknownOutcomeError
    place = text.find(text_of(sought), int(number_of(start)))
    return False if place < 0 else float(place)


def _from(text: str, sought: Value, before: Value = None) -> Value:
    place = text.find(text_of(sought))
    if place < 0:
        return False
    return text[:place] if before else text[place:]


def _padded(text: str, size: Value, fill: Value = " ") -> Value:
    missing, sign = _size(size) - len(text), text_of(fill)
    if not sign:
        raise UnknownOutcomeError
    return text + (sign * max(missing, 0))[: max(missing, 0)]


def _repeated(text: str, times: Value) -> Value:
    if len(text) * _size(times) > _LONGEST:
        raise UnknownOutcomeError
    return text * _size(times)


def _without_case(compute: Callable[..., Value]) -> Callable[..., Value]:
    return lambda text, sought, *others: compute(text.lower(), text_of(sought).lower(), *others)


def _order(one: str, other: Value) -> Value:
    second = text_of(other)
    return float((one > second) - (one < second))


def _words(text: str) -> Value:
    return re.sub(r"(^|[ \t\r\n\f\v])(\S)", lambda found: found[1] + found[2].upper(), text)


def _formatted(form: str, *values: Value) -> Value:
    """Fill in a format, of the simple kind only."""
    left = list(values)

    def fill(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if not left:
            raise UnknownOutcomeError
        value = left.pop(0)
        if found[2] == "s":
            return text_of(value)
        return f"{number_of(value):.{int(found[1] or 6)}f}" if found[2] == "f" else f"{int(number_of(value))}"

    if re.sub(_FORMAT, "", form).count("%"):
        raise UnknownOutcomeError
    return re.sub(_FORMAT, fill, form)


_A_TEXT: dict[str, tuple[Any, ...]] = {
    "addslashes": (lambda text: re.sub(r"(['\"\\])", r"\\\1", text),),
    "stripslashes": (lambda text: re.sub(r"\\(.?)", r"\1", text),),
    "quotemeta": (lambda text: re.sub(r"([.\\+*?\[^\]$()])", r"\\\1", text),),
    "htmlspecialchars": (_escaped,),
    "htmlspecialchars_decode": (_unescaped,),
    "nl2br": (lambda text: re.sub(r"(\r\n|\n\r|\n|\r)", r"<br />\1", text),),
    "strip_tags": (lambda text: re.sub(r"<[^<>]*>", "", text),),
    "strlen": (lambda text: float(len(text)),),
    "strtolower": (str.lower,),
    "strtoupper": (str.upper,),
    "strrev": (lambda text: text[::-1],),
    "ucwords": (_words,),
    "substr": (_part, 2, 3),
    "strpos": (_place, 2, 3),
    "stripos": (_without_case(_place), 2, 3),
    "strstr": (_from, 2, 3),
    "str_pad": (_padded, 2, 3),
    "str_repeat": (_repeated, 2, 2),
    "sprintf": (_formatted, 1, None),
    "strcmp": (_order, 2, 2),
    "strcasecmp": (_without_case(_order), 2, 2),
}
FUNCTIONS: dict[str, tuple[Any, ...]] = {
    **{name: (_on_text(found[0]), *found[1:]) for name, found in _A_TEXT.items()},
    "number_format": (lambda value: f"{Decimal(repr(number_of(value))).quantize(1, ROUND_HALF_UP):,f}",),
    "htmlentities": (_only_ascii(_escaped),),
    "html_entity_decode": (_only_ascii(html.unescape),),
    "trim": (_trimmed(str.strip), 1, 2),
    "ltrim": (_trimmed(str.lstrip), 1, 2),
    "rtrim": (_trimmed(str.rstrip), 1, 2),
    "str_replace": (
        lambda sought, instead, text: (
            text_of(text).replace(text_of(sought), text_of(instead)) if text_of(sought) else text_of(text)
        ),
        3,
        3,
    ),
}
