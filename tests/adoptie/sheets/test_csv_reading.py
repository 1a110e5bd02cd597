import os
import subprocess
import sys
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.sheets import SheetError, read_sheet
from tests.adoptie.sheets.helpers import refusal, written


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_read_sheet_finds_delimiter_and_encoding(
    tmp_path: Path, delimiter: str, encoding: str, line_end: str
) -> None:
    lines = [["naam", "prijs"], ["café", "2 euro"], ["balie", ""]]
    text = line_end.join(delimiter.join(line) for line in lines)

    sheet = read_sheet(written(tmp_path, text.encode(encoding)))

    assert sheet.headings == ("naam", "prijs")
    assert list(sheet.rows) == [(2, ("café", "2 euro")), (3, ("balie", ""))]


def test_read_sheet_prefers_delimiter_that_fits_all_rows(tmp_path: Path) -> None:
    path = written(tmp_path, b"duur (dagen, netto);kosten\n1,5;2\n2,5;3\n")

    assert read_sheet(path).headings == ("duur (dagen, netto)", "kosten")


def test_read_sheet_follows_delimiter_hint(tmp_path: Path) -> None:
    path = written(tmp_path, b"sep=,\na;b,c\n1,2\n")

    sheet = read_sheet(path)

    assert (sheet.headings, list(sheet.rows)) == (("a;b", "c"), [(3, ("1", "2"))])


def test_read_sheet_can_be_read_twice(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, b"a\n1\n"))

    assert list(sheet.rows) == list(sheet.rows) == [(2, ("1",))]


def test_read_sheet_numbers_rows_as_a_spreadsheet_does(tmp_path: Path) -> None:
    path = written(tmp_path, b'\na,b\n1,"x\ny"\n\n2,z\n')

    assert [number for number, _ in read_sheet(path).rows] == [3, 5]


def test_read_sheet_lets_the_first_column_be_without_heading_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, b",a\n0,x\n")

    assert "kolom A" in refusal(path)
    assert read_sheet(path, unnamed_first=True).headings == ("", "a")
    with pytest.raises(SheetError, match="kolom B"):
        read_sheet(written(tmp_path, b"a,,b\n0,x,y\n"), unnamed_first=True)


def test_read_sheet_leaves_out_empty_cells_at_the_end(tmp_path: Path) -> None:
    path = written(tmp_path, b"a;b;\n1;2;\n1;2;;;\n")

    assert [cells for _, cells in read_sheet(path).rows] == [("1", "2")] * 2


