"""What stands in a file of answers: every answer that may leave, and nothing that may not."""

from __future__ import annotations

import csv
import datetime as dt
import json
import uuid
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

from enquetes.content import ItemSoort, Optie
from enquetes.frames import build_frame
from enquetes.models import Ronde
from enquetes.respondent import Respondent
from enquetes.sealed import write_sealed
from metingen.actions.antwoordbestanden import take_bestand
from metingen.microdata import columns, writing
from metingen.microdata.codebook import codebook
from metingen.queries.antwoordbestanden import columns_that_leave
from metingen.queries.sealed_rounds import open_round
from tests.factories.soorten import EVERY_ANSWER, EVERY_KIND
from tests.metingen.microdata.worlds import made, sealed_vertrouwelijk

pytestmark = pytest.mark.django_db

NAMES = ["groep", "werk", "functie", "middel_pc", "middel_tel", "uren", "stel_r1", "stel_r2"]


@pytest.fixture
def ronde() -> Ronde:
    return sealed_vertrouwelijk()


def path_of(ronde: Ronde, soort: str, **values: Any) -> Path:
    bestand = made(ronde, soort, **values)
    return take_bestand(bestand=bestand, by=bestand.gevraagd_door)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_csv_holds_every_answer_by_its_code(ronde: Ronde) -> None:
    rows = rows_of(path_of(ronde, "csv"))

    assert list(rows[0]) == NAMES
    assert sorted(row["uren"] for row in rows) == sorted(
        f"{30 + index / 2:g}".replace(".", ",") for index in range(16)
    )
    (row,) = (row for row in rows if row["uren"] == "30,5")
    assert row == {
        "groep": "Balie",
        "werk": "2",
        "functie": "a",
        "middel_pc": "ja",
        "middel_tel": "nee",
        "uren": "30,5",
        "stel_r1": "4",
        "stel_r2": "",
    }


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    assert writing._texts(pa.array(["a", "=1+1", None])) == ["a", "'=1+1", ""]


@pytest.mark.parametrize("soort", ["csv", "sav", "parquet"])
def test_no_file_holds_a_volgcode_or_what_somebody_wrote(ronde: Ronde, soort: str) -> None:
    codes = open_round(ronde).answers(["_volgcode"])["_volgcode"].dropna()

    content = path_of(ronde, soort).read_bytes()

    assert len(codes) == 8
    assert not [code for code in codes if code.encode() in content]
    assert b"volgcode" not in content
    assert b"geheim" not in content


def test_parquet_holds_the_same_as_csv(ronde: Ronde) -> None:
    rows = rows_of(path_of(ronde, "csv"))

    table = pq.read_table(path_of(ronde, "parquet"))

    assert table.column_names == NAMES
    assert table.column("functie").to_pylist() == [row["functie"] for row in rows]
    assert table.column("uren").to_pylist() == [float(row["uren"].replace(",", ".")) for row in rows]
    # What pandas wrote about the sealed file names the columns that stayed behind.
    assert b"pandas" not in (table.schema.metadata or {})


def test_parquet_holds_labels_too(ronde: Ronde) -> None:
    schema = pq.read_schema(path_of(ronde, "parquet"))

    functie, uren = schema.field("functie").metadata, schema.field("uren").metadata
    assert functie[b"label"].decode() == "Wat doet u?"
    assert json.loads(functie[b"waarden"]) == {"a": "Balie", "b": "Beleid"}
    assert uren == {b"label": b"Hoeveel uren per week?"}


def test_sav_holds_the_same_with_labels(ronde: Ronde) -> None:
    rows = rows_of(path_of(ronde, "csv"))

    frame, about = pyreadstat.read_sav(path_of(ronde, "sav"), apply_value_formats=False)

    assert list(frame.columns) == NAMES
    assert about.column_names_to_labels["stel_r1"] == "Wat vindt u? Ik kan het"
    assert about.variable_value_labels["functie"] == {1: "Balie", 2: "Beleid"}
    assert about.variable_value_labels["werk"][5] == "helemaal eens"
    assert about.variable_value_labels["groep"] == {1: "Balie", 2: "Beleid"}
    assert about.variable_measure == {
        **dict.fromkeys(NAMES, "nominal"),
        **dict.fromkeys(["werk", "stel_r1", "stel_r2"], "ordinal"),
        "uren": "scale",
    }
    assert frame["functie"].tolist() == [1 if row["functie"] == "a" else 2 for row in rows]
    assert frame["middel_tel"].tolist() == [0] * 16
    assert frame["stel_r2"].isna().all()


def test_sav_knows_which_answers_do_not_count(ronde: Ronde) -> None:
    options = (Optie("a", "ja"), Optie("b", "nee"), Optie("x", "weet ik niet", telt=False))
    kolom = columns.Kolom("v", "v", columns.Kolomsoort.KEUZE, "Vraag", "v", options)

    assert writing._missing(kolom) == [3]


def test_questions_that_were_left_out_are_in_no_file(ronde: Ronde) -> None:
    rows = rows_of(path_of(ronde, "csv", weglaten=["uren", "stel"]))

    assert list(rows[0]) == ["groep", "werk", "functie", "middel_pc", "middel_tel"]


