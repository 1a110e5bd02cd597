import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metingen.importers import LeveringError, aggregate, read_zaken
from tests.metingen.importers.helpers import HEADINGS, NOW, PRESET, read_log, read_rows, reasons


def test_read_zaken_reads_one_row_per_case(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-03-30;02-04-2024;2024-04-01;;Webformulier;Burgerzaken;Paspoort")

    (case,) = zaken.frame.to_dict("records")
    assert (case["kanaal"], case["onderdeel"], case["zaaktype"]) == ("digitaal", "Burgerzaken", "Paspoort")
    # Three whole days, though the clock lost an hour in between.
    assert (case["startmaand"], case["duur"], case["open"], case["te_laat"]) == ("2024-03", 3.0, False, True)
    assert zaken.frame["overdrachten"].isna().all()


def test_read_zaken_counts_repeated_row_once(tmp_path: Path) -> None:
    row = "Z1;2024-01-01;2024-01-03;;;post;;"

    zaken = read_rows(tmp_path, row, row, row.replace("post", "balie"))

    assert zaken.frame["kanaal"].tolist() == ["post"]
    assert "2 rijen herhalen een zaak die er al staat. Elke zaak telt één keer." in zaken.meldingen
    assert "Bij 1 zaak staat niet in elke rij hetzelfde bij 'kanaal'. De eerste rij telt." in zaken.meldingen


def test_read_zaken_tells_unknown_channels(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;;;;Fax;;", "Z2;2024-01-01;;;;;;", "Z3;2024-01-01;;;;BALIE;;")

    assert zaken.frame["kanaal"].tolist() == ["onbekend", "onbekend", "balie"]
    assert "Kanaal 'Fax' staat niet in de kolomindeling: 1 zaak telt mee als onbekend." in zaken.meldingen
    assert "Het kanaal is leeg of onbekend: 1 zaak telt mee als onbekend." in zaken.meldingen


def test_read_zaken_names_at_most_ten_unknown_channels(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, *(f"Z{n};2024-01-01;;;;weg {n};;" for n in range(12)))

    assert "Nog 2 andere kanalen zijn onbekend." in zaken.meldingen


def test_read_zaken_tells_other_time_zone(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-31 23:30:00+00:00;;;;;;")

    assert zaken.frame["startmaand"].tolist() == ["2024-02"]
    assert "1 starttijd stond in een andere tijdzone. Dat is omgerekend." in zaken.meldingen


def test_read_zaken_shows_cases_as_they_were_at_peildatum(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;2024-03-01;2024-01-20;;;;", peildatum=dt.date(2024, 1, 31))

    (case,) = zaken.frame.to_dict("records")
    assert (case["duur"], case["open"], case["te_laat"]) == (30.0, True, True)


def test_read_zaken_takes_end_of_day_as_peildatum_when_there_are_times(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-31 12:00;;;;;;", peildatum=dt.date(2024, 1, 31))

    assert zaken.frame["duur"].tolist() == [0.5]


def test_read_zaken_is_in_time_until_day_of_norm_is_over(tmp_path: Path) -> None:
    zaken = read_rows(
        tmp_path, "Z1;2024-01-01;2024-01-20 15:00;2024-01-20;;;;", "Z2;2024-01-01;2024-01-21;2024-01-20;;;;"
    )

    assert zaken.frame["te_laat"].tolist() == [False, True]


def test_read_zaken_knows_no_lateness_where_norm_cannot_be(tmp_path: Path) -> None:
    zaken = read_rows(
        tmp_path,
        *(f"Z{n};2024-01-05;2024-01-09;{norm};;;;" for n, norm in enumerate(["", "2024-01-01", "?"])),
    )

    assert zaken.frame["te_laat"].isna().all()
    assert "1 zaak heeft een geplande einddatum vóór de start. Daar geldt geen norm." in zaken.meldingen
    assert "1 zaak heeft een geplande einddatum die niet kan. Daar geldt geen norm." in zaken.meldingen


def test_read_zaken_knows_no_lateness_without_norm(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text(f"{HEADINGS}\nZ1;2024-01-01;;2023-01-01;;;;\n", encoding="utf-8")

    zaken = read_zaken(path, replace(PRESET, norm=None), uiterlijk=NOW)

    assert zaken.frame["te_laat"].isna().all()


def test_read_zaken_counts_handoffs_in_order_of_time(tmp_path: Path) -> None:
    case = "A;2024-01-01 09:00;2024-01-09 09:00"
    zaken = read_log(
        tmp_path,
        f"{case};2024-01-03 09:00;an;1",
        f"{case};2024-01-01 09:00;an;1",
        f"{case};2024-01-02 09:00;bo;2",
        f"{case};2024-01-02 09:00;an;1",
        f"{case};2024-01-02 10:00;;1",
        "B;2024-01-01 09:00;;2024-01-04 09:00;bo;1",
        "B;2024-01-01 09:00;;gisteren;test;1",
    )

    # A: an, an, bo, an. B: the event without a time comes first.
    assert zaken.frame["overdrachten"].tolist() == [2, 1]
    assert any(message.startswith("1 gebeurtenis heeft geen leesbare tijd") for message in zaken.meldingen)
    assert any(message.startswith("1 gebeurtenis is gedaan door een test") for message in zaken.meldingen)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (bytes(range(256)) * 20, "geen CSV"),
        (b"zaaknummer;a\n1;2\n", "De kolommen 'startdatum' en 'einddatum' staan niet in het bestand. Er"),
        (b"zaaknummer;a\n1;2\n", "Er staat wel: 'zaaknummer' en 'a'. Nodig zijn: 'zaaknummer', 'startdatum'"),
        (b"Zaak;a\n1;2\n", "De bovenste rij kan zo zijn: Zaak; startdatum; einddatum; kanaal; onderdeel;"),
        (HEADINGS.encode() + b'\nZ1;"2024-01-01' + b"\nZ2;x;y" * 30_000, "Rij 2: een cel is langer"),
        (HEADINGS.encode() + b"\nZ1;2024-01-01\n", "rij 2 heeft er 2"),
    ],
)
def test_read_zaken_refuses_nasty_file(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "zaken.csv"
    path.write_bytes(content)

    with pytest.raises(LeveringError, match=words):
        read_zaken(path, PRESET, uiterlijk=NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(data=st.data())
def test_aggregate_does_not_depend_on_order_of_rows(tmp_path: Path, data: st.DataObject) -> None:
    days = st.integers(1, 28)
    rows = [f"Z{n};2024-01-{data.draw(days):02d};2024-02-{data.draw(days):02d};;;balie;;" for n in range(5)]

    counts = aggregate(read_rows(tmp_path, *rows))
    shuffled = aggregate(read_rows(tmp_path, *data.draw(st.permutations(rows))))

    pd.testing.assert_frame_equal(counts, shuffled)
    assert counts["n"].sum() == 5


def test_read_zaken_needs_three_columns_and_tells_what_is_missing_without_the_others(tmp_path: Path) -> None:
    zaken = read_rows(
        tmp_path, "Z1;2024-01-01;2024-02-01;balie", headings="zaaknummer;startdatum;einddatum;kanaal"
    )

    assert zaken.frame["kanaal"].tolist() == ["balie"]
    assert zaken.meldingen[:3] == (
        "De kolom 'einddatum_gepland' staat niet in het bestand. Daarom is er geen cijfer over te laat.",
        "De kolom 'onderdeel' staat niet in het bestand. Daarom zijn er geen cijfers per onderdeel.",
        "De kolom 'zaaktype' staat niet in het bestand. Daarom zijn er geen cijfers per zaaktype.",
    )


def test_read_zaken_tells_once_that_there_is_no_channel(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;", headings="zaaknummer;startdatum;einddatum")

    told = [message for message in zaken.meldingen if "kanaal" in message]
    assert told == ["De kolom 'kanaal' staat niet in het bestand. Daarom is er geen digitaal aandeel."]


def test_read_zaken_knows_headings_in_capitals_and_with_spaces(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;;post", headings=" Zaaknummer ;STARTDATUM;Einddatum;Kanaal")

    assert zaken.frame["kanaal"].tolist() == ["post"]


def test_read_zaken_refuses_two_headings_that_are_almost_equal(tmp_path: Path) -> None:
    with pytest.raises(LeveringError, match="De kolommen 'Kanaal' en 'KANAAL' heten bijna gelijk"):
        read_rows(tmp_path, "Z1;2024-01-01;;a;b", headings="zaaknummer;startdatum;einddatum;Kanaal;KANAAL")


def test_read_zaken_counts_handoffs_at_midnight_and_at_a_leap_second(tmp_path: Path) -> None:
    case = "A;2024-01-01;2024-01-09"

    zaken = read_log(
        tmp_path,
        f"{case};2024-01-02T24:00:00;an;1",
        f"{case};2024-01-02T23:59:60Z;bo;2",
        f"{case};2024-01-02 23:00:00;bo;3",
    )

    # bo at 23:00, an at midnight, bo an hour later.
    assert zaken.frame["overdrachten"].tolist() == [2]
    assert not any("leesbare tijd" in message for message in zaken.meldingen)


def test_read_zaken_tells_nothing_of_offsets_in_cells_that_are_no_date(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;;;;;;", "Z2;2024-13-01 10:00+02:00;;;;;;")

    assert reasons(zaken) == ["De startdatum '2024-13-01 10:00+02:00' kan niet."]
    assert not any("zomer- en wintertijd" in message for message in zaken.meldingen)
