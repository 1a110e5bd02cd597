import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metingen.importers import LeveringError, Zaken, aggregate, load_preset, parse_mapping, read_zaken

HEADINGS = "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype"
LOG = """
soort = "event_log"
[kolommen]
zaak = "zaak"
start = "start"
einde = "einde"
tijd = "tijd"
medewerker = "wie"
volgorde = "stap"
"""


def _cases(folder: Path, *rows: str, headings: str = HEADINGS, peildatum: dt.date | None = None) -> Zaken:
    path = folder / "zaken.csv"
    path.write_text("\n".join([headings, *rows]), encoding="utf-8")
    return read_zaken(path, load_preset("zaken"), peildatum=peildatum)


def _log(folder: Path, *rows: str) -> Zaken:
    path = folder / "log.csv"
    path.write_text("\n".join(["zaak;start;einde;tijd;wie;stap", *rows]), encoding="utf-8")
    return read_zaken(path, parse_mapping(LOG))


def test_read_zaken_reads_one_row_per_case(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-03-30;02-04-2024;2024-04-01;;Webformulier;Burgerzaken;Paspoort")

    (case,) = zaken.frame.to_dict("records")
    assert (case["kanaal"], case["onderdeel"], case["zaaktype"]) == ("digitaal", "Burgerzaken", "Paspoort")
    # Three whole days, though the clock lost an hour in between.
    assert (case["startmaand"], case["duur"], case["open"], case["te_laat"]) == ("2024-03", 3.0, False, True)
    assert zaken.frame["overdrachten"].isna().all()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Z1;;2024-01-02", "De startdatum ontbreekt."),
        ("Z1;0000-01-01;2024-01-02", "De startdatum '0000-01-01' kan niet."),
        ("Z1;2024-01-01;9999-12-31", "De einddatum '9999-12-31' kan niet."),
        ("Z1;2024-01-01;gisteren", "De einddatum 'gisteren' kan niet."),
        ("Z1;2024-01-03;2024-01-02", "Het einde ligt vóór de start."),
        (" ;2024-01-01;2024-01-02", "Het zaaknummer ontbreekt."),
        ("Z1;2024-02-01;", "De start ligt na de peildatum."),
        ("Z0;2024-01-02;", "De rijen van deze zaak spreken elkaar tegen over de start of het einde."),
    ],
)
def test_read_zaken_sets_impossible_case_apart(tmp_path: Path, row: str, reason: str) -> None:
    good = "Z9;2024-01-01;2024-01-03;;;post;;"

    zaken = _cases(tmp_path, good, "Z0;2024-01-01;;;;;;", f"{row};;;;;", peildatum=dt.date(2024, 1, 10))

    assert reason in [each.reden for each in zaken.apart]
    assert all(each.rij in {3, 4} for each in zaken.apart)
    assert any(message.startswith("1 zaak telt niet mee. De reden: ") for message in zaken.meldingen)


def test_read_zaken_refuses_file_without_possible_case(tmp_path: Path) -> None:
    with pytest.raises(LeveringError, match=r"Geen enkele zaak .* Rij 2: De startdatum ontbreekt\."):
        _cases(tmp_path, "Z1;;;;;;;")


def test_read_zaken_counts_repeated_row_once(tmp_path: Path) -> None:
    row = "Z1;2024-01-01;2024-01-03;;;post;;"

    zaken = _cases(tmp_path, row, row, row.replace("post", "balie"))

    assert zaken.frame["kanaal"].tolist() == ["post"]
    assert "2 rijen herhalen een zaak die er al staat. Elke zaak telt één keer." in zaken.meldingen
    assert "Bij 1 zaak staat niet in elke rij hetzelfde bij 'kanaal'. De eerste rij telt." in zaken.meldingen


