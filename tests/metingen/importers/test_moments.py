"""What only the whole column tells: day and month in the wrong order, and the days of a spreadsheet."""

from pathlib import Path

import pytest

from tests.metingen.importers.helpers import read_cases, reasons, refusal

AMERICAN = [{"startdatum": f"{month:02d}-{day:02d}-2024"} for month in range(1, 13) for day in range(1, 29)]
DUTCH = [{"startdatum": f"{day:02d}-{month:02d}-2024"} for month in range(1, 13) for day in range(1, 29)]


def test_read_zaken_refuses_dates_with_month_before_day(tmp_path: Path) -> None:
    told = refusal(tmp_path, *AMERICAN)

    assert told == (
        "In kolom 'startdatum' kan 57\N{NO-BREAK SPACE}% van de datums niet. Dag en maand "
        "staan andersom. Exporteer de datums opnieuw als jaar-maand-dag, of schrijf in een eigen "
        "indeling: datumformaten = ['%m-%d-%Y']."
    )


def test_read_zaken_reads_month_before_day_when_asked(tmp_path: Path) -> None:
    zaken = read_cases(tmp_path, *AMERICAN, datumformaten=("%m-%d-%Y",))

    assert zaken.frame["startmaand"].value_counts().tolist() == [28] * 12


def test_read_zaken_refuses_dates_in_two_orders(tmp_path: Path) -> None:
    told = refusal(tmp_path, *AMERICAN, *DUTCH)

    assert told.startswith("In kolom 'startdatum' staan datums als dag-maand en als maand-dag door elkaar.")


def test_read_zaken_sets_a_few_wrong_dates_apart(tmp_path: Path) -> None:
    zaken = read_cases(tmp_path, {"startdatum": "12-31-2024"}, *DUTCH)

    assert reasons(zaken) == ["De startdatum '12-31-2024' kan niet."]


def test_read_zaken_reads_day_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    zaken = read_cases(
        tmp_path,
        {"startdatum": "45292", "einddatum": "45294,5"},
        {"startdatum": "45293.25", "einddatum": ""},
        {"startdatum": "2024-01-03", "einddatum": "45296"},
    )

    assert zaken.frame["start"].dt.strftime("%d-%m %H:%M").tolist() == [
        "01-01 00:00",
        "02-01 06:00",
        "03-01 00:00",
    ]
    assert zaken.frame["duur"].tolist() == [2.5, 2.75, 2.0]
    assert "In kolom 'startdatum' staan dagnummers van Excel. Gelezen: 2 cellen." in zaken.meldingen


@pytest.mark.parametrize("number", ["45292", "12345", "99999", "452920"])
def test_read_zaken_takes_a_lonely_number_for_no_date(tmp_path: Path, number: str) -> None:
    zaken = read_cases(tmp_path, {"startdatum": number}, {}, {})

    assert reasons(zaken) == ["De startdatum kan niet."]
    assert not any("Excel" in message for message in zaken.meldingen)
