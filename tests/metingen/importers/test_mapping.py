import os
from pathlib import Path

import pytest

from metingen.importers import LeveringError, load_mapping, load_preset, parse_mapping, presets

CASES = """
soort = "cases"
[kolommen]
zaak = "nr"
start = "van"
einde = "tot"
"""


def _refusal(text: str) -> str:
    with pytest.raises(LeveringError) as caught:
        parse_mapping(text)
    return str(caught.value)


@pytest.mark.parametrize("name", presets())
def test_load_preset_reads_each_preset(name: str) -> None:
    mapping = load_preset(name)

    assert mapping.norm == "gepland"
    assert {"zaak", "start", "einde"} <= set(mapping.kolommen)


def test_load_preset_refuses_unknown_name() -> None:
    with pytest.raises(LeveringError, match="geen kolomindeling 'djuma'. Er is wel: receipt en zaken"):  # noqa: RUF043
        load_preset("djuma")


def test_load_mapping_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "indeling.toml"
    path.write_text(CASES + 'kanaal = "weg"\n[kanalen]\nLoket = "balie"\n', encoding="utf-8")

    mapping = load_mapping(path)

    assert (mapping.kind, mapping.kanalen, mapping.norm) == ("cases", {"loket": "balie"}, None)


def test_load_mapping_refuses_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "indeling.toml"
    path.write_bytes(b"\xff\xfe\xfa")

    with pytest.raises(LeveringError, match="geen tekst"):
        load_mapping(path)


def test_load_mapping_reads_what_a_windows_editor_writes(tmp_path: Path) -> None:
    path = tmp_path / "indeling.toml"
    path.write_bytes(b"\xef\xbb\xbf" + CASES.replace("\n", "\r\n").encode())

    assert load_mapping(path).kolommen["zaak"] == "nr"


def test_load_mapping_refuses_a_large_file_a_folder_and_a_pipe(tmp_path: Path) -> None:
    large, pipe = tmp_path / "groot.toml", tmp_path / "pijp"
    large.write_bytes(b"#\n" * 50_001)
    os.mkfifo(pipe)

    for path, words in (
        (large, "te groot"),
        (tmp_path, "kan niet worden gelezen"),
        (pipe, "kan niet worden"),
    ):
        with pytest.raises(LeveringError, match=words):
            load_mapping(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soort = ", "geen geldige TOML"),
        ("soort = " + "[" * 1_900, "geen geldige TOML"),
        (f"\nsoort = {'1' * 5_000}", "Regel 2 van de kolomindeling is langer dan 2.000 tekens"),
        ("a" + ".a" * 5_000 + " = 1", "Regel 1 van de kolomindeling is langer dan 2.000 tekens"),
        ('soort = "zaken"', "'soort' moet event_log of cases zijn"),
        ('soort = "cases"', "In 'kolommen' ontbreekt 'zaak'"),
        (CASES.replace('"cases"', '"event_log"'), "In 'kolommen' ontbreekt 'tijd'"),
        (CASES + 'tijd = "t"', "'kolommen.tijd' bestaat niet"),
        (CASES + 'kanaal = "nr"', "de kolom 'nr' heeft al een andere betekenis"),
        (CASES + "kanaal = 3", "'kolommen.kanaal' moet een tekst zijn"),
        ("taal = 'nl'\n" + CASES, "kent 'taal' niet"),
        ("kanalen = 3\n" + CASES, "'kanalen' moet een tabel zijn"),
        ("weglaten = {kolommen = 'x'}\n" + CASES, "'weglaten.kolommen' moet een lijst"),
        ("weglaten = {kolommen = ['nr']}\n" + CASES, "'nr' staat in 'kolommen' en in 'weglaten'"),
        ("datumformaten = ['%H:%M']\n" + CASES, "'datumformaten': '%H:%M' is geen datum"),
        ("datumformaten = ['%q%Y-%m-%d']\n" + CASES, "'datumformaten': '%q%Y-%m-%d' is geen datum"),
        ("datumformaten = ['%U-%Y']\n" + CASES, "'datumformaten': '%U-%Y' is geen datum"),
        (
            "datumformaten = ['%d-%m-%Y', '%m-%d-%Y']\n" + CASES,
            "'datumformaten': '%d-%m-%Y' en '%m-%d-%Y' lezen uit één tekst twee dagen",
        ),
        ("datumformaten = ['ISO', '%Y-%d-%m']\n" + CASES, "'ISO' en '%Y-%d-%m' lezen uit één tekst"),
        ("datumformaten = ['%y-%m-%d', '%d-%m-%y']\n" + CASES, "lezen uit één tekst twee dagen"),
        ("datumformaten = ['%Y-%m-%d %Y']\n" + CASES, "'datumformaten': '%Y-%m-%d %Y' is geen datum"),
        (f"datumformaten = {['%d-%m-%Y'] * 31}\n" + CASES, "'datumformaten': schrijf er hoogstens 30"),
        (
            'blad = "a\\u0000"\n' + CASES,
            "'blad' moet een tekst zijn van hoogstens 200 tekens, zonder onzichtbare",
        ),
        (f"tijdzone = '{'x' * 201}'\n" + CASES, "'tijdzone' moet een tekst zijn van hoogstens 200 tekens"),
        ("tekenset = 'hex'\n" + CASES, "'tekenset': De tekenset 'hex' bestaat niet"),
        ("tekenset = 'rot13'\n" + CASES, "'tekenset': De tekenset 'rot13' bestaat niet"),
        ("tekenset = 'klingon'\n" + CASES, "'tekenset': De tekenset 'klingon' bestaat niet"),
        ("leeg = '-'\n" + CASES, "'leeg' moet een lijst"),
        ("norm = 'gepland'\n" + CASES, "'kolommen.gepland' ontbreekt"),
        ("tijdzone = 'Mars'\n" + CASES, "'tijdzone': 'Mars' bestaat niet"),
        (CASES + "[kanalen]\nFax = 'fax'", "'kanalen.Fax' is geen kanaal"),
        (CASES + "kanaal = 'k'\n[vast]\nkanaal = 'balie'", "'kanaal' staat in 'kolommen' en in 'vast'"),
        (CASES + "[vast]\nkanaal = 'fax'", "'vast.kanaal' is geen kanaal"),
    ],
)
def test_parse_mapping_names_the_wrong_key(text: str, words: str) -> None:
    assert words in _refusal(text)


def test_parse_mapping_keeps_formats_that_one_text_cannot_both_fit() -> None:
    mapping = parse_mapping("datumformaten = ['%d-%m-%Y', '%m/%d/%Y', '%d %b %Y']\n" + CASES)

    assert mapping.datumformaten == ("%d-%m-%Y", "%m/%d/%Y", "%d %b %Y")


def test_parse_mapping_knows_usual_signs_for_nothing() -> None:
    assert parse_mapping(CASES).value(" N.v.t. ") == ""
    assert parse_mapping("leeg = ['Onbekend']\n" + CASES).value("onbekend") == ""
    assert parse_mapping("leeg = []\n" + CASES).value("-") == "-"
