"""A questionnaire of LimeSurvey: every type, both ways of storing texts, and files of strangers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Soort, Vraag
from enquetes.importers.lss import read_lss
from tests.enquetes.importers.helpers import lss_file, lss_question
from tests.shared import shared

ANSWERS = (
    {"qid": 1, "code": "B", "answer": "Slecht", "sortorder": 2, "scale_id": 0},
    {"qid": 1, "code": "A", "answer": "<p>Goed&nbsp;&amp; snel</p>", "sortorder": 1, "scale_id": 0},
    {"qid": 1, "code": "X", "answer": "Andere schaal", "sortorder": 1, "scale_id": 1},
)
PARTS = (
    {"qid": 2, "parent_qid": 1, "title": "SQ1", "question": "Balie", "question_order": 1},
    {"qid": 3, "parent_qid": 1, "title": "SQ2", "question": "Telefoon", "question_order": 2},
)


def made(folder: Path, kind: str) -> list[Vraag]:
    return list(lss_question(folder, kind, answers=ANSWERS, subquestions=PARTS).inhoud.vragen())


@pytest.mark.parametrize(
    ("kinds", "soort", "codes"),
    [
        ("L!", Soort.KEUZE, ["A", "B"]),
        ("Y", Soort.KEUZE, ["Y", "N"]),
        ("5", Soort.SCHAAL, ["1", "2", "3", "4", "5"]),
        ("FH", Soort.MATRIX, ["A", "B"]),
        ("A", Soort.MATRIX, ["1", "2", "3", "4", "5"]),
        ("B", Soort.MATRIX, [str(point) for point in range(1, 11)]),
        ("C", Soort.MATRIX, ["Y", "N", "U"]),
        ("E", Soort.MATRIX, ["D", "S", "I"]),
        ("M", Soort.MEERKEUZE, ["SQ1", "SQ2"]),
        ("N", Soort.GETAL, []),
        ("STUD", Soort.TEKST, []),
    ],
)
def test_read_lss_knows_type(tmp_path: Path, kinds: str, soort: Soort, codes: list[str]) -> None:
    for kind in kinds:
        (vraag,) = made(tmp_path, kind)
        assert (vraag.soort, [option.code for option in vraag.opties]) == (soort, codes)
        assert [row.tekst for row in vraag.rijen] == (["Balie", "Telefoon"] if soort == Soort.MATRIX else [])


@pytest.mark.parametrize(("kind", "soort"), [("K", Soort.GETAL), ("Q", Soort.TEKST)])
def test_read_lss_makes_a_question_of_each_part(tmp_path: Path, kind: str, soort: Soort) -> None:
    found = [(vraag.code, vraag.soort, vraag.tekst) for vraag in made(tmp_path, kind)]

    assert found == [("q_SQ1", soort, "Wat vindt u? Balie"), ("q_SQ2", soort, "Wat vindt u? Telefoon")]


@pytest.mark.parametrize(
    ("kind", "codes"), [("O", ["q", "q_comment"]), ("P", ["q", "q_SQ1comment", "q_SQ2comment"])]
)
def test_read_lss_keeps_comments_as_open_questions(tmp_path: Path, kind: str, codes: list[str]) -> None:
    assert [vraag.code for vraag in made(tmp_path, kind)] == codes


def test_read_lss_keeps_other_as_option_and_open_question(tmp_path: Path) -> None:
    row = {"qid": 1, "parent_qid": 0, "gid": 1, "type": "L", "title": "q", "question": "Wat?", "other": "Y"}

    choice, other = read_lss(lss_file(tmp_path, questions=[row], answers=ANSWERS)).inhoud.vragen()

    assert [(option.code, option.tekst) for option in choice.opties][-1] == ("-oth-", "Anders")
    assert (other.code, other.soort) == ("q_other", Soort.TEKST)


def test_read_lss_orders_and_cleans_answers(tmp_path: Path) -> None:
    (vraag,) = made(tmp_path, "L")

    assert [option.tekst for option in vraag.opties] == ["Goed & snel", "Slecht"]


def test_read_lss_says_what_is_left_out(tmp_path: Path) -> None:
    rows = [
        {"qid": n, "gid": 1, "type": kind, "title": f"q{n}", "question": "Wat?", "relevance": "1"}
        for n, kind in enumerate("SR1:;X*|I?", start=1)
    ]

    found = read_lss(lss_file(tmp_path, questions=rows))

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["q1"]
    assert "Niet overgenomen: 1 vraag (q8). Een bestand sturen kan bij ons niet." in found.meldingen
    named = " ".join(found.meldingen)
    assert all(f"q{number}" in named for number in range(2, 11))


def test_read_lss_leaves_out_a_choice_without_answers(tmp_path: Path) -> None:
    rows = [
        {"qid": n, "gid": 1, "type": kind, "title": f"q{n}", "question": "Wat?"}
        for n, kind in enumerate("SLMK")
    ]

    found = read_lss(lss_file(tmp_path, questions=rows))

    assert [vraag.code for vraag in found.inhoud.vragen()] == ["q0"]
    assert (
        "q1). LimeSurvey kan haar zo ook niet stellen. Vraag 'q1' heeft geen antwoorden" in found.meldingen[0]
    )


def test_read_lss_tells_that_conditions_are_left_out(tmp_path: Path) -> None:
    row = {"qid": 1, "gid": 1, "type": "S", "title": "q", "question": "Wat?", "relevance": "a == 1"}

    assert "voorwaarden" in read_lss(lss_file(tmp_path, questions=[row])).meldingen[0]


def test_read_lss_reads_texts_of_newer_versions(tmp_path: Path) -> None:
    texts = [
        {"qid": 1, "question": "Wat vindt u?", "language": "nl"},
        {"qid": 1, "question": "What do you think?", "language": "en"},
    ]
    answers = [{"aid": 7, "qid": 1, "code": "A", "sortorder": 1, "scale_id": 0}]
    path = lss_file(
        tmp_path,
        version="630",
        questions=[{"qid": 1, "parent_qid": 0, "gid": 1, "type": "L", "title": "q"}],
        question_l10ns=texts,
        answers=answers,
        answer_l10ns=[{"aid": 7, "answer": "Goed", "language": "nl"}],
    )

    (vraag,) = read_lss(path).inhoud.vragen()

    assert (vraag.tekst, vraag.opties[0].tekst) == ("Wat vindt u?", "Goed")


def test_read_lss_takes_the_language_in_which_it_was_made(tmp_path: Path) -> None:
    row = {"qid": 1, "parent_qid": 0, "gid": 1, "type": "S", "title": "q"}
    rows = [{**row, "question": "What?", "language": "en"}, {**row, "question": "Wat?", "language": "nl"}]

    (vraag,) = read_lss(lss_file(tmp_path, questions=rows)).inhoud.vragen()

    assert vraag.tekst == "Wat?"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "regel 1"),
        (b"\x00\x01\x02", "regel 1"),
        (b"<document>", "regel 1, teken"),
        (b"<other/>", "LimeSurveyDocType"),
        (b"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>", "LimeSurveyDocType"),
        (b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "DBVersion"),
        (b"PK\x03\x04", ".lsa"),
        (b"<?xml version='1.0' encoding='nergens'?><document/>", "XML"),
        (b"<!DOCTYPE d [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><document>&b;</document>", "schade"),
        (b"<!DOCTYPE d SYSTEM 'file:///etc/passwd'><document/>", "schade"),
    ],
)
def test_read_lss_refuses(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.lss"
    path.write_bytes(content)

    with pytest.raises(Refusal, match=words):
        read_lss(path)


def test_read_lss_refuses_what_is_no_file_that_can_be_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)

    for path in (tmp_path / "nergens.lss", tmp_path / ("x" * 300), tmp_path, pipe):
        with pytest.raises(Refusal, match="geopend"):
            read_lss(path)


def test_read_lss_refuses_more_questions_than_anybody_asks(tmp_path: Path) -> None:
    rows = [{"qid": n, "gid": 1, "type": "S", "title": f"q{n}", "question": "Wat?"} for n in range(1, 1_002)]

    with pytest.raises(Refusal, match="meer dan 1.000 vragen"):  # noqa: RUF043
        read_lss(lss_file(tmp_path, questions=rows))


def test_read_lss_is_quick_with_many_answers(tmp_path: Path) -> None:
    rows = [{"qid": n, "gid": 1, "type": "L", "title": f"q{n}", "question": "Wat?"} for n in range(1, 1_001)]
    answers = [{"qid": n % 1_000 + 1, "code": f"a{n}", "answer": "x"} for n in range(20_000)]

    inhoud = read_lss(lss_file(tmp_path, questions=rows, answers=answers)).inhoud

    assert len(list(inhoud.vragen())) == 1_000


def test_read_lss_refuses_file_without_questions(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="geen vraag"):
        read_lss(lss_file(tmp_path, questions=[]))


def test_read_lss_names_codes_that_stand_twice(tmp_path: Path) -> None:
    rows = [{"qid": n, "gid": 1, "type": "S", "title": "q1", "question": "Wat?"} for n in (1, 2)]

    with pytest.raises(Refusal, match="q1"):
        read_lss(lss_file(tmp_path, questions=rows))


def test_read_lss_reads_every_real_file_quickly() -> None:
    for path in sorted(shared("lss").glob("*.lss")):
        inhoud = read_lss(path).inhoud
        assert Inhoud.from_json(inhoud.to_json()) == inhoud


def test_read_lss_refuses_every_real_archive() -> None:
    for path in shared("lss").glob("*.lsa"):
        with pytest.raises(Refusal, match="archief"):
            read_lss(path)


def test_read_lss_leaves_no_html_of_a_hostile_file() -> None:
    inhoud = read_lss(shared("lss", "limesurvey_survey_XssAndScriptCheck.lss")).inhoud

    text = json.dumps(inhoud.to_json())
    assert "<" not in text
    assert "alert(" not in text


@pytest.mark.parametrize("size", [1, 7, 100])
def test_read_lss_of_a_cut_off_file_refuses(tmp_path: Path, size: int) -> None:
    whole = shared("lss", "colors_2025.lss").read_bytes()
    path = tmp_path / "half.lss"
    path.write_bytes(whole[: -len(whole) * size // 101])

    with pytest.raises(Refusal, match="regel"):
        read_lss(path)
