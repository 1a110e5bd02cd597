"""Says which column of a case export is what; written in TOML by whoever knows the export."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Literal, Protocol, cast
from zoneinfo import ZoneInfo

from adoptie import dutch
from adoptie.files import readable
from adoptie.sheets import SheetError, text_encoding
from metingen.importers.errors import LeveringError
from metingen.importers.formats import DEFAULT_FORMATS, ambiguous, reads_dates
from metingen.importers.toml_values import (
    MAX_BYTES,
    as_choice,
    as_content,
    as_table,
    as_text,
    as_texts,
    toml_text,
)

Kind = Literal["event_log", "cases"]
Norm = Literal["gepland", "uiterlijk"]

KANALEN = ("digitaal", "telefoon", "balie", "post", "e-mail", "intern", "onbekend")
ONBEKEND = "onbekend"
CASE_ROLES = ("zaak", "start", "einde", "gepland", "uiterlijk", "kanaal", "onderdeel", "zaaktype")
EVENT_ROLES = ("tijd", "activiteit", "medewerker", "volgorde")
NORMS = ("gepland", "uiterlijk")
REQUIRED = ("zaak", "start", "einde")
# What systems write where there is nothing.
LEEG = (
    "-", "--", "\N{EN DASH}", "\N{EM DASH}", "null", "(null)", "\\n", "none", "nan", "nat", "n/a", "n.v.t.",
    "n.v.t", "nvt", "geen", "leeg", "(leeg)", "0000-00-00", "0000-00-00 00:00:00",
)  # fmt: skip
LABEL_ROLES = ("kanaal", "onderdeel", "zaaktype")
# Each format is tried on what the others write.
_MOST_FORMATS = 30
_KEYS = (
    "soort", "tijdzone", "datumformaten", "norm", "leeg", "tekenset", "blad", "kolommen", "andere_namen",
    "kanalen", "vast", "weglaten",
)  # fmt: skip


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of an export means.

    ``kolommen``: role -> heading, roles of CASE_ROLES and, for an event log, EVENT_ROLES. ``andere_namen``:
    role -> headings that do as well, the best first. ``kanalen``: value in the file, in lower case -> one of
    KANALEN. ``vast``: role -> one value for all cases. ``weglaten``: headings that are known and not wanted;
    ``zonder_personen``: nor is any other that is about persons. ``datumformaten``: "ISO" or strptime formats,
    tried in order; by default ISO and then day before month. ``norm``: the column that decides what is late,
    if any. ``leeg``: texts in lower case that stand for an empty cell. ``tekenset``, ``blad``: as in
    ``read_sheet``.
    """

    kind: Kind
    kolommen: Map[str, str]
    andere_namen: Map[str, tuple[str, ...]] = field(default_factory=dict)
    kanalen: Map[str, str] = field(default_factory=dict)
    vast: Map[str, str] = field(default_factory=dict)
    weglaten: tuple[str, ...] = ()
    zonder_personen: bool = False
    datumformaten: tuple[str, ...] = DEFAULT_FORMATS
    tijdzone: str = "Europe/Amsterdam"
    norm: Norm | None = None
    tekenset: str | None = None
    blad: str | None = None
    leeg: tuple[str, ...] = LEEG
    _nothing: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_nothing", frozenset(self.leeg))

    def value(self, cell: str) -> str:
        """Return what stands in a cell; nothing where the mapping says that the text stands for nothing."""
        text = cell.strip()
        return "" if text.casefold() in self._nothing else text


def load_mapping(path: Path) -> Mapping:
    """Read a mapping from a TOML file; raises LeveringError that names the key that is wrong."""
    if not readable(path):
        raise LeveringError("De kolomindeling kan niet worden gelezen. Kies het bestand opnieuw.")
    with path.open("rb") as file:
        return read_mapping(file)


