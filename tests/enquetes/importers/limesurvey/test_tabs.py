"""The structure that LimeSurvey writes with tabs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from adoptie.refusal import Refusal
from enquetes.content import Soort
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen, Gevolg

HEADINGS = (
    "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory",
    "other", "default", "same_default", "hidden", "min_answers",
)  # fmt: skip
ROWS = (
    ("S", "", "sid", "", "9"),
    ("S", "", "language", "", "nl"),
    ("SL", "", "surveyls_title", "", "Werken in Hattem", "", "nl"),
    ("SL", "", "surveyls_title", "", "Working in Hattem", "", "en"),
    ("G", "G0", "Werk", "1", "Over uw werk", "", "nl"),
    ("Q", "N", "uren", "1", "Hoeveel uur werkt u?", "Per week", "nl", "", "Y"),
    ("Q", "M", "taken", "uren > 10", "Wat doet u?", "", "nl", "", "", "", "", "", "", "1"),
    ("SQ", "0", "S1", "", "Balie", "", "nl"),
    ("SQ", "0", "S2", "", "Telefoon", "", "nl"),
    ("Q", "L", "tevreden", "taken_S1 == 'Y'", "Bent u tevreden?", "", "nl"),
    ("A", "0", "A1", "1", "Ja", "", "nl"),
    ("A", "0", "A2", "0", "Nee", "", "nl"),
    ("G", "G0", "Work", "1", "About your work", "", "en"),
    ("Q", "N", "uren", "1", "How many hours?", "A week", "en"),
    ("Q", "M", "taken", "uren > 10", "What do you do?", "", "en"),
    ("SQ", "0", "S1", "", "Desk", "", "en"),
    ("Q", "L", "tevreden", "", "Are you content?", "", "en"),
    ("A", "0", "A1", "1", "Yes", "", "en"),
)


def read(
    folder: Path, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS, encoding: str = "utf-8-sig"
) -> Gelezen:
    path = folder / "lijst.txt"
    path.write_text("\n".join("\t".join(row) for row in (headings, *rows)), encoding=encoding)
    return read_questionnaire(path)


def test_structure_becomes_a_questionnaire(tmp_path: Path) -> None:
    found = read(tmp_path, *ROWS)

    uren, taken, tevreden = found.inhoud.vragen()
    assert (found.inhoud.titel, found.inhoud.paginas[0].titel) == ("Werken in Hattem", "Werk")
    assert (uren.soort, uren.toelichting) == (Soort.GETAL, "Per week")
    assert (taken.soort, taken.relevantie, taken.minste) == (Soort.MEERKEUZE, "uren > 10", 1)
    assert [option.tekst for option in taken.opties] == ["Balie", "Telefoon"]
    assert (tevreden.relevantie, [option.code for option in tevreden.opties]) == (
        "gekozen(taken; 'S1')",
        ["A1", "A2"],
    )


def test_other_languages_stand_further_on(tmp_path: Path) -> None:
    texts = read(tmp_path, *ROWS).inhoud.vertalingen["en"]

    assert texts["titel"] == "Working in Hattem"
    assert texts["pagina.uren.titel"] == "Work"
    assert (texts["vraag.taken.opties.S1"], texts["vraag.tevreden.opties.A1"]) == ("Desk", "Yes")
    assert "vraag.taken.opties.S2" not in texts


def test_rows_of_which_nobody_knows_the_kind_are_told(tmp_path: Path) -> None:
    strange = [("X", "", "iets"), ("QTALS", "", "quotum"), ("", "", "los"), ("X", "", "nog iets")]

    found = read(tmp_path, *ROWS, *strange)

    lost = {regel.wat: regel.waarom for regel in found.regels if regel.gevolg == Gevolg.WEGGELATEN}
    assert lost["Rijen van soort 'X'"] == "Deze soort kennen wij niet. Het gaat om rij 20, 23."
    assert lost["Rijen zonder soort"] == "Deze soort kennen wij niet. Het gaat om rij 22."
    assert not any("QTALS" in wat for wat in lost)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_letters_survive_in_whatever_way_they_were_written(tmp_path: Path, encoding: str) -> None:
    rows = [("G", "G0", "Één", "1", "", "", "nl"), ("Q", "S", "q", "1", "Café?", "", "nl")]

    assert next(read(tmp_path, *rows, encoding=encoding).inhoud.vragen()).tekst == "Café?"


@pytest.mark.parametrize("sign", [";", ","])
def test_structure_that_a_spreadsheet_saved_is_read_too(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "lijst.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=sign).writerows([HEADINGS, *ROWS])

    assert read_questionnaire(path).inhoud == read(tmp_path, *ROWS).inhoud


@pytest.mark.parametrize(
    ("rows", "headings", "told"),
    [
        (ROWS[5:6], HEADINGS, "Rij 2: vraag 'uren' staat niet in een groep"),
        ((ROWS[4], ROWS[7]), HEADINGS, "Rij 3: 'S1' hoort bij geen vraag"),
        (ROWS[:5], HEADINGS, "geen vraag: de tabel 'questions'"),
        (ROWS, HEADINGS[:1] + HEADINGS[2:], "Rij 1: de kolom 'type/scale' ontbreekt"),
    ],
)
def test_structure_that_does_not_hold_together_is_refused(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], headings: tuple[str, ...], told: str
) -> None:
    with pytest.raises(Refusal, match=told):
        read(tmp_path, *rows, headings=headings)
