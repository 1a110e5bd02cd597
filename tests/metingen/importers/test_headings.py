"""Exports as offices make them: other headings than ours, and the letters of Excel in Dutch Windows."""

from __future__ import annotations

from pathlib import Path

import pytest

from metingen.importers import LeveringError, parse_mapping, read_zaken
from tests.metingen.importers.helpers import NOW, PRESET, read_rows

UTF8 = 'soort = "cases"\ntekenset = "utf-8"\n[kolommen]\nzaak = "nr"\nstart = "van"\neinde = "tot"\n'


@pytest.mark.parametrize(
    "heading", ["Team", "Afdeling", "Behandelende afdeling", "ORGANISATIEONDERDEEL", "Organisatie-eenheid"]
)
def test_onderdeel_is_known_by_the_names_of_offices(tmp_path: Path, heading: str) -> None:
    zaken = read_rows(
        tmp_path, "Z1;2024-01-01;;Burgerzaken", headings=f"zaaknummer;startdatum;einddatum;{heading}"
    )

    assert zaken.frame["onderdeel"].tolist() == ["Burgerzaken"]
    assert f"Gelezen onder een andere naam: '{heading}' als onderdeel." in zaken.meldingen
    assert not any("geen cijfers per onderdeel" in told for told in zaken.meldingen)


@pytest.mark.parametrize(
    "headings",
    [
        "Zaaknr;Registratiedatum;Afhandeldatum;Soort zaak",
        "Zaak;Datum ontvangst;Einddatum;Zaaktype",
        "Zaak_nummer;Start-datum;Datum afhandeling;Zaaktypenaam",
    ],
)
def test_needed_columns_are_known_by_other_names(tmp_path: Path, headings: str) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;2024-01-11;Paspoort", headings=headings)

    assert zaken.frame["duur"].tolist() == [10]
    assert zaken.frame["zaaktype"].tolist() == ["Paspoort"]


def test_another_way_of_writing_our_name_is_nothing_to_tell(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;", headings="Zaak-nummer;start datum;Eind_datum")

    assert len(zaken.frame) == 1
    assert not any("andere naam" in told for told in zaken.meldingen)


def test_our_own_name_goes_before_another_name(tmp_path: Path) -> None:
    zaken = read_rows(
        tmp_path,
        "Z1;2020-01-01;2024-01-01;2024-01-11;Ruimte;Noord",
        headings="zaaknummer;Registratiedatum;startdatum;einddatum;onderdeel;Team",
    )

    assert zaken.frame["duur"].tolist() == [10]
    assert zaken.frame["onderdeel"].tolist() == ["Ruimte"]
    assert "Weggelaten, want niet nodig: Registratiedatum en Team." in zaken.meldingen


def test_somebody_who_handles_cases_is_no_onderdeel(tmp_path: Path) -> None:
    with pytest.raises(LeveringError, match="kolom 'Behandelaar'"):
        read_rows(tmp_path, "Z1;2024-01-01;;Jan", headings="zaaknummer;startdatum;einddatum;Behandelaar")


def test_csv_of_dutch_windows_is_read_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_bytes("zaaknummer;startdatum;einddatum;Team\nZ1;2024-01-01;;Financiën\n".encode("cp1252"))

    zaken = read_zaken(path, PRESET, uiterlijk=NOW)

    assert zaken.frame["onderdeel"].tolist() == ["Financiën"]
    assert zaken.meldingen[0].startswith("Het bestand is gelezen met de tekens van Windows (cp1252).")
    assert "'Financiën'" in zaken.meldingen[0]


def test_a_layout_that_asks_for_utf8_gets_no_other_letters(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_bytes("nr;van;tot\nZ\u00e9;2024-01-01;\n".encode("cp1252"))

    with pytest.raises(LeveringError, match="Rij 2, kolom 'nr': dit teken hoort niet"):
        read_zaken(path, parse_mapping(UTF8), uiterlijk=NOW)
