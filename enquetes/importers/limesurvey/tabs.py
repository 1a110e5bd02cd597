"""The structure of a questionnaire that LimeSurvey writes with tabs (.txt), as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adoptie.files import readable
from adoptie.refusal import Refusal
from enquetes.importers.limesurvey.document import MAX_BYTES, UNKNOWN, Document, Row, document

_NEEDED = ("class", "type/scale", "name", "text")
# Columns with a place of their own; every other one is an attribute of a question.
_OWN = frozenset({
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
    "mandatory", "encrypted", "other", "default", "same_default", "same_script",
})  # fmt: skip
# Words and members of a quota go with it; a condition stands in the relevance of its question as well.
_TOLD = frozenset({"QTALS", "QTAM", "C"})
_MOST_ROWS = 50_000
_AGAIN = "Exporteer de vragenlijst opnieuw uit LimeSurvey."


def looks_tabbed(path: Path) -> bool:
    """Tell whether a file begins with the headings of such a structure."""
    with path.open("rb") as file:
        start = file.read(4_000)
    return bool(_separator(_decoded(start.rpartition(b"\n")[0] or start)))


def _separator(text: str) -> str:
    """Return what stands between the headings: tabs, or what a spreadsheet made of them."""
    first = next(iter(text.splitlines()), "").replace('"', "")
    return next((sign for sign in "\t;," if {"class", "name"} <= set(first.split(sign))), "")


def read_tabs(path: Path) -> Document:
    """Read a structure with tabs. Raises Refusal with the row that cannot be read."""
    if not readable(path):
        raise Refusal("Het bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > MAX_BYTES:
        raise Refusal("Het bestand is groter dan 10 MB. Kies een ander bestand.")
    found = _Tables()
    for number, row in _rows(_decoded(path.read_bytes())):
        found.take(number, row)
    languages = list(dict.fromkeys(row["language"] for row in found.questions if row["language"]))
    return document(found.raw(), languages)


def _decoded(content: bytes) -> str:
    start = content[:2]
    encoding = "utf-16" if start in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text) or "\t")
    headings: Sequence[str] = ()
    try:
        for number, cells in enumerate(reader, start=1):
            if number > _MOST_ROWS:
                raise Refusal(f"Het bestand heeft meer dan {_MOST_ROWS} rijen. Verdeel de vragenlijst.")
            if not headings:
                headings = [cell.strip() for cell in cells]
                missing = [name for name in _NEEDED if name not in headings]
                if missing:
                    raise Refusal(f"Rij 1: de kolom '{missing[0]}' ontbreekt. {_AGAIN}")
            elif any(cells):
                yield number, dict(zip(headings, cells, strict=False))
    except csv.Error as fault:
        raise Refusal(f"Rij {reader.line_num} is niet te lezen. {_AGAIN}") from fault


@dataclass(slots=True)
class _Tables:
    """The tables as far as they have been read, and where a row belongs."""

    settings: Row = field(default_factory=lambda: {"sid": "1"})
    languages: dict[str, Row] = field(default_factory=dict)
    groups: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    attributes: list[Row] = field(default_factory=list)
    quota: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    unknown: list[Row] = field(default_factory=list)
    _ids: dict[tuple[str, ...], str] = field(default_factory=dict)
    _seen: dict[str, int] = field(default_factory=dict)
    _group: str = ""
    _question: str = ""

    def take(self, number: int, row: Row) -> None:
        kind = row.get("class", "").strip()
        take = _TAKERS.get(kind)
        if take is not None:
            take(self, number, row)
        elif kind not in _TOLD:
            self.unknown.append({"class": kind, "row": str(number)})

    def setting(self, _number: int, row: Row) -> None:
        self.settings[row.get("name", "")] = row.get("text", "")

    def words(self, _number: int, row: Row) -> None:
        taal = row.get("language", "")
        settings = self.languages.setdefault(taal, {"surveyls_language": taal})
        settings[row.get("name", "")] = row.get("text", "")

    def group(self, _number: int, row: Row) -> None:
        taal = row.get("language", "")
        # In each language the groups stand in the same order; their names differ.
        self._seen[taal] = self._seen.get(taal, 0) + 1
        self._group = str(self._seen[taal])
        self.groups.append(
            {
                "gid": self._group,
                "group_order": self._group,
                "group_name": row.get("name", ""),
                "description": row.get("text", ""),
                "grelevance": row.get("relevance", ""),
                "randomization_group": row.get("random_group", ""),
                "language": taal,
            }
        )

    def question(self, number: int, row: Row) -> None:
        if not self._group:
            raise Refusal(f"Rij {number}: vraag '{row.get('name', '')}' staat niet in een groep. {_AGAIN}")
        self._question = self._id("vraag", row.get("name", ""))
        own = {
            "qid": self._question,
            "parent_qid": "0",
            "gid": self._group,
            "type": row.get("type/scale", ""),
            "title": row.get("name", ""),
            "preg": row.get("validation", ""),
            "question_order": self._question,
        }
        same = ("relevance", "help", "language", "mandatory", "other")
        self.questions.append(
            {**own, "question": row.get("text", ""), **{name: row.get(name, "") for name in same}}
        )
        for name, value in row.items():
            if name not in _OWN and name and value:
                self.attributes.append({"qid": self._question, "attribute": name, "value": value})

    def part(self, number: int, row: Row) -> None:
        own = self._below(number, row)
        self.parts.append(
            {
                **own,
                "parent_qid": self._question,
                "title": row.get("name", ""),
                "question": row.get("text", ""),
            }
        )

    def answer(self, number: int, row: Row) -> None:
        own = self._below(number, row)
        self.answers.append(
            {**own, "qid": self._question, "code": row.get("name", ""), "answer": row.get("text", "")}
        )

    def _below(self, number: int, row: Row) -> Row:
        if not self._question:
            raise Refusal(f"Rij {number}: '{row.get('name', '')}' hoort bij geen vraag. {_AGAIN}")
        kind, name, scale = row.get("class", ""), row.get("name", ""), row.get("type/scale", "")
        place = self._id(kind, self._question, scale, name)
        return {
            "qid": place,
            "scale_id": scale,
            "question_order": place,
            "sortorder": place,
            "relevance": row.get("relevance", "") if kind == "SQ" else "",
            "language": row.get("language", ""),
        }

    def limit(self, _number: int, row: Row) -> None:
        self.quota.append({"name": row.get("name", "")})

    def judgement(self, _number: int, row: Row) -> None:
        self.assessments.append({"name": row.get("name", "")})

    def _id(self, *key: str) -> str:
        return self._ids.setdefault(key, str(len(self._ids) + 1))

    def raw(self) -> dict[str, tuple[Row, ...]]:
        sid = self.settings.get("sid", "1")
        return {
            "surveys": (self.settings,),
            "surveys_languagesettings": tuple(self.languages.values()),
            "groups": tuple(self.groups),
            "questions": tuple({**row, "sid": sid} for row in self.questions),
            "subquestions": tuple(self.parts),
            "answers": tuple(self.answers),
            "question_attributes": tuple(self.attributes),
            "quota": tuple(self.quota),
            "assessments": tuple(self.assessments),
            UNKNOWN: tuple(self.unknown),
        }


_TAKERS = {
    "S": _Tables.setting,
    "SL": _Tables.words,
    "G": _Tables.group,
    "Q": _Tables.question,
    "SQ": _Tables.part,
    "A": _Tables.answer,
    "QTA": _Tables.limit,
    "AS": _Tables.judgement,
}
