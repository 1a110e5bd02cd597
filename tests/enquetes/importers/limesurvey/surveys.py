"""Small questionnaires of LimeSurvey, made for one question at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from enquetes.content import Vraag
from enquetes.importers.limesurvey.document import read_document
from enquetes.importers.limesurvey.vragenlijst import read_vragenlijst
from enquetes.importers.verlies import Gelezen, Gevolg
from tests.enquetes.importers.helpers import Rows, lss_file

Row = Mapping[str, object]


def question(qid: int, kind: str, title: str, **more: object) -> dict[str, object]:
    row = {
        "qid": qid,
        "sid": 9,
        "parent_qid": 0,
        "gid": 1,
        "type": kind,
        "title": title,
        "question_order": qid,
    }
    return {**row, "question": f"Vraag {title}?", "other": "N", "mandatory": "N", "relevance": "1", **more}


def answer(qid: int, code: str, text: str = "", **more: object) -> dict[str, object]:
    return {"qid": qid, "code": code, "answer": text or code, "scale_id": 0, **more}


def part(parent: int, code: str, text: str = "", **more: object) -> dict[str, object]:
    qid = parent * 100 + sum(map(ord, code))
    return {"qid": qid, "parent_qid": parent, "title": code, "question": text or code, "scale_id": 0, **more}


def attribute(qid: int, name: str, value: object) -> dict[str, object]:
    return {"qid": qid, "attribute": name, "value": value}


def read(folder: Path, *questions: Row, **tables: Rows) -> Gelezen:
    path = lss_file(folder, version="261", taal="nl", questions=questions, **tables)
    return read_vragenlijst(read_document(path))


def vragen(found: Gelezen) -> dict[str, Vraag]:
    return {vraag.code: vraag for vraag in found.inhoud.vragen()}


def told(found: Gelezen, gevolg: Gevolg = Gevolg.WEGGELATEN) -> list[str]:
    return [f"{regel.wat}: {regel.waarom}" for regel in found.regels if regel.gevolg == gevolg]
