"""Says which column of a case export is what; written in TOML by whoever knows the export."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from adoptie import dutch
from metingen.importers.errors import LeveringError

Kind = Literal["event_log", "cases"]
Norm = Literal["gepland", "uiterlijk"]

KANALEN = ("digitaal", "telefoon", "balie", "post", "e-mail", "intern", "onbekend")
ONBEKEND = "onbekend"
CASE_ROLES = ("zaak", "start", "einde", "gepland", "uiterlijk", "kanaal", "onderdeel", "zaaktype")
EVENT_ROLES = ("tijd", "activiteit", "medewerker", "volgorde")
NORMS = ("gepland", "uiterlijk")
_REQUIRED = ("zaak", "start", "einde")
_EXAMPLE = dt.datetime(2011, 5, 3, 13, 45, 59, tzinfo=dt.UTC)
_FIXED_ROLES = ("kanaal", "onderdeel", "zaaktype")
_KEYS = (
    "soort",
    "tijdzone",
    "datumformaten",
    "norm",
    "tekenset",
    "blad",
    "kolommen",
    "kanalen",
    "vast",
    "weglaten",
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of an export means.

    ``kolommen``: role -> heading, roles of CASE_ROLES and, for an event log, EVENT_ROLES. ``kanalen``: value
    in the file, in lower case -> one of KANALEN. ``vast``: role -> one value for all cases. ``weglaten``:
    headings that are known and not wanted. ``datumformaten``: "ISO" or strptime formats, tried in order.
    ``norm``: the column that decides what is late, if any. ``tekenset``, ``blad``: as in ``read_sheet``.
    """

    kind: Kind
    kolommen: Map[str, str]
    kanalen: Map[str, str] = field(default_factory=dict)
    vast: Map[str, str] = field(default_factory=dict)
    weglaten: tuple[str, ...] = ()
    datumformaten: tuple[str, ...] = ("ISO",)
    tijdzone: str = "Europe/Amsterdam"
    norm: Norm | None = None
    tekenset: str | None = None
    blad: str | None = None


def load_mapping(path: Path) -> Mapping:
    """Read a mapping from a TOML file; raises LeveringError that names the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise LeveringError(
            "De kolomindeling kan niet worden gelezen. Sla haar op als tekst in UTF-8."
        ) from error
    return parse_mapping(text)


def load_preset(name: str) -> Mapping:
    """Return a mapping that comes with the program; raises LeveringError when there is none of this name."""
    if name not in presets():
        raise LeveringError(f"Er is geen kolomindeling '{name}'. Er is wel: {dutch.listing(presets())}.")
    return parse_mapping((_folder() / f"{name}.toml").read_text(encoding="utf-8"))


def presets() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program, in alphabetical order."""
    names = [each.name.removesuffix(".toml") for each in _folder().iterdir() if each.name.endswith(".toml")]
    return tuple(sorted(names))


def _folder() -> Any:
    return resources.files("metingen.importers") / "presets"