def test_read_zaken_tells_unknown_channels(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-01-01;;;;Fax;;", "Z2;2024-01-01;;;;;;", "Z3;2024-01-01;;;;BALIE;;")

    assert zaken.frame["kanaal"].tolist() == ["onbekend", "onbekend", "balie"]
    assert "Kanaal 'Fax' staat niet in de kolomindeling: 1 zaak telt mee als onbekend." in zaken.meldingen
    assert "Het kanaal is leeg of onbekend: 1 zaak telt mee als onbekend." in zaken.meldingen


def test_read_zaken_names_at_most_ten_unknown_channels(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, *(f"Z{n};2024-01-01;;;;weg {n};;" for n in range(12)))

    assert "Nog 2 andere kanalen zijn onbekend." in zaken.meldingen


def test_read_zaken_tells_other_time_zone(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-01-31 23:30:00+00:00;;;;;;")

    assert zaken.frame["startmaand"].tolist() == ["2024-02"]
    assert "1 starttijd stond in een andere tijdzone. Dat is omgerekend." in zaken.meldingen


def test_read_zaken_shows_cases_as_they_were_at_peildatum(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-01-01;2024-03-01;2024-01-20;;;;", peildatum=dt.date(2024, 1, 31))

    (case,) = zaken.frame.to_dict("records")
    assert (case["duur"], case["open"], case["te_laat"]) == (30.0, True, True)


def test_read_zaken_takes_end_of_day_as_peildatum_when_there_are_times(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-01-31 12:00;;;;;;", peildatum=dt.date(2024, 1, 31))

    assert zaken.frame["duur"].tolist() == [0.5]


def test_read_zaken_is_in_time_until_day_of_norm_is_over(tmp_path: Path) -> None:
    zaken = _cases(
        tmp_path, "Z1;2024-01-01;2024-01-20 15:00;2024-01-20;;;;", "Z2;2024-01-01;2024-01-21;2024-01-20;;;;"
    )

    assert zaken.frame["te_laat"].tolist() == [False, True]


def test_read_zaken_knows_no_lateness_where_norm_cannot_be(tmp_path: Path) -> None:
    zaken = _cases(
        tmp_path,
        *(f"Z{n};2024-01-05;2024-01-09;{norm};;;;" for n, norm in enumerate(["", "2024-01-01", "?"])),
    )

    assert zaken.frame["te_laat"].isna().all()
    assert "1 zaak heeft een geplande einddatum vóór de start. Daar geldt geen norm." in zaken.meldingen
    assert "1 zaak heeft een geplande einddatum die niet kan. Daar geldt geen norm." in zaken.meldingen


def test_read_zaken_knows_no_lateness_without_norm(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text(f"{HEADINGS}\nZ1;2024-01-01;;2023-01-01;;;;\n", encoding="utf-8")

    zaken = read_zaken(path, replace(load_preset("zaken"), norm=None))

    assert zaken.frame["te_laat"].isna().all()


def test_read_zaken_counts_handoffs_in_order_of_time(tmp_path: Path) -> None:
    case = "A;2024-01-01 09:00;2024-01-09 09:00"
    zaken = _log(
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


def test_read_zaken_tells_case_with_two_starts_in_log(tmp_path: Path) -> None:
    zaken = _log(
        tmp_path, "A;2024-01-01;;2024-01-01;an;1", "A;2024-01-02;;2024-01-02;an;2", "B;2024-01-01;;;an;1"
    )

    assert zaken.frame["zaak"].tolist() == ["B"]
    assert [(each.rij, each.zaak) for each in zaken.apart] == [(2, "A")]


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("behandelaar", "x", "kolom 'behandelaar': de kolomnaam wijst op een persoon"),
        ("opmerking", "bel jan@voorbeeld.nl", "kolom 'opmerking': er staan e-mailadressen in"),
        ("kenmerk", "123456782", "kolom 'kenmerk': er staan nummers in die een BSN kunnen zijn"),
    ],
)
def test_read_zaken_refuses_personal_column(tmp_path: Path, heading: str, value: str, words: str) -> None:
    with pytest.raises(LeveringError, match=words):
        _cases(tmp_path, f"Z1;2024-01-01;;;;;;;{value}", headings=f"{HEADINGS};{heading}")


def test_read_zaken_drops_innocent_column_and_says_so(tmp_path: Path) -> None:
    zaken = _cases(tmp_path, "Z1;2024-01-01;;;;;;;12", headings=f"{HEADINGS};leges")

    assert zaken.meldingen[0] == "Weggelaten, want niet nodig: leges."
    assert "leges" not in zaken.frame


def test_read_zaken_drops_personal_column_when_told(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text(f"{HEADINGS};behandelaar\nZ1;2024-01-01;;;;;;;an\n", encoding="utf-8")

    zaken = read_zaken(path, replace(load_preset("zaken"), weglaten=("behandelaar",)))

    assert "Weggelaten, zoals u vroeg: behandelaar." in zaken.meldingen


@pytest.mark.parametrize(
    ("role", "heading", "value"),
    [("zaak", "zaaknummer", "111222333"), ("onderdeel", "onderdeel", "J. de Vries")],
)
def test_read_zaken_refuses_person_in_wanted_column(
    tmp_path: Path, role: str, heading: str, value: str
) -> None:
    row = dict.fromkeys(HEADINGS.split(";"), "") | {
        "zaaknummer": "Z1",
        "startdatum": "2024-01-01",
        heading: value,
    }

    with pytest.raises(LeveringError, match=f"Kies voor '{role}' een andere kolom"):
        _cases(tmp_path, ";".join(row.values()))


def test_read_zaken_refuses_staff_as_dimension(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    path.write_text("nr;van;tot;behandelaar\nZ1;2024-01-01;;a\n", encoding="utf-8")
    kolommen = {"zaak": "nr", "start": "van", "einde": "tot", "onderdeel": "behandelaar"}

    with pytest.raises(LeveringError, match="wijst op een medewerker"):
        read_zaken(path, replace(load_preset("zaken"), kolommen=kolommen, norm=None))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (bytes(range(256)) * 20, "geen CSV"),
        (b"a;b\n1;2\n", "De kolom 'zaaknummer' .zaak. staat niet in het bestand. Er staat wel: 'a' en 'b'"),
        (HEADINGS.encode() + b'\nZ1;"2024-01-01' + b"\nZ2;x;y" * 30_000, "Rij 2: een cel is langer"),
        (HEADINGS.encode() + b"\nZ1;2024-01-01\n", "rij 2 heeft er 2"),
        (HEADINGS.encode() + "\nZ1;2024-01-01;;;;café;;".encode("cp1252"), "Rij 2, kolom 'kanaal'"),
    ],
)
def test_read_zaken_refuses_nasty_file(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "zaken.csv"
    path.write_bytes(content)

    with pytest.raises(LeveringError, match=words):
        read_zaken(path, load_preset("zaken"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(data=st.data())
def test_aggregate_does_not_depend_on_order_of_rows(tmp_path: Path, data: st.DataObject) -> None:
    days = st.integers(1, 28)
    rows = [f"Z{n};2024-01-{data.draw(days):02d};2024-02-{data.draw(days):02d};;;balie;;" for n in range(5)]

    counts = aggregate(_cases(tmp_path, *rows))
    shuffled = aggregate(_cases(tmp_path, *data.draw(st.permutations(rows))))

    pd.testing.assert_frame_equal(counts, shuffled)
    assert counts["n"].sum() == 5
