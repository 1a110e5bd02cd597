"""The tables of a questionnaire of LimeSurvey, in each of its languages, whichever version wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from adoptie.files import readable
from adoptie.refusal import Refusal
from enquetes.importers.translations import is_language

Row = dict[str, str]
# The largest of real ones are a tenth of this; as XML it takes forty times as much memory.
MAX_BYTES = 10_000_000
# Rows of which nobody knows what they are, as a table of their own.
UNKNOWN = "onbekend"
_MOST_ROWS = 100_000
_DEEPEST = 8
_MOST_LANGUAGES = 20
_AGAIN = "Exporteer de vragenlijst opnieuw uit LimeSurvey, als .lss."
# Where newer versions keep the texts, and by which column they belong to a row.
_TEXTS = {
    "questions": ("question_l10ns", "qid"),
    "subquestions": ("question_l10ns", "qid"),
    "answers": ("answer_l10ns", "aid"),
    "groups": ("group_l10ns", "gid"),
    "defaultvalues": ("defaultvalue_l10ns", "dvid"),
}
# What makes a row the same row in another language.
_ROW = ("qid", "gid", "code", "scale_id", "sqid", "specialtype")
_SAID = ("question", "help", "answer", "group_name", "description", "defaultvalue", "script")


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of each table, with their texts in the language ``taal``."""

    taal: str
    rows: Mapping[str, tuple[Row, ...]]

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        return self.rows.get(name, ())


@dataclass(frozen=True, slots=True)
class Document:
    """The tables as they stand in a file, and its languages: the one in which it was made first."""

    talen: tuple[str, ...]
    raw: Mapping[str, tuple[Row, ...]]

    def tables(self, taal: str = "") -> Tables:
        """Return the tables in a language, or in the one in which the questionnaire was made."""
        taal = taal or self.talen[0]
        return Tables(taal, {name: tuple(_translated(name, self, taal)) for name in self.raw})


def read_document(path: Path) -> Document:
    """Read a file of LimeSurvey (.lss). Raises Refusal with what is wrong and where."""
    return document(*read_rows(path, "Survey"))


def document(raw: Mapping[str, tuple[Row, ...]], languages: Iterable[str]) -> Document:
    """Return the tables with their languages. Raises Refusal when the tables that matter are not there."""
    for name in ("questions", "groups"):
        if not raw.get(name):
            raise Refusal(
                f"In het LSS-bestand staat geen vraag: de tabel '{name}' ontbreekt of is leeg. {_AGAIN}"
            )
    made = next((row.get("language", "") for row in raw.get("surveys", ())), "")
    told = (row.get("surveyls_language", "") for row in raw.get("surveys_languagesettings", ()))
    known = [taal for taal in (made, *languages, *told) if is_language(taal)]
    return Document(tuple(dict.fromkeys(known))[:_MOST_LANGUAGES] or ("",), raw)


def code_of(taal: str) -> str:
    """Return the code of a language that LimeSurvey has in several tones.

    >>> code_of("nl-informal"), code_of("pt-BR")
    ('nl', 'pt-BR')
    """
    return taal.removesuffix("-informal").removesuffix("-formal").removesuffix("-easy")


def read_rows(path: Path, kind: str) -> tuple[dict[str, tuple[Row, ...]], list[str]]:
    """Read the tables and languages of a document of a kind. Raises Refusal for what cannot be read."""
    root = _parsed(path)
    if root.tag != "document" or (root.findtext("LimeSurveyDocType") or "").strip() != kind:
        raise Refusal(
            f"Dit is geen vragenlijst van LimeSurvey: 'LimeSurveyDocType' is geen '{kind}'. {_AGAIN}"
        )
    if not re.fullmatch(r"[0-9.]{1,12}", (root.findtext("DBVersion") or "").strip()):
        raise Refusal(f"In het LSS-bestand ontbreekt 'DBVersion', of het is geen getal. {_AGAIN}")
    raw = {table.tag: tuple(_rows(table)) for table in root if table.find("rows") is not None}
    return raw, [(element.text or "").strip() for element in root.iterfind("languages/language")]


def _parsed(path: Path) -> Element:
    if not readable(path):
        raise Refusal("Het LSS-bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > MAX_BYTES:
        raise Refusal("Het LSS-bestand is groter dan 10 MB. Kies een ander bestand.")
    with path.open("rb") as file:
        start = file.read(2)
    if start == b"PK":
        raise Refusal(
            "Dit is een ingepakt archief (.lsa). Pak het uit en kies het .lss-bestand dat erin zit."
        )
    try:
        return _read(path)
    except ParseError as fault:
        line, column = fault.position
        raise Refusal(
            f"Het LSS-bestand is geen goede XML, bij regel {line}, teken {column + 1}. {_AGAIN}"
        ) from fault
    except DefusedXmlException as fault:
        raise Refusal(f"Het LSS-bestand heeft XML-onderdelen die schade kunnen doen. {_AGAIN}") from fault
    except (ValueError, LookupError, RecursionError) as fault:
        raise Refusal(f"Het LSS-bestand is geen XML die te lezen is. {_AGAIN}") from fault


def _read(path: Path) -> Element:
    """Read the XML piece by piece: what lies deeper than any table does is refused while it arrives."""
    depth, root = 0, None
    for event, element in iterparse(path, events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        root = element if root is None else root
        if depth > _DEEPEST:
            raise Refusal(f"Het LSS-bestand heeft onderdelen die te diep in elkaar zitten. {_AGAIN}")
    if not isinstance(root, Element):
        raise Refusal(f"Het LSS-bestand is leeg. {_AGAIN}")
    return root


def _rows(table: Element) -> Iterator[Row]:
    for number, row in enumerate(table.iterfind("rows/row"), start=1):
        if number > _MOST_ROWS:
            raise Refusal(f"De tabel '{table.tag}' heeft meer dan {_MOST_ROWS} rijen. Verdeel de lijst.")
        yield {cell.tag: cell.text or "" for cell in row}


def _translated(name: str, document: Document, taal: str) -> Iterable[Row]:
    """Return the rows of a table once, with the texts of a language where it has them."""
    rows = document.raw[name]
    if name not in _TEXTS:
        return rows
    table, key = _TEXTS[name]
    made = document.talen[0]
    if table in document.raw and key in (rows[0] if rows else {}):
        texts = document.raw[table]
        others = _by_language(texts, taal) if taal != made else []
        return _with_texts(rows, _by_language(texts, made), others, (key,))
    inline = _by_language(rows, made)
    return _with_texts(_each_once(inline), inline, _by_language(rows, taal) if taal != made else [], _ROW)


def _by_language(rows: Iterable[Row], taal: str) -> list[Row]:
    """Return the rows in a language, or in whatever language there is."""
    rows = list(rows)
    return [row for row in rows if row.get("language", taal) == taal] or rows


def _with_texts(
    rows: Iterable[Row], made: Iterable[Row], other: Iterable[Row], key: tuple[str, ...]
) -> list[Row]:
    texts: dict[tuple[str, ...], Row] = {}
    for row in (*made, *other):
        said = {column: row[column] for column in _SAID if row.get(column)}
        texts.setdefault(_key(row, key), {}).update(said)
    return [{**row, **texts.get(_key(row, key), {})} for row in rows]


def _key(row: Row, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in key)


def _each_once(rows: Iterable[Row]) -> list[Row]:
    return list({_key(row, _ROW): row for row in reversed(list(rows))}.values())[::-1]