def read_mapping(file: Readable) -> Mapping:
    """Read a mapping from an open file; raises LeveringError that names the key that is wrong."""
    return parse_mapping(toml_text(file.read(MAX_BYTES + 1)))


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
    content = as_content(text)
    for key in content:
        if key not in _KEYS:
            raise LeveringError(f"De kolomindeling kent '{key}' niet. Kies uit {dutch.listing(_KEYS)}.")
    kind = as_choice(content, "soort", ("event_log", "cases"))
    kolommen = _kolommen(content, kind)
    weglaten = as_texts(as_table(content, "weglaten", ("kolommen",)).get("kolommen", []), "weglaten.kolommen")
    both = sorted(set(weglaten) & set(kolommen.values()))
    if both:
        raise LeveringError(
            f"De kolom '{both[0]}' staat in 'kolommen' en in 'weglaten'. Kies één van de twee."
        )
    return Mapping(
        kind=cast("Kind", kind),
        kolommen=kolommen,
        andere_namen={
            role: as_texts(names, f"andere_namen.{role}")
            for role, names in as_table(content, "andere_namen", tuple(kolommen)).items()
        },
        kanalen=_kanalen(content),
        vast=_vast(content, kolommen),
        weglaten=weglaten,
        datumformaten=_datumformaten(content),
        tijdzone=_tijdzone(content),
        norm=_norm(content, kolommen),
        tekenset=_tekenset(content),
        blad=as_text(content["blad"], "blad") if "blad" in content else None,
        leeg=_leeg(content),
    )


def _kolommen(content: Map[str, Any], kind: str) -> dict[str, str]:
    roles = CASE_ROLES + (EVENT_ROLES if kind == "event_log" else ())
    kolommen = {
        role: as_text(heading, f"kolommen.{role}")
        for role, heading in as_table(content, "kolommen", roles).items()
    }
    required = (*REQUIRED, "tijd") if kind == "event_log" else REQUIRED
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
    for value, kanaal in as_table(content, "kanalen").items():
        if kanaal not in KANALEN:
            raise LeveringError(f"'kanalen.{value}' is geen kanaal. Kies uit {dutch.listing(KANALEN)}.")
        kanalen[value.strip().lower()] = kanaal
    return kanalen


def _vast(content: Map[str, Any], kolommen: Map[str, str]) -> dict[str, str]:
    vast = {
        key: as_text(value, f"vast.{key}") for key, value in as_table(content, "vast", LABEL_ROLES).items()
    }
    for role in vast:
        if role in kolommen:
            raise LeveringError(f"'{role}' staat in 'kolommen' en in 'vast'. Kies één van de twee.")
    if vast.get("kanaal", ONBEKEND) not in KANALEN:
        raise LeveringError(f"'vast.kanaal' is geen kanaal. Kies uit {dutch.listing(KANALEN)}.")
    return vast


def _datumformaten(content: Map[str, Any]) -> tuple[str, ...]:
    formats = as_texts(content.get("datumformaten", []), "datumformaten")
    if len(formats) > _MOST_FORMATS:
        raise LeveringError(f"'datumformaten': schrijf er hoogstens {_MOST_FORMATS}.")
    for name in formats:
        if not reads_dates(name):
            raise LeveringError(
                f"'datumformaten': '{name}' is geen datum. Schrijf ISO, of bijvoorbeeld %d-%m-%Y."
            )
    if both := ambiguous(formats):
        raise LeveringError(
            f"'datumformaten': '{both[0]}' en '{both[1]}' lezen uit één tekst twee dagen. Kies er één."
        )
    return formats or DEFAULT_FORMATS


def _leeg(content: Map[str, Any]) -> tuple[str, ...]:
    """Return what stands for nothing; without a list of one's own, what systems usually write."""
    if "leeg" not in content:
        return LEEG
    return tuple(text.casefold() for text in as_texts(content["leeg"], "leeg"))


def _tekenset(content: Map[str, Any]) -> str | None:
    if "tekenset" not in content:
        return None
    try:
        return text_encoding(as_text(content["tekenset"], "tekenset"))
    except SheetError as error:
        raise LeveringError(f"'tekenset': {error}") from error


def _tijdzone(content: Map[str, Any]) -> str:
    name = as_text(content.get("tijdzone", "Europe/Amsterdam"), "tijdzone")
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise LeveringError(
            f"'tijdzone': '{name}' bestaat niet. Schrijf bijvoorbeeld Europe/Amsterdam."
        ) from error
    return name


def _norm(content: Map[str, Any], kolommen: Map[str, str]) -> Norm | None:
    if "norm" in content:
        norm = as_choice(content, "norm", NORMS)
        if norm not in kolommen:
            raise LeveringError(
                f"'norm' is '{norm}', maar 'kolommen.{norm}' ontbreekt. Schrijf die kolom erbij."
            )
        return cast("Norm", norm)
    return cast("Norm | None", next((norm for norm in NORMS if norm in kolommen), None))
