"""Lists of names and addresses: read as people write them, and refused with the row named."""

from __future__ import annotations

from pathlib import Path

import pytest

from adoptie.sheets import read_sheet
from enquetes.importers.adressen import MAX_LETTERS, Adressen, read_adressen

HEAD = "naam;straat;huisnummer;postcode;plaats\n"


def read(text: str, tmp_path: Path) -> Adressen:
    path = tmp_path / "lijst.csv"
    path.write_text(text, "utf-8")
    return read_adressen(read_sheet(path, max_bytes=10_000_000, max_rows=10_000))


def test_address_is_set_as_on_an_envelope(tmp_path: Path) -> None:
    (person,) = read(HEAD + "J. Jansen;Dorpsstraat;1a;8051 AA;Hattem\n", tmp_path).mensen

    assert person.regels == ("J. Jansen", "Dorpsstraat 1a", "8051 AA Hattem")


def test_headings_are_known_however_they_are_written(tmp_path: Path) -> None:
    text = "Volledige naam;Adres;Adresregel 2;Post-code;Woonplaats;E-mailadres;Groep\n"
    (person,) = read(
        text + "Jan;Dorpsstraat 1;t.a.v. P.;8051 AA;Hattem;JAN@stad.example;Balie\n", tmp_path
    ).mensen

    assert person.regels == ("Jan", "Dorpsstraat 1", "t.a.v. P.", "8051 AA Hattem")
    assert (person.email, person.groep) == ("jan@stad.example", "Balie")


def test_letter_calls_somebody_as_on_an_envelope(tmp_path: Path) -> None:
    (person,) = read(HEAD + "Visser, Karin;Dorpsstraat;1;8051 AA;Hattem\n", tmp_path).mensen

    assert (person.naam, person.regels[0]) == ("Karin Visser", "Karin Visser")


def test_letter_without_a_name_is_possible(tmp_path: Path) -> None:
    (person,) = read("adres;postcode;plaats\nDorpsstraat 1;8051 AA;Hattem\n", tmp_path).mensen

    assert (person.naam, person.regels) == ("", ("Dorpsstraat 1", "8051 AA Hattem"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("naam;plaats\nJan;Hattem\n", "Er is geen kolom 'straat' en 'postcode'."),
        (HEAD + "Jan;Dorpsstraat;1;;Hattem\n", "Rij 2: 'postcode' is leeg."),
        (HEAD + "\u200b;;;;\n", "Er staat niemand in de lijst."),
        (HEAD + "Jan;Straat;1;8051 AA;Hattem\n" * (MAX_LETTERS + 1), "Per keer kunt u 200 brieven maken."),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str, tmp_path: Path) -> None:
    assert words in " ".join(read(text, tmp_path).problemen)