def parse_mapping(text: str) -> Mapping:
    """Read a mapping from TOML text; raises LeveringError that names the key that is wrong."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LeveringError(f"De kolomindeling is geen geldige TOML. De lezer meldt: {error}.") from error
    for key in content:
        if key not in _KEYS:
            raise LeveringError(f"De kolomindeling kent '{key}' niet. Kies uit {dutch.listing(_KEYS)}.")
    kind = _choice(content, "soort", ("event_log", "cases"))
    kolommen = _kolommen(content, kind)
    weglaten = _texts(_table(content, "weglaten", ("kolommen",)).get("kolommen", []), "weglaten.kolommen")
    both = sorted(set(weglaten) & set(kolommen.values()))
    if both:
        raise LeveringError(
            f"De kolom '{both[0]}' staat in 'kolommen' en in 'weglaten'. Kies één van de twee."
        )
    return Mapping(
        kind=cast("Kind", kind),
        kolommen=kolommen,
        kanalen=_kanalen(content),
        vast=_vast(content, kolommen),
        weglaten=weglaten,
        datumformaten=_datumformaten(content),
        tijdzone=_tijdzone(content),
        norm=_norm(content, kolommen),
        tekenset=_text(content["tekenset"], "tekenset") if "tekenset" in content else None,
        blad=_text(content["blad"], "blad") if "blad" in content else None,
    )


def _kolommen(content: Map[str, Any], kind: str) -> dict[str, str]:
    roles = CASE_ROLES + (EVENT_ROLES if kind == "event_log" else ())
    kolommen = {
        role: _text(heading, f"kolommen.{role}")
        for role, heading in _table(content, "kolommen", roles).items()
    }
    required = (*_REQUIRED, "tijd") if kind == "event_log" else _REQUIRED
    for role in required:
        if role not in kolommen:
            raise LeveringError(f"In 'kolommen' ontbreekt '{role}'. Schrijf de naam van die kolom erbij.")
    headings = list(kolommen.values())
    for role, heading in kolommen.items():
        if headings.count(heading) > 1:
            raise LeveringError(
                f"'kolommen.{role}': de kolom '{heading}' heeft al een andere betekenis. Kies één."
            )
    return kolommen


def _kanalen(content: Map[str, Any]) -> dict[str, str]:
    kanalen: dict[str, str] = {}
    for value, kanaal in _table(content, "kanalen").items():
        if kanaal not in KANALEN:
            raise LeveringError(f"'kanalen.{value}' is geen kanaal. Kies uit {dutch.listing(KANALEN)}.")
        kanalen[value.strip().lower()] = kanaal
    return kanalen


def _vast(content: Map[str, Any], kolommen: Map[str, str]) -> dict[str, str]:
    vast = {key: _text(value, f"vast.{key}") for key, value in _table(content, "vast", _FIXED_ROLES).items()}
    for role in vast:
        if role in kolommen:
            raise LeveringError(f"'{role}' staat in 'kolommen' en in 'vast'. Kies één van de twee.")
    if vast.get("kanaal", ONBEKEND) not in KANALEN:
        raise LeveringError(f"'vast.kanaal' is geen kanaal. Kies uit {dutch.listing(KANALEN)}.")
    return vast


def _datumformaten(content: Map[str, Any]) -> tuple[str, ...]:
    formats = _texts(content.get("datumformaten", ["ISO"]), "datumformaten")
    for name in formats:
        if name == "ISO":
            continue
        try:
            read = dt.datetime.strptime(_EXAMPLE.strftime(name), name).replace(tzinfo=dt.UTC)
            fits = read.date() == _EXAMPLE.date()
        except (ValueError, re.error):
            fits = False
        if not fits:
            raise LeveringError(
                f"'datumformaten': '{name}' is geen datum. Schrijf ISO, of bijvoorbeeld %d-%m-%Y."
            )
    return formats or ("ISO",)


def _tijdzone(content: Map[str, Any]) -> str:
    name = _text(content.get("tijdzone", "Europe/Amsterdam"), "tijdzone")
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise LeveringError(
            f"'tijdzone': '{name}' bestaat niet. Schrijf bijvoorbeeld Europe/Amsterdam."
        ) from error
    return name


def _norm(content: Map[str, Any], kolommen: Map[str, str]) -> Norm | None:
    if "norm" in content:
        norm = _choice(content, "norm", NORMS)
        if norm not in kolommen:
            raise LeveringError(
                f"'norm' is '{norm}', maar 'kolommen.{norm}' ontbreekt. Schrijf die kolom erbij."
            )
        return cast("Norm", norm)
    return cast("Norm | None", next((norm for norm in NORMS if norm in kolommen), None))


def _choice(content: Map[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = content.get(key)
    if value not in choices:
        raise LeveringError(f"'{key}' moet {' of '.join(choices)} zijn. Pas de kolomindeling aan.")
    return str(value)


def _table(content: Map[str, Any], key: str, known: tuple[str, ...] = ()) -> dict[str, Any]:
    table = content.get(key, {})
    if not isinstance(table, dict):
        raise LeveringError(f"'{key}' moet een tabel zijn: zet er [{key}] boven.")
    for name in table:
        if known and name not in known:
            raise LeveringError(f"'{key}.{name}' bestaat niet. Kies uit {dutch.listing(known)}.")
    return table


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise LeveringError(f"'{key}' moet een tekst zijn die niet leeg is.")
    return " ".join(value.split())


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise LeveringError(f"'{key}' moet een lijst met teksten zijn.")
    return tuple(_text(each, key) for each in value)
