"""The tables of a LimeSurvey file (.lss), in one language, whichever version wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import parse  # type: ignore[import-untyped]

from adoptie.files import readable
from adoptie.refusal import Refusal

Row = dict[str, str]
# The largest of real ones are a tenth of this; as XML it takes forty times as much memory.
_MAX_BYTES = 10_000_000
_AGAIN = "Exporteer de vragenlijst opnieuw uit LimeSurvey, als .lss."
# Where newer versions keep the texts, and by which column they belong to a row.
_TEXTS = {
    "questions": ("question_l10ns", "qid"),
    "subquestions": ("question_l10ns", "qid"),
    "answers": ("answer_l10ns", "aid"),
    "groups": ("group_l10ns", "gid"),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of each table, with their texts in the language ``taal``."""

    taal: str
    rows: dict[str, tuple[Row, ...]]

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        return self.rows.get(name, ())


def read_tables(path: Path) -> Tables:
    """Read the tables in the language in which the questionnaire was made.

    Raises Refusal with what is wrong and where.
    """
    root = _parsed(path)
    if root.tag != "document" or root.findtext("LimeSurveyDocType") != "Survey":
        raise Refusal(
            f"Dit is geen vragenlijst van LimeSurvey: 'LimeSurveyDocType' is geen 'Survey'. {_AGAIN}"
        )
    if not re.fullmatch(r"[0-9.]{1,12}", (root.findtext("DBVersion") or "").strip()):
        raise Refusal(f"In het LSS-bestand ontbreekt 'DBVersion', of het is geen getal. {_AGAIN}")
    raw = {table.tag: _rows(table) for table in root if table.find("rows") is not None}
    taal = _language(root, raw)
    return Tables(taal, {name: tuple(_translated(name, raw, taal)) for name in raw})


def _parsed(path: Path) -> Element:
    if not readable(path):
        raise Refusal("Het LSS-bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > _MAX_BYTES:
        raise Refusal("Het LSS-bestand is groter dan 10 MB. Kies een ander bestand.")
    with path.open("rb") as file:
        start = file.read(2)
    if start == b"PK":
        raise Refusal(
            "Dit is een ingepakt archief (.lsa). Pak het uit en kies het .lss-bestand dat erin zit."
        )
    try:
        root: Element = parse(path, forbid_dtd=True).getroot()
    except ParseError as fault:
        line, column = fault.position
        raise Refusal(
            f"Het LSS-bestand is geen goede XML, bij regel {line}, teken {column + 1}. {_AGAIN}"
        ) from fault
    except DefusedXmlException as fault:
        raise Refusal(f"Het LSS-bestand heeft XML-onderdelen die schade kunnen doen. {_AGAIN}") from fault
    except (ValueError, LookupError, RecursionError) as fault:
        raise Refusal(f"Het LSS-bestand is geen XML die te lezen is. {_AGAIN}") from fault
    return root


def _rows(table: Element) -> list[Row]:
    return [{cell.tag: cell.text or "" for cell in row} for row in table.iterfind("rows/row")]


def _language(root: Element, raw: dict[str, list[Row]]) -> str:
    made = next((row.get("language", "") for row in raw.get("surveys", [])), "")
    return made or (root.findtext("languages/language") or "")


def _translated(name: str, raw: dict[str, list[Row]], taal: str) -> Iterable[Row]:
    """Yield the rows of a table once, with texts in this language where they exist."""
    rows = raw[name]
    if name not in _TEXTS:
        return rows
    table, key = _TEXTS[name]
    if table in raw and key in (rows[0] if rows else {}):
        texts = {row.get(key, ""): row for row in _first_of(raw[table], taal)}
        return [{**texts.get(row.get(key, ""), {}), **row} for row in rows]
    return [row for row in rows if row.get("language", taal) == taal]


def _first_of(rows: list[Row], taal: str) -> list[Row]:
    """Put the rows of this language last, so that they win over those of another."""
    return sorted(rows, key=lambda row: row.get("language") == taal)
