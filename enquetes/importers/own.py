"""A questionnaire as this program gives it away: its content, in an envelope that says what it is."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from itertools import filterfalse
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from adoptie import dutch
from adoptie.files import readable
from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Optie, Pagina, Vraag
from enquetes.content.talen import languages
from enquetes.importers.pictures import Pictures
from enquetes.importers.translations import is_language
from enquetes.importers.verlies import Gelezen, Verslag, ordered
from enquetes.routing.publishing import faults
from enquetes.uitvoer import BEELDEN, FORMAAT, INHOUD, SOORT

BRON = "eigen bestand"
# With pictures; it is the number of parts that fills the memory.
_MAX_BYTES = 20_000_000
_MOST_PARTS = 2_000_000
_LONGEST = 20_000
_LARGEST = 1e15
_MOST_QUESTIONS = 3_000
_AGAIN = "Geef de vragenlijst opnieuw uit, of kies een ander bestand."


def read_own(path: Path) -> Gelezen:
    """Read what ``uitvoer`` gave. Raises Refusal with the place that cannot be read."""
    data = _parsed(path)
    if not isinstance(data, dict) or data.get("soort") != SOORT:
        raise Refusal(f"Dit is geen vragenlijst van dit programma: 'soort' is niet '{SOORT}'. {_AGAIN}")
    if data.get("formaat") != FORMAAT:
        raise Refusal("Dit bestand is van een andere versie van dit programma. Vraag om een nieuw bestand.")
    content = data.get(INHOUD)
    if not isinstance(content, dict):
        raise Refusal(f"In het bestand staat geen vragenlijst. {_AGAIN}")
    for place in _misfits(content, Inhoud, "vragenlijst"):
        raise Refusal(f"In het bestand klopt '{place}' niet. {_AGAIN}")
    read = Inhoud.from_json(content)
    for taal in filterfalse(is_language, languages(read)):
        raise Refusal(f"In het bestand is '{taal[:40]}' geen code van een taal. {_AGAIN}")
    if sum(1 for _ in read.vragen()) > _MOST_QUESTIONS:
        most = dutch.number(_MOST_QUESTIONS)
        raise Refusal(f"Het bestand heeft meer dan {most} vragen. Verdeel het.")
    verslag = Verslag()
    pictures = Pictures(data.get(BEELDEN), verslag)
    inhoud = pictures.put(read)
    for vraag in inhoud.vragen():
        verslag.taken(f"Vraag {vraag.code}", f"Als {vraag.soort.value}.")
    for fault in faults(inhoud):
        verslag.taken("Let op", f"{fault.tekst} Dat moet anders voor u de lijst vaststelt.")
    return Gelezen(inhoud, BRON, ordered(verslag.regels), pictures.taken)


def _parsed(path: Path) -> Any:
    if not readable(path):
        raise Refusal("Het bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > _MAX_BYTES:
        raise Refusal("Het bestand is groter dan 20 MB. Kies een ander bestand.")
    raw = path.read_bytes()
    if sum(map(raw.count, (b"[", b"{", b","))) > _MOST_PARTS:
        raise Refusal(f"Het bestand heeft te veel onderdelen. {_AGAIN}")
    try:
        data = json.loads(raw, parse_constant=_refuse_constant)
        # Half a sign, and the sign that ends a text elsewhere, cannot be kept.
        bare = json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as fault:
        raise Refusal(f"Het bestand is geen goede JSON, bij regel {fault.lineno}. {_AGAIN}") from fault
    except (ValueError, RecursionError) as fault:
        raise Refusal(f"Het bestand is geen JSON die te lezen is. {_AGAIN}") from fault
    if rb"\u0000" in bare:
        raise Refusal(f"In het bestand staat een teken dat niet te lezen is. {_AGAIN}")
    return data


def _refuse_constant(name: str) -> None:
    raise Refusal(f"In het bestand staat '{name}', en dat is geen getal. {_AGAIN}")


def _misfits(value: Any, kind: Any, place: str) -> Iterator[str]:
    """Yield the places in a file that hold something else than a questionnaire has there."""
    if kind in {Inhoud, Pagina, Vraag, Optie}:
        yield from _fields(value, kind, place)
        return
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _misfits(each, inside[0], f"{place} {number}")
    elif origin is Mapping and isinstance(value, dict):
        for name, each in value.items():
            yield from _misfits(each, inside[1], f"{place} {name[:40]}")
    elif not _fits(value, kind, origin, inside):
        yield place


def _fields(value: Any, kind: type, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield place
        return
    hints = get_type_hints(kind)
    known = {each.name for each in fields(kind)} | ({"formaat"} if kind is Inhoud else set())
    for name, each in value.items():
        if name not in known:
            yield f"{place}, {name[:40]}"
        elif name in hints:
            yield from _misfits(each, hints[name], f"{place}, {name}")


def _fits(value: Any, kind: Any, origin: Any, inside: tuple[Any, ...]) -> bool:
    if origin in {Union, types.UnionType}:
        return any(_fits(value, each, get_origin(each), get_args(each)) for each in inside)
    if origin is Literal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return isinstance(value, str) and value in (inside or list(kind))
    if kind is float:
        # A whole number is written without a point.
        return type(value) in {int, float} and abs(value) <= _LARGEST
    if kind is int:
        return type(value) is int and abs(value) <= _LARGEST
    return type(value) is kind and (kind is not str or len(value) <= _LONGEST)
