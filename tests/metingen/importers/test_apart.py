"""Cases that cannot be right: set apart with a reason, and nothing else about them."""

import datetime as dt
from pathlib import Path

import pytest

from metingen.importers import LeveringError
from metingen.importers.judging import MOST_LISTED
from tests.metingen.importers.helpers import NOW, read_cases, read_log, read_rows, reasons, refusal


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ({"startdatum": ""}, "De startdatum ontbreekt."),
        ({"startdatum": "NULL"}, "De startdatum ontbreekt."),
        ({"startdatum": "0000-01-01"}, "De startdatum '0000-01-01' kan niet."),
        ({"startdatum": "9999-12-31"}, "De startdatum '9999-12-31' kan niet."),
        ({"startdatum": "2024"}, "De startdatum '2024' kan niet."),
        ({"startdatum": "2024-05"}, "De startdatum '2024-05' kan niet."),
        ({"einddatum": "2204-05-03"}, "De einddatum '2204-05-03' kan niet."),
        ({"einddatum": "gisteren"}, "De einddatum kan niet."),
        ({"startdatum": "jan@stad.example"}, "De startdatum kan niet."),
        ({"startdatum": "123456782"}, "De startdatum kan niet."),
        ({"startdatum": "06-1234-5678"}, "De startdatum kan niet."),
        ({"startdatum": "2024-01-03", "einddatum": "2024-01-02"}, "Het einde ligt vóór de start."),
        ({"zaaknummer": " "}, "Het zaaknummer ontbreekt."),
        ({"startdatum": "2027-01-01"}, "De startdatum ligt in de toekomst."),
        ({"einddatum": "2026-06-02"}, "De einddatum ligt in de toekomst."),
    ],
)
def test_read_zaken_sets_impossible_case_apart(tmp_path: Path, case: dict[str, str], reason: str) -> None:
    zaken = read_cases(tmp_path, {"einddatum": "2024-01-03"}, case)

    assert [(each.rij, each.reden) for each in zaken.apart] == [(3, reason)]
    assert len(zaken.frame) == 1
    assert any(message.startswith("1 zaak telt niet mee. De reden: ") for message in zaken.meldingen)


def test_read_zaken_sets_start_after_asked_peildatum_apart(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;;;;;;", "Z2;2024-02-01;;;;;;", peildatum=dt.date(2024, 1, 10))

    assert reasons(zaken) == ["De start ligt na de peildatum."]


def test_read_zaken_takes_no_date_that_is_set_apart_for_peildatum(tmp_path: Path) -> None:
    zaken = read_cases(tmp_path, {"einddatum": "2024-03-01"}, {"einddatum": "2062-03-01"}, {})

    assert str(zaken.peildatum.date()) == "2024-03-01"


@pytest.mark.parametrize("day", [dt.date(2026, 6, 2), dt.datetime(2026, 6, 1, 13, tzinfo=dt.UTC)])
def test_read_zaken_refuses_peildatum_in_the_future(tmp_path: Path, day: dt.date) -> None:
    with pytest.raises(LeveringError, match="De peildatum ligt in de toekomst"):
        read_rows(tmp_path, "Z1;2024-01-01;;;;;;", peildatum=day)


def test_read_zaken_takes_today_for_peildatum(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2026-06-01;;;;;;", peildatum=NOW.date())

    assert zaken.frame["duur"].tolist() == [0.0]


@pytest.mark.parametrize(
    "never", ["9999-12-31", "31-12-9999", "9999-12-31T00:00:00Z", "2999-12-31", "2099-12-31", "9999-01-01"]
)
def test_read_zaken_takes_end_without_end_for_open(tmp_path: Path, never: str) -> None:
    zaken = read_cases(tmp_path, {"einddatum": never}, {"einddatum": "2024-01-03"})

    assert zaken.frame["open"].tolist() == [True, False]
    assert zaken.frame["duur"].tolist() == [2.0, 2.0]
    assert "1 zaak heeft een einddatum als 31-12-9999. Zij tellen als open." in zaken.meldingen
    assert not zaken.apart


@pytest.mark.parametrize(
    "nothing", ["", " ", "-", "NULL", "null", "n.v.t.", "N/A", "(leeg)", "\\N", "0000-00-00"]
)
def test_read_zaken_takes_sign_for_nothing_for_open(tmp_path: Path, nothing: str) -> None:
    zaken = read_cases(tmp_path, {"einddatum": nothing, "kanaal": nothing}, {"einddatum": "2024-01-03"})

    assert zaken.frame["open"].tolist() == [True, False]
    assert zaken.frame["kanaal"].tolist() == ["onbekend", "post"]
    assert not zaken.apart


def test_read_zaken_takes_own_words_for_nothing(tmp_path: Path) -> None:
    zaken = read_cases(
        tmp_path, {"einddatum": "Loopt nog"}, {"einddatum": "-"}, leeg=frozenset({"loopt nog"})
    )

    assert zaken.frame["open"].tolist() == [True]
    assert reasons(zaken) == ["De einddatum '-' kan niet."]


def test_read_zaken_sets_start_long_before_all_others_apart(tmp_path: Path) -> None:
    zaken = read_cases(tmp_path, {"startdatum": "1974-03-01"}, {"startdatum": "2015-01-01"}, *[{}] * 20)

    assert reasons(zaken) == ["De start ligt meer dan tien jaar vóór die van bijna alle andere zaken."]
    assert zaken.frame["startmaand"].min() == "2015-01"


def test_read_zaken_keeps_old_starts_where_few_cases_tell_what_is_usual(tmp_path: Path) -> None:
    assert not read_cases(tmp_path, {"startdatum": "1999-03-01"}, {}, {}).apart


def test_read_zaken_sets_case_apart_whose_rows_disagree(tmp_path: Path) -> None:
    zaken = read_log(
        tmp_path, "A;2024-01-01;;2024-01-01;an;1", "A;2024-01-02;;2024-01-02;an;2", "B;2024-01-01;;;an;1"
    )

    assert reasons(zaken) == ["De rijen van deze zaak spreken elkaar tegen over de start of het einde."]
    assert [each.rij for each in zaken.apart] == [2]


def test_read_zaken_compares_moments_of_a_case_and_not_their_texts(tmp_path: Path) -> None:
    zaken = read_rows(
        tmp_path, "A;2024-01-01;9999-12-31;;;;;", "A;01-01-2024;-;;;;;", "A;2023-12-31 23:00:00Z;;;;;;"
    )

    assert not zaken.apart


def test_read_zaken_refuses_file_without_possible_case(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"startdatum": ""}) == (
        "Geen enkele zaak in het bestand kan kloppen. Rij 2: De startdatum ontbreekt."
    )


def test_read_zaken_lists_no_more_than_somebody_reads(tmp_path: Path) -> None:
    zaken = read_cases(tmp_path, {}, *[{"startdatum": "x"}] * (MOST_LISTED + 1))

    assert len(zaken.apart) == MOST_LISTED
    assert "De lijst toont de eerste 5.000 van 5.001 rijen." in zaken.meldingen
