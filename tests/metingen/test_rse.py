"""A real staff questionnaire of two years as two rounds: the published counts, and what may be compared."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from adoptie.models import Traject
from enquetes.actions.inlezen import import_answers
from enquetes.content import ItemSoort
from enquetes.importers.answers import read_answers
from enquetes.importers.choosing import Onbekend
from enquetes.importers.lss import read_lss
from enquetes.importers.texts import label_key
from enquetes.models import Ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.figures.counting import count_answers
from metingen.queries.cijfers import read_cijfers
from metingen.queries.sealed_rounds import open_round
from metingen.queries.vergelijking import shared_questions, wordings
from tests.factories.adoptie import TrajectFactory
from tests.shared import shared

pytestmark = pytest.mark.django_db
# Published tables that cannot be laid beside the file, and why.
NOT_COMPARED = {
    "contact16a[PERC].csv": "the question is not in the file of answers",
    "currentEmp2.csv": "the question is not in the file of answers",
    "currentEmp4.csv": "the question is not in the file of answers",
    "currentEmp6.csv": "the question is not in the file of answers",
    "currentEmp11.csv": "a list of numbers, not of counts; see the test on it",
    "currentEmp16a[PERC].csv": "the file has the words of another question than its name",
    "paper1_2_4_5.csv": "counts 592 people, of more countries than this file",
}
# Answers of which the authors lost some: they took "Never" with and without a space for two answers, and
# looked for "5+" where "5" stands. Their other answers, and their base, are without these.
LOST = {"never", "5", "5+"}
OTHER_WORDS = {
    "edu2", "currentEmp1", "currentEmp11", "currentWork2", "paper1", "paper2", "paper4", "paper5", "skill2",
    "ukrse1", "tool2",
}  # fmt: skip
SAME_WORDS = {
    "socio1", "edu1", "edu3", "currentEmp10", "currentEmp12", "stability1", "stability2", "socio2", "socio3",
}  # fmt: skip


def import_year(traject: Traject, year: int) -> Ronde:
    path = shared("rse", f"rse_{year}_uk.csv")
    known = read_lss(shared("rse", "rse_uk_core_survey_2017.lss")).inhoud if year == 2017 else None
    answers = read_answers(path, known, onbekend=Onbekend.AFLEIDEN)
    return import_answers(
        traject=traject,
        naam=str(year),
        answers=answers,
        van=dt.date(year, 1, 1),
        tot=dt.date(year, 3, 31),
        by="test",
    )


def counts_of(ronde: Ronde) -> dict[str, dict[str, int]]:
    """Return per single-choice question the counts before protection, "" for no answer."""
    sealed = open_round(ronde)
    frame = sealed.answers()
    found = {}
    for item in sealed.content.items():
        if item.soort in {ItemSoort.KEUZE, ItemSoort.SCHAAL}:
            counts = count_answers(frame, item)[""]
            labels = [label_key(option.tekst) for option in item.opties]
            found[item.kolom] = dict(zip(labels, counts, strict=True)) | {"": len(frame) - sum(counts)}
    return found


def published(path: Path) -> dict[str, dict[str, str]]:
    """Return what a published table says per question and answer, whichever way it lies."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    tables: dict[str, dict[str, str]] = {}
    for row in rows:
        for heading, value in zip(head[1:], row[1:], strict=True):
            lying = heading in {"Yes", "No", ""}
            question, answer = (row[0], heading) if lying else (heading, row[0])
            coded = re.match(r"(\w+)\. ", question)
            code = coded[1] if coded else path.stem.removesuffix("[PERC]")
            tables.setdefault(code, {})[label_key(answer.replace(" [PERCENTAGE]", ""))] = value
    return tables


def oracle_files() -> list[Path]:
    folder = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "rse" / "oracle_2016_uk"
    return sorted(folder.glob("*.csv"))


def test_import_answers_gives_two_sealed_rounds() -> None:
    traject = TrajectFactory.create()

    rounds = [import_year(traject, year) for year in (2016, 2017)]

    assert [(ronde.aantal, ronde.status) for ronde in rounds] == [(273, "verzegeld"), (253, "verzegeld")]
    assert all(open_round(ronde).manifest["ingelezen"] for ronde in rounds)


def test_counts_equal_the_published_tables() -> None:
    shared("rse", "oracle_2016_uk")
    found = counts_of(import_year(TrajectFactory.create(), 2016))
    compared = 0

    for path in oracle_files():
        if path.name in NOT_COMPARED:
            continue
        for code, table in published(path).items():
            check(path.name, found[code], table)
            compared += 1

    assert compared == 41


def check(name: str, counts: dict[str, int], table: dict[str, str]) -> None:
    """Compare one question: counts exactly, percentages to the digits that were printed."""
    kept = {answer: text for answer, text in table.items() if answer not in LOST}
    base = sum(count for answer, count in counts.items() if answer and answer not in LOST - {"never"})
    for answer, text in kept.items():
        count = counts.get(answer, 0)
        if "[PERC]" not in name:
            assert text == "" or float(text) == count, (name, answer)
            assert text or count == 0, (name, answer)
        elif name.startswith("rse16a"):
            assert round(100 * count / base) == float(text), (name, answer)
        else:
            assert 100 * count / base == pytest.approx(float(text), rel=1e-12), (name, answer)


def test_numbers_equal_the_published_list() -> None:
    with shared("rse", "oracle_2016_uk", "currentEmp11.csv").open(encoding="utf-8", newline="") as file:
        expected = sorted(float(row[1]) for row in list(csv.reader(file))[1:] if row[1])

    frame = open_round(import_year(TrajectFactory.create(), 2016)).answers()

    assert sorted(frame["currentEmp11"].dropna()) == expected


def test_shared_questions_finds_twenty_of_which_eleven_have_other_words() -> None:
    traject = TrajectFactory.create()

    found = shared_questions(import_year(traject, 2016), import_year(traject, 2017))

    assert len(found) == 20
    assert {question.code for question in found if not question.same_words} == OTHER_WORDS
    assert {question.code for question in found if question.same_words} == SAME_WORDS
    assert len(OTHER_WORDS) == 11


def test_wordings_breaks_every_line_of_which_the_words_changed() -> None:
    traject = TrajectFactory.create()
    for year in (2016, 2017):
        measure_ronde(ronde=import_year(traject, year), by="test")

    found = wordings(read_cijfers(traject.gemeente, lengte="ronde"))

    assert {each.code for each in found if not each.same_words} == OTHER_WORDS
    assert {each.code for each in found if each.same_words} == SAME_WORDS
    assert all(
        len({figure.vraag_tekst for figure in each.versions}) == 2 for each in found if not each.same_words
    )


def test_measure_ronde_hides_what_everybody_answered() -> None:
    ronde = import_year(TrajectFactory.create(), 2017)
    measure_ronde(ronde=ronde, by="test")

    country = read_cijfers(ronde.gemeente, lengte="ronde", codes=["socio1"])

    assert country
    assert all(figure.hidden for figure in country)