def test_read_sheet_names_cell_in_other_encoding(tmp_path: Path) -> None:
    path = written(tmp_path, "naam;plaats\nAnna;Goes\nBo;Ferwerd café\n".encode("cp1252"))

    assert refusal(path).startswith("Rij 3, kolom 'plaats': dit teken hoort niet bij de tekenset utf-8")
    rows = list(read_sheet(path, encoding="cp1252").rows)
    assert rows[1] == (3, ("Bo", "Ferwerd café"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"\n\n;;\n", "leeg"),
        (b"  \n \n", "Rij 1: hier staan alleen spaties"),
        (b"a;b\n", "alleen kolomnamen"),
        (b"a;b\n;\n", "alleen kolomnamen"),
        (b"a;b;a\n1;2;3\n", "'a' staat er twee keer, in kolom A en C"),
        (b"a;;b\n1;2;3\n", "Rij 1, kolom B: de kolomnaam is leeg"),
        (b"a;b\n" + b"\n" * 1_048_577, "Rij 1048578: er zijn meer dan 1.048.576 lege rijen"),
        (b"a;b\n1;x\x00y\n", "Rij 2, kolom 'b': hier staat een NUL-teken"),
        (bytes(range(256)) * 20, "geen CSV"),
        ("a;b\n1;2\n".encode("utf-16-le"), "UTF-16 zonder kenmerk"),
        (b"\x7fELF" + b"\0" * 4_000 + b"\x01\x3e" * 500, "geen CSV"),
        ("a;b\n1;2\n".encode("utf-16")[:-1], "Na regel 1"),
        (b'a;b\n1;"x\n2;y\n', "Rij 2: een aanhalingsteken gaat open en sluit nergens"),
        (b'a;b\n1;"x"y\n', "Rij 2: na een aanhalingsteken staat nog tekst"),
        (b'a;b\n1;"x' + b"2;y\n" * 50_000, "Rij 2: een cel is langer dan 131.072 tekens"),
        (b"a;b\n1;2\n" + b"x" * 1_000_001, "Regel 3 is langer dan 1.000.000 tekens"),
        (b";".join(b"%d" % n for n in range(1_001)) + b"\n1\n", "meer dan 1.000 kolommen"),
        (b"%PDF-1.7 ...", "Dit is een PDF"),
        (b"\x1f\x8b\x08", "Pak het eerst uit"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand (.xls) of een bestand met een wachtwoord"),
    ],
)
def test_read_sheet_refuses(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refusal(written(tmp_path, content))


def test_read_sheet_names_rows_that_do_not_fit(tmp_path: Path) -> None:
    path = written(tmp_path, b"a;b\n1;2\n1\n1;2;3\n")

    told = refusal(path)

    assert "Er zijn 2 kolomnamen; rij 3 heeft er 1, rij 4 heeft er 3." in told


@pytest.mark.parametrize(
    ("wrong", "rest"),
    [
        (5, "6 heeft er 1."),
        (6, "; nog 1 rij past niet."),
        (9, "; nog 4 rijen passen niet."),
        (999, "; nog minstens 15 rijen passen niet."),
    ],
)
def test_read_sheet_names_some_rows_and_counts_the_others(tmp_path: Path, wrong: int, rest: str) -> None:
    told = refusal(written(tmp_path, b"a;b\n" + b"1\n" * wrong))

    assert told.count("heeft er") == 5
    assert f"{rest} Maak elke rij even lang" in told


def test_read_sheet_speaks_of_one_heading(tmp_path: Path) -> None:
    assert "Er is 1 kolomnaam; rij 3 heeft er 2." in refusal(written(tmp_path, b"a\n1\n1;2\n"))


def test_read_sheet_gives_no_row_after_a_wrong_one(tmp_path: Path) -> None:
    rows = read_sheet(written(tmp_path, b"a;b\n1;2\n1\n3;4\n")).rows

    assert next(rows) == (2, ("1", "2"))
    with pytest.raises(SheetError):
        next(rows)


def test_read_sheet_refuses_what_is_no_file_that_can_be_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)

    for path in (tmp_path / "weg.csv", tmp_path / ("x" * 300), tmp_path, pipe):
        with pytest.raises(SheetError, match="kan niet worden geopend"):
            read_sheet(path)


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "base64", "punycode", "undefined", "a\0b", ""])
def test_read_sheet_refuses_what_is_no_encoding_of_texts(tmp_path: Path, name: str) -> None:
    with pytest.raises(SheetError, match="bestaat niet"):
        read_sheet(written(tmp_path, b"a\n1\n"), encoding=name)


def test_read_sheet_holds_limits(tmp_path: Path) -> None:
    path = written(tmp_path, b"a\n1\n2\n3\n")

    with pytest.raises(SheetError, match="te groot"):
        read_sheet(path, max_bytes=5)
    with pytest.raises(SheetError, match="Rij 4: het bestand heeft meer dan 2 rijen"):
        list(read_sheet(path, max_rows=2).rows)


def test_read_sheet_keeps_memory_small(tmp_path: Path) -> None:
    path = written(tmp_path, b"kanaal;aantal\n" + b"een wat langere tekst;12345\n" * 50_000)

    tracemalloc.start()
    count = sum(1 for _ in read_sheet(path).rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 50_000
    assert peak < 2_000_000


def _measured(path: Path) -> tuple[int, int]:
    """Read a file in a process of its own; return its rows and the most memory in kilobytes."""
    program = (
        "import pathlib, re, sys; from adoptie.sheets import read_sheet;"
        "rows = sum(1 for _ in read_sheet(pathlib.Path(sys.argv[1])).rows);"
        "print(rows, *re.findall(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text()))"
    )
    out = subprocess.run(
        [sys.executable, "-c", program, path], check=True, capture_output=True, text=True
    ).stdout
    rows, peak = out.split()
    return int(rows), int(peak)


@pytest.mark.slow
def test_read_sheet_reads_200_megabytes_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    line = b"Internet;case-10011;2011-12-06 13:41:31.788000+01:00;General;Group 2;Resource21\n"
    with path.open("wb") as file:
        file.write(b"a;b;c;d;e;f\n")
        file.writelines(line * 1_000 for _ in range(2_500))

    count, peak = _measured(path)

    assert count == 2_500_000
    assert peak < 100_000


@given(content=st.binary(max_size=300))
def test_read_sheet_of_anything_reads_or_refuses(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), content)

    # Any other exception fails this test.
    with suppress(SheetError):
        sheet = read_sheet(path)
        assert all(len(cells) == len(sheet.headings) for _, cells in sheet.rows)
