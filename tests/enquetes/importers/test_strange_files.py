"""Questionnaires of strangers: real files, and files in which anything may stand."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen
from enquetes.routing.publishing import faults
from tests.enquetes.importers.helpers import lss_file
from tests.enquetes.importers.limesurvey.surveys import answer, attribute, part, question
from tests.enquetes.importers.xlsform.test_reading import form
from tests.shared import shared

ODD = (
    *("", "0", "-1", "1e999", "9" * 400, "NaN", "1,5", "2020-13-45", "x" * 5_000),
    *("\u202e", "\u0661", "\n\n", "<b>x", "<script>x</script>", "'", '"', "|", ":", "*"),
    *("{", "}", "{a.b.c}", "{if(1,2", "{self.qid}", "${x}", "${", "(" * 99, "not(", "../x", "today()"),
    *("a=1", "q1 == q1", "sum(self)", "count(that.q1) > 1", "selected(., 'a')", ". > 1", "relevance"),
    *("Y", "R", "1", "M", "nl", "Ja", "q1", "begin group", "end repeat", "calculate"),
)
Change = Callable[[bytes, Random], bytes]


def other_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        place = random.randrange(len(changed))
        changed[place : place + random.randint(0, 40)] = random.randbytes(random.randint(0, 40))
    return bytes(changed)


def other_values(data: bytes, random: Random) -> bytes:
    """Put something else between tags here and there."""
    values = list(re.finditer(rb"(?<=<!\[CDATA\[)[^\]]*|(?<=>)[^<>\n]+(?=</)", data))
    for value in sorted(random.sample(values, min(len(values), 9)), key=lambda found: -found.start()):
        odd = random.choice(ODD).replace("&", "&amp;").replace("<", "&lt;").encode()
        data = data[: value.start()] + odd + data[value.end() :]
    return data


def other_rows(data: bytes, random: Random) -> bytes:
    """Lose rows and columns of tables here and there."""
    column = random.choice(re.findall(rb"<(\w+)>[^<\n]*</\1>", data) or [b"x"])
    data = re.sub(rb"<%b>.*?</%b>" % (column, column), b"", data, count=random.randint(0, 30))
    return re.sub(rb"<row>.*?</row>", b"", data, count=random.randint(0, 4), flags=re.DOTALL)


def other_cells(data: bytes, random: Random) -> bytes:
    book = load_workbook(BytesIO(data))
    for _ in range(random.randint(1, 9)):
        sheet = random.choice(book.worksheets)
        row, column = random.randint(1, min(sheet.max_row, 40)), random.randint(1, min(sheet.max_column, 15))
        change = random.random()
        if change < 0.1:
            sheet.delete_cols(column)
        elif change < 0.2:
            sheet.delete_rows(row)
        else:
            with suppress(AttributeError):
                sheet.cell(row, column).value = random.choice(ODD)
    changed = BytesIO()
    book.save(changed)
    return changed.getvalue()


def survey(folder: Path) -> Path:
    """Write a questionnaire with something of everything in it."""
    kinds = "LMNSDRF5X*;:1KQO"
    rows = [question(n, kind, f"q{n}", relevance="q3 > 1 or q1 == 'A1'") for n, kind in enumerate(kinds, 1)]
    rows[0] |= {"relevance": "1", "other": "Y"}
    rows[9] |= {"question": "{if(q3 > 2, 'veel', 'weinig')}"}
    divided, words = (2, 6, 7, 11, 12, 13, 14, 15), "Deel {q1.shown}"
    condition = {"qid": 4, "cqid": 1, "cfieldname": "9X1X1", "method": "==", "value": "A1", "scenario": 1}
    attributes = [
        attribute(2, "exclude_all_others", "S2"),
        attribute(3, "em_validation_q", "self < 40"),
        attribute(7, "array_filter", "q2"),
    ]
    return lss_file(
        folder,
        version="261",
        questions=rows,
        subquestions=[part(n, f"S{m}", words) for n in divided for m in (1, 2)],
        answers=[answer(n, f"A{m}") for n in (1, 6, 7, 13, 16) for m in (1, 2)],
        question_attributes=attributes,
        conditions=[condition],
    )


def xlsform(folder: Path) -> Path:
    return form(
        folder,
        [
            ("type", "name", "label", "relevant", "constraint", "calculation", "choice_filter"),
            ("begin group", "g", "Groep", "", "", "", ""),
            ("integer", "q1", "Hoeveel?", "", ". >= 0 and . < 99", "", ""),
            ("select_one janee or_other", "q2", "Wel?", "${q1} > 1", "", "", ""),
            ("end group", "", "", "", "", "", ""),
            ("select_multiple dienst", "q3", "Waar, ${q2}?", "${q2} = 'ja'", "", "", "name != ${q2}"),
            ("calculate", "q4", "", "", "", "${q1} * 2", ""),
        ],
    )


MADE = [(survey, change) for change in (other_bytes, other_values, other_rows)]
MADE += [(xlsform, change) for change in (other_bytes, other_cells)]


def whole(found: Gelezen) -> None:
    """Say what holds for all that is read: it can be kept, asked and told of."""
    assert Inhoud.from_json(found.inhoud.to_json()) == found.inhoud
    assert faults(found.inhoud) == ()
    assert found.to_json()


def read_or_refuse(path: Path) -> None:
    """Read a file; anything but a refusal in words fails the test."""
    told = "Het is gelukt om dit te lezen."
    try:
        whole(read_questionnaire(path))
    except Refusal as fault:
        told = str(fault)
    assert re.match(r"[A-Z'].{20,}\.$", told, re.DOTALL)


@pytest.mark.parametrize(("make", "change"), MADE, ids=lambda part: part.__name__)
def test_anything_in_a_file_is_read_or_refused_in_words(
    tmp_path: Path, make: Callable[[Path], Path], change: Change
) -> None:
    data = make(tmp_path).read_bytes()
    for seed in range(25):
        path = tmp_path / "bestand"
        path.write_bytes(change(data, Random(seed)))
        read_or_refuse(path)


@pytest.mark.parametrize("make", [survey, xlsform])
def test_files_that_are_changed_can_be_read_themselves(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    whole(read_questionnaire(make(tmp_path)))


@pytest.mark.parametrize("kind", ["lss", "xlsform"])
def test_every_real_file_is_read_or_refused(kind: str) -> None:
    for path in sorted(shared(kind).iterdir()):
        read_or_refuse(path)


@pytest.mark.parametrize("change", [other_bytes, other_values, other_rows])
def test_real_files_in_which_something_changed_are_read_or_refused(tmp_path: Path, change: Change) -> None:
    small = [path for path in sorted(shared("lss").glob("*.lss")) if path.stat().st_size < 100_000]
    for seed, original in enumerate(small):
        path = tmp_path / "bestand"
        path.write_bytes(change(original.read_bytes(), Random(seed)))
        read_or_refuse(path)


HEAVY: dict[str, Callable[[int], dict[str, object]]] = {
    "too early": lambda n: {"relevance": f"q{n % 300 + 1} > 1"},
    "crosswise": lambda n: {"relevance": f"q{301 - n} > 1"},
    "the same everywhere": lambda n: {"relevance": " or ".join(f"q{m} == 1" for m in range(1, min(n, 60)))},
    "many answers in a text": lambda n: {"question": f"{n}" + "{q1}" * 20},
    "braces": lambda n: {"question": f"{n}" + "{{}" * 100},
    "brackets": lambda n: {"relevance": "(" * 60 + f"q{n}" + ")" * 60},
}


@pytest.mark.slow
@pytest.mark.parametrize("more", HEAVY.values(), ids=HEAVY)
def test_a_heavy_file_is_read(tmp_path: Path, more: Callable[[int], dict[str, object]]) -> None:
    rows = [question(n, "N", f"q{n}", **more(n)) for n in range(1, 301)]
    path = lss_file(tmp_path, version="261", questions=rows)

    whole(read_questionnaire(path))


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("(" * 60 + "q1" + ")" * 60, "meer dan 40 haakjes"),
        (" + ".join(["q1"] * 300) + " > 1", "meer dan 250 keer"),
        ("q1 == '" + "x" * 11_000 + "'", "langer dan 10.000 tekens"),
    ],
)
def test_expression_that_nobody_can_read_is_told(tmp_path: Path, expression: str, told: str) -> None:
    rows = [question(1, "N", "q1"), question(2, "N", "q2", relevance=expression)]

    found = read_questionnaire(lss_file(tmp_path, version="261", questions=rows))

    assert [regel.wat for regel in found.regels if told in regel.waarom] == ["Voorwaarde van vraag q2"]


def test_more_questions_than_a_screen_can_show_are_refused(tmp_path: Path) -> None:
    cells = [part(1, f"S{n}", qid=n) for n in range(10, 80)]
    cells += [part(1, f"X{n}", qid=n, scale_id=1) for n in range(80, 150)]
    path = lss_file(tmp_path, version="261", questions=[question(1, ";", "q1")], subquestions=cells)

    with pytest.raises(Refusal, match="meer dan"):
        read_questionnaire(path)


def packed(names: Iterable[str], data: bytes) -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, data)
    return package.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        packed(["../../survey_1.lss"], b"<x/>"),
        packed([f"survey_{n}.lss" for n in range(2_000)], b"<x/>"),
        packed(["survey_1.lss"], b" " * 60_000_000),
        packed(["xl/workbook.xml"], b" " * 60_000_000),
        packed(["xl/workbook.xml", "[Content_Types].xml"], b"<a>" * 100_000),
        packed([], b""),
        b"<a>" * 200_000,
        b"{" * 200_000,
        b'{"soort": "mentaal-spoor/vragenlijst", "inhoud": ' + b"[" * 200_000,
        b"class\ttype/scale\tname\n" + b"\t" * 500_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5_000,
        b"\xff\xfe" + "class\ttype/scale".encode("utf-16-le"),
        b"",
    ],
    ids=range(13),
)
def test_a_hostile_file_is_refused_quickly(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bestand"
    path.write_bytes(data)

    with pytest.raises(Refusal):
        read_questionnaire(path)
