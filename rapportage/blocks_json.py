"""Report content as JSON and back: every object carries its ``type``, every date is tagged as a date.

The text form is what is stored: the same content always gives the same bytes.
"""

from __future__ import annotations

import builtins
import datetime as dt
import json
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from rapportage.blocks import BlockError, Content

# Raised when a stored report of an older form can no longer be read as it stands.
VERSION = 2
_JSON_KINDS: dict[Any, type] = {tuple: list}


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as plain dicts, lists, strings, numbers, booleans and None.

    Raises BlockError when a value has no place in a report (say a numpy number or a moment in time).
    """
    encoded: dict[str, Any] = _encode(content, "rapport")
    return {"versie": VERSION} | encoded


def from_json(raw: object) -> Content:
    """Rebuild the content; raises BlockError, with the place, when something is missing or unlike."""
    if not isinstance(raw, dict):
        raise BlockError("Dit is geen opgeslagen rapport: het bestand begint niet met een object.")
    if raw.get("versie") != VERSION:
        raise BlockError(f"Dit rapport heeft vorm {raw.get('versie')!r}; dit programma leest vorm {VERSION}.")
    body = {name: value for name, value in raw.items() if name != "versie"}
    content: Content = _decode(Content, body, "rapport")
    return content


def dumps(content: Content) -> str:
    """Return the stored form: UTF-8 text with sorted keys and a newline at the end."""
    try:
        text = json.dumps(to_json(content), ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    except ValueError as error:
        raise BlockError("Het rapport bevat een getal dat niet bestaat (oneindig of geen getal).") from error
    return f"{text}\n"


def loads(text: str) -> Content:
    """Read the stored form; raises BlockError when it is not one."""
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise BlockError("Dit is geen opgeslagen rapport: de tekst is geen JSON.") from error
    return from_json(raw)


def _encode(value: Any, place: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: _encode(getattr(value, field.name), f"{place}.{field.name}")
            for field in fields(value)
            if not field.metadata.get("rare") or getattr(value, field.name) != field.default
        }
        return {"type": type(value).__name__} | parts
    if isinstance(value, tuple):
        return [_encode(item, f"{place}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {str(key): _encode(item, f"{place}.{key}") for key, item in value.items()}
    if type(value) is dt.date:
        return {"type": "date", "value": value.isoformat()}
    # Exact types: a numpy number or a moment would come back as something else.
    if value is None or type(value) in {str, int, float, bool}:
        return value
    raise BlockError(f"Op {place} staat een {type(value).__name__}; dat kan niet in een rapport.")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """Return what each field holds; what goes for every object of a kind is not stored."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _decode(hint: Any, raw: Any, place: str) -> Any:
    options = get_args(hint)
    match get_origin(hint):
        case types.UnionType | typing.Union:
            value = _decode_union(options, raw, place)
        case typing.Literal:
            known = any(type(raw) is type(option) and raw == option for option in options)
            value = _expect(known, raw, place)
        case builtins.tuple:
            value = _decode_tuple(options, raw, place)
        case builtins.dict:
            _expect(isinstance(raw, dict), raw, place)
            value = {key: _decode(options[1], item, f"{place}.{key}") for key, item in raw.items()}
        case _:
            value = _decode_plain(hint, raw, place)
    return value


def _decode_plain(hint: Any, raw: Any, place: str) -> Any:
    if hint is dt.date:
        return _decode_date(raw, place)
    if is_dataclass(hint):
        return _decode_object(hint, raw, place)
    # JSON keeps 1 and 1.0 apart; a whole number may stand where a fraction is allowed.
    accepted = (float, int) if hint is float else (hint,)
    return _expect(type(raw) in accepted, raw, place)


def _decode_union(options: tuple[Any, ...], raw: Any, place: str) -> Any:
    tag = raw.get("type") if isinstance(raw, dict) else None
    for option in options:
        if isinstance(raw, dict):
            matches = tag == getattr(option, "__name__", "")
        else:
            matches = type(raw) is _JSON_KINDS.get(get_origin(option), option)
        if matches:
            return _decode(option, raw, place)
    accepts_whole = float in options and type(raw) is int
    return _expect(accepts_whole, raw, place)


def _decode_tuple(options: tuple[Any, ...], raw: Any, place: str) -> tuple[Any, ...]:
    _expect(isinstance(raw, list), raw, place)
    if options[-1] is not Ellipsis:
        _expect(len(raw) == len(options), raw, place)
    else:
        options = (options[0],) * len(raw)
    return tuple(
        _decode(option, item, f"{place}[{index}]")
        for index, (option, item) in enumerate(zip(options, raw, strict=True))
    )


def _decode_date(raw: Any, place: str) -> dt.date:
    _expect(isinstance(raw, dict) and raw.keys() == {"type", "value"} and raw["type"] == "date", raw, place)
    try:
        return dt.date.fromisoformat(raw["value"])
    except (TypeError, ValueError) as error:
        raise BlockError(f"Op {place} staat geen datum.") from error


def _decode_object(kind: Any, raw: Any, place: str) -> Any:
    _expect(isinstance(raw, dict) and raw.get("type") == kind.__name__, raw, place)
    hints, found = _hints(kind), raw.keys() - {"type"}
    # A report of before a field existed says nothing about it: the field then has its default.
    _expect(_required(kind) <= found <= hints.keys(), sorted(raw), place)
    return kind(**{name: _decode(hints[name], raw[name], f"{place}.{name}") for name in sorted(found)})


@cache
def _required(kind: type[Any]) -> frozenset[str]:
    return frozenset(
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    )


def _expect(condition: bool, raw: Any, place: str) -> Any:  # noqa: FBT001
    if not condition:
        raise BlockError(f"Op {place} staat iets anders dan verwacht: {str(raw)[:80]!r}.")
    return raw
