"""Small files as strangers make them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Vraag
from enquetes.importers.answers import Answers, read_answers
from enquetes.importers.lss import LssContent, read_lss

Rows = Sequence[Mapping[str, object]]


def answers_file(folder: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    """Write a CSV of answers."""
    text = StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    path = folder / "antwoorden.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def column(folder: Path, heading: str, *cells: object) -> Answers:
    """Read a file with one column."""
    return read_answers(answers_file(folder, [heading, "z. Nog iets"], *[(cell, "iets") for cell in cells]))


def only(answers: Answers) -> Vraag:
    return next(answers.inhoud.vragen())


def given(answers: Answers, code: str) -> list[object]:
    return [person[code] for person in answers.respondents]


def lss_file(folder: Path, *, version: str = "261", taal: str = "nl", **tables: Rows) -> Path:
    """Write an LSS file with these tables; each row is a mapping of columns."""
    whole = {
        "surveys": [{"sid": 1, "language": taal}],
        "groups": [{"gid": 1, "group_name": "Groep"}],
        **tables,
    }
    parts = "".join(f"<{name}><fields/><rows>{_rows(rows)}</rows></{name}>" for name, rows in whole.items())
    head = f"<LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>{version}</DBVersion>"
    path = folder / "vragenlijst.lss"
    languages = f"<languages><language>{taal}</language></languages>"
    path.write_text(f"<?xml version='1.0'?><document>{head}{languages}{parts}</document>", encoding="utf-8")
    return path


def _rows(rows: Rows) -> str:
    cells = ("".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in row.items()) for row in rows)
    return "".join(f"<row>{each}</row>" for each in cells)


def lss_question(folder: Path, kind: str, **tables: Rows) -> LssContent:
    """Read an LSS file with one question ``q``; ``answers`` and ``subquestions`` belong to it."""
    row = {"qid": 1, "parent_qid": 0, "gid": 1, "type": kind, "title": "q", "question": "Wat vindt u?"}
    return read_lss(lss_file(folder, version="261", taal="nl", questions=[{**row, "other": "N"}], **tables))


def answer_refusal(path: Path, inhoud: Inhoud | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        read_answers(path, inhoud)
    return str(caught.value)