@pytest.mark.parametrize("soort", ["csv", "parquet"])
def test_parts_join_to_the_whole(ronde: Ronde, soort: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path_of(ronde, soort)
    monkeypatch.setattr(writing, "_ROWS_AT_ONCE", 3)

    parts = path_of(ronde, soort)

    if soort == "csv":
        assert parts.read_bytes() == whole.read_bytes()
    else:
        pd.testing.assert_frame_equal(pd.read_parquet(parts), pd.read_parquet(whole))


def test_codebook_explains_each_code(ronde: Ronde) -> None:
    rows = list(codebook(columns_that_leave(ronde)))

    assert ("functie", "keuze", "Wat doet u?", "b", 2, "Beleid") in rows
    assert ("uren", "getal", "Hoeveel uren per week?", "", None, "") in rows
    assert ("middel_pc", "aangekruist", "Wat gebruikt u? Computer", "ja", 1, "aangekruist") in rows
    assert {row[0] for row in rows} == set(NAMES)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (["stel[r1]", "stel_r1"], ["stel_r1", "stel_r1_2"]),
        (["Groep", "groep"], ["Groep", "groep_2"]),
        (["with"], ["with_"]),
        (["m[anders, namelijk]"], ["m_anders__namelijk"]),
        (["v[" + "x" * 80 + "]"], ["v_" + "x" * 58]),
    ],
)
def test_names_suit_every_program(keys: list[str], names: list[str]) -> None:
    taken: set[str] = set()

    assert [columns._name(key, taken) for key in keys] == names


def test_numbers_are_the_codes_themselves_where_they_can_be() -> None:
    def numbers(*codes: str) -> list[int]:
        options = tuple(Optie(code, code) for code in codes)
        kolom = columns.Kolom("v", "v", columns.Kolomsoort.KEUZE, "", "v", options)
        return [waarde.nummer for waarde in kolom.waarden]

    assert numbers("1", "3", "-9") == [1, 3, -9]
    assert numbers("1", "a") == [1, 2]
    assert numbers("1", "01") == [1, 2]


def test_long_labels_are_cut_between_letters() -> None:
    assert writing._short("é" * 200, 250) == "é" * 123 + "…"
    assert writing._short(" kort \n label ", 250) == "kort label"


def test_each_kind_of_column_was_thought_of() -> None:
    """What is new leaves only when somebody decides so."""
    stays = {ItemSoort.TEKST, ItemSoort.CONTACT}

    assert set(columns._KINDS) | stays == set(ItemSoort)


@pytest.fixture
def every_kind(tmp_path: Path) -> tuple[Path, tuple[columns.Kolom, ...]]:
    """Answers of one person to a question of every kind, and of one who answered nothing."""
    answers: dict[str, Any] = dict(EVERY_ANSWER)
    frame = build_frame(EVERY_KIND, [Respondent(answers, "Balie"), Respondent({}, "Balie")])
    sealed = write_sealed(tmp_path, uuid.uuid4(), {"inhoud": EVERY_KIND.to_json()}, frame)
    found = columns.columns_of(EVERY_KIND, pq.read_schema(sealed.answers_path).names)
    return sealed.answers_path, writing.read_classes(sealed.answers_path, found)


LEAVES = {
    "groep": "Balie",
    "werkplek": "anders",
    "beroep": "ja",
    "hulp_1": "ja",
    "hulp_2": "nee",
    "hulp_3": "ja",
    "hulp_geen": "nee",
    "gemak": "6",
    "cijfer": "8",
    "lukt_r1": "ja",
    "lukt_r2": "nee",
    "taken_r1_a": "2",
    "taken_r1_b": "ja",
    "taken_r2_a": "3",
    "taken_r2_b": "",
    "eerst_1": "2",
    "eerst_2": "3",
    "eerst_3": "1",
    "uren": "36",
    "uren_nvt": "nee",
    "over": "",
    "sinds": "2019-03-01",
    "sinds_nvt": "nee",
    "lang_nvt": "ja",
    "mag": "ja",
}


def test_every_kind_of_question_leaves_as_csv(
    every_kind: tuple[Path, tuple[columns.Kolom, ...]], tmp_path: Path
) -> None:
    writing.write_csv(*every_kind, tmp_path / "uit.csv", lambda _: None)

    (row,) = (row for row in rows_of(tmp_path / "uit.csv") if row["werkplek"])
    assert row == LEAVES


def test_every_kind_of_question_leaves_as_sav(
    every_kind: tuple[Path, tuple[columns.Kolom, ...]], tmp_path: Path
) -> None:
    writing.write_sav(*every_kind, tmp_path / "uit.sav", lambda _: None)

    frame, about = pyreadstat.read_sav(tmp_path / "uit.sav", apply_value_formats=True, user_missing=True)
    (row,) = frame[frame["werkplek"].notna()].to_dict("records")
    assert row["sinds"] == dt.date(2019, 3, 1)
    assert row["werkplek"] == "Anders, namelijk"
    assert (row["eerst_3"], row["cijfer"], row["uren"]) == (1, "8", 36)
    assert about.missing_ranges["lukt_r1"] == [{"lo": 3.0, "hi": 3.0}]


def test_every_kind_of_question_leaves_as_parquet(
    every_kind: tuple[Path, tuple[columns.Kolom, ...]], tmp_path: Path
) -> None:
    writing.write_parquet(*every_kind, tmp_path / "uit.parquet", lambda _: None)

    rows = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    (row,) = (row for row in rows if row["werkplek"])
    assert (row["sinds"], row["eerst_3"], row["uren"]) == (dt.date(2019, 3, 1), 1, 36)
