"""An archive of LimeSurvey: its questionnaire, its answers, and nothing of the people in it."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from adoptie.refusal import Refusal
from enquetes.importers.answers import read_answers
from enquetes.importers.lss import earlier
from enquetes.importers.questionnaire import read_questionnaire
from tests.enquetes.importers.helpers import lss_file
from tests.enquetes.importers.limesurvey.surveys import answer, part, question
from tests.shared import shared

HEAD = "<document><LimeSurveyDocType>{}</LimeSurveyDocType><DBVersion>605</DBVersion>"


def lsr(*rows: dict[str, str]) -> str:
    cells = "".join(
        "<row>" + "".join(f"<{key}>{cell}</{key}>" for key, cell in row.items()) + "</row>" for row in rows
    )
    return f"{HEAD.format('Responses')}<responses><rows>{cells}</rows></responses></document>"


def lst(*mails: str) -> str:
    cells = "".join(f"<row><email>{mail}</email></row>" for mail in mails)
    return f"{HEAD.format('Tokens')}<tokens><rows>{cells}</rows></tokens></document>"


def archive(folder: Path, **files: str | bytes) -> Path:
    rows = [question(1, "L", "auto", other="Y"), question(2, "M", "reis"), question(3, "N", "uren")]
    parts = [part(2, "S1"), part(2, "S2")]
    lss = lss_file(
        folder, questions=rows, answers=[answer(1, "A1", "Volvo"), answer(1, "A2")], subquestions=parts
    )
    target = folder / "archief.lsa"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("survey_9.lss", lss.read_bytes())
        for name, content in files.items():
            package.writestr(name.replace("__", "."), content)
    return target


def test_questionnaire_is_taken_and_the_rest_is_told(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        survey_9_responses__lsr=lsr({"id": "1"}, {"id": "2"}),
        survey_9_tokens__lst=lst("jan@stad.example"),
        survey_9_timings__lsi="x",
    )

    found = read_questionnaire(path)

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["auto", "reis", "uren"]
    assert [regel.wat for regel in found.regels[:3]] == ["Antwoorden", "Deelnemers", "Andere bestanden"]
    assert "1 deelnemer" in found.regels[1].waarom
    assert "jan@stad" not in json.dumps(found.to_json())


def test_answers_are_read_as_answers_of_earlier(tmp_path: Path) -> None:
    given = [
        {
            "id": "1",
            "submitdate": "2023-01-01",
            "_9X1X1": "A1",
            "_9X1X2S1": "Y",
            "_9X1X2S2": "",
            "_9X1X3": "36",
        },
        {"id": "2", "submitdate": "2023-01-01", "_9X1X1": "-oth-", "_9X1X1other": "Fiets", "_9X1X2S2": "Y"},
        {"id": "3", "submitdate": "", "_9X1X1": "A2"},
    ]

    with earlier(archive(tmp_path, a_responses__lsr=lsr(*given)), None) as (sheet, lss):
        assert lss is not None
        answers = read_answers(sheet, lss.inhoud)

    assert answers.respondents == [
        {"auto": "A1", "auto_other": None, "reis": ["S1"], "uren": 36.0},
        {"auto": "-oth-", "auto_other": "Fiets", "reis": ["S2"], "uren": None},
    ]


def test_real_archive_gives_the_counts_that_limesurvey_shows() -> None:
    with earlier(shared("lss", "survey_simple_statistics.lsa"), None) as (sheet, lss):
        assert lss is not None
        answers = read_answers(sheet, lss.inhoud)

    counts = [
        [
            Counter(person[vraag.code] for person in answers.respondents)[option.code]
            for option in vraag.opties
        ]
        for vraag in answers.inhoud.vragen()
    ]
    # LimeSurvey shows a fourth answer, "other", that nobody could give.
    assert counts == [[2, 2, 4], [5, 3, 1], [1, 5, 3]]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"b_responses__lsr": "<kapot"}, "geen goede XML"),
        ({"b_responses__lsr": HEAD.format("Tokens") + "</document>"}, "geen 'Responses'"),
        ({"tweede__lss": "<document/>"}, "twee keer een bestand '.lss'"),
        ({"b_tokens__lst": b"\x00" * 61_000_000}, "uitgepakt groter dan"),
        ({f"f{number}__x": "" for number in range(201)}, "meer dan 200 bestanden"),
    ],
)
def test_archive_that_cannot_be_read_is_refused(
    tmp_path: Path, files: dict[str, str | bytes], told: str
) -> None:
    with pytest.raises(Refusal, match=told):
        read_questionnaire(archive(tmp_path, **files))


def test_archive_without_questionnaire_or_answers_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.lsa"
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("../../etc/iets.txt", "x")

    with pytest.raises(Refusal, match="geen vragenlijst van LimeSurvey"):
        read_questionnaire(empty)
    with pytest.raises(Refusal, match="geen antwoorden"), earlier(archive(tmp_path), None):
        pass


def test_cut_off_archive_is_refused(tmp_path: Path) -> None:
    whole = archive(tmp_path, a_responses__lsr=lsr({"id": "1"})).read_bytes()
    path = tmp_path / "half.lsa"
    for size in (3, 30, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:size])
        with pytest.raises(Refusal):
            read_questionnaire(path)
