"""Columns that say who somebody is: refused by name, by what stands in them, or dropped with a message."""

from pathlib import Path

import pytest

from metingen.importers import LeveringError, parse_mapping
from tests.metingen.importers.helpers import HEADINGS, read_cases, read_rows, refusal


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("behandelaar", "x", "kolom 'behandelaar': de kolomnaam wijst op een persoon"),
        ("BSNnummer", "x", "kolom 'BSNnummer': de kolomnaam wijst op een persoon"),
        ("geb_datum", "x", "kolom 'geb_datum': de kolomnaam wijst op een persoon"),
        ("geboortedatum", "x", "kolom 'geboortedatum': de kolomnaam wijst op een persoon"),
        ("opmerking", "bel jan@voorbeeld.nl", "kolom 'opmerking': er staan e-mailadressen in"),
        ("kenmerk", "123456782", "kolom 'kenmerk': er staan nummers in die een BSN kunnen zijn"),
        ("locatie", "Kerkweg 3", "kolom 'locatie': er staan adressen in"),
        ("wie", "Jan de Vries", "kolom 'wie': er staan namen van mensen in"),
    ],
)
def test_read_zaken_refuses_personal_column(tmp_path: Path, heading: str, value: str, words: str) -> None:
    with pytest.raises(LeveringError, match=words):
        read_rows(tmp_path, f"Z1;2024-01-01;;;;;;;{value}", headings=f"{HEADINGS};{heading}")


def test_read_zaken_drops_innocent_column_and_says_so(tmp_path: Path) -> None:
    zaken = read_rows(tmp_path, "Z1;2024-01-01;;;;;;;12", headings=f"{HEADINGS};leges")

    assert zaken.meldingen[0] == "Weggelaten, want niet nodig: leges."
    assert "leges" not in zaken.frame


def test_read_zaken_drops_personal_column_when_told(tmp_path: Path) -> None:
    mapping = parse_mapping(
        'soort = "cases"\n[kolommen]\nzaak = "nr"\nstart = "van"\neinde = "tot"\n'
        '[weglaten]\nkolommen = ["behandelaar"]\n'
    )

    zaken = read_rows(tmp_path, "1;2024-01-01;;an", headings="nr;van;tot;Behandelaar", mapping=mapping)

    assert "Weggelaten, zoals u vroeg: Behandelaar." in zaken.meldingen


@pytest.mark.parametrize(
    ("role", "case", "words"),
    [
        ("zaak", {"zaaknummer": "111222333"}, "BSN"),
        ("zaak", {"zaaknummer": "jan@stad.example"}, "e-mailadressen"),
        ("onderdeel", {"onderdeel": "Jan de Vries"}, "namen van mensen"),
        ("onderdeel", {"onderdeel": "1234.56.782"}, "BSN"),
        ("kanaal", {"kanaal": "06-12345678"}, "telefoonnummers"),
        ("zaaktype", {"zaaktype": "Vergunning voor J. de Wit"}, "namen van mensen"),
        ("zaaktype", {"zaaktype": "Vergunning Kerkweg 3"}, "adressen"),
        ("zaaktype", {"zaaktype": "Kap 8051 AB 12"}, "adressen"),
    ],
)
def test_read_zaken_refuses_person_in_wanted_column(
    tmp_path: Path, role: str, case: dict[str, str], words: str
) -> None:
    (heading,) = case

    told = refusal(tmp_path, case)

    assert told.startswith(f"Het bestand is geweigerd om kolom '{heading}': ")
    assert words in told
    assert f"Kies voor '{role}' een andere kolom" in told


def test_read_zaken_refuses_staff_as_dimension(tmp_path: Path) -> None:
    kolommen = {"zaak": "zaaknummer", "start": "startdatum", "einde": "einddatum", "onderdeel": "behandelaar"}

    with pytest.raises(LeveringError, match="wijst op een medewerker"):
        read_rows(
            tmp_path,
            "Z1;2024-01-01;;a",
            headings="zaaknummer;startdatum;einddatum;behandelaar",
            mapping=parse_mapping(
                'soort = "cases"\n[kolommen]\n' + "\n".join(f'{a} = "{b}"' for a, b in kolommen.items())
            ),
        )


def test_read_zaken_refuses_column_with_too_many_values_for_labels(tmp_path: Path) -> None:
    told = refusal(tmp_path, *[{"onderdeel": f"Team {number % 201}"} for number in range(500)])

    assert "kolom 'onderdeel': daarin staan meer dan 200 verschillende waarden." in told
    assert "haal deze kolom uit het bestand" in told


def test_read_zaken_refuses_column_that_describes_each_case(tmp_path: Path) -> None:
    told = refusal(tmp_path, *[{"zaaktype": f"Verbouwing {number}"} for number in range(60)])

    assert "kolom 'zaaktype': daarin staan 60 waarden die maar één keer voorkomen." in told


def test_read_zaken_keeps_catalogue_of_a_large_gemeente(tmp_path: Path) -> None:
    cases = [{"zaaktype": f"Zaaktype {number % 300}"} for number in range(900)]

    assert read_cases(tmp_path, *cases).frame["zaaktype"].nunique() == 300


@pytest.mark.parametrize(
    "people",
    [
        ["jdejong", "pvandijk", "mjansen", "abakker"],
        ["j.de.jong", "p.van.dijk", "m.jansen", "a.bakker"],
        ["JONGJ01", "DIJKP02", "JANSM01", "BAKKA11"],
        ["STAD\\jansenm", "STAD\\dijkp", "STAD\\jongj", "STAD\\bakkera"],
        ["jan@stad.example", "piet@stad.example", "els@stad.example", "an@stad.example"],
        ["123456782", "111222333"],
    ],
    ids=["initials", "points", "shortened", "domain", "mail", "bsn"],
)
@pytest.mark.parametrize("place", ["extra", "zaaknummer"])
def test_read_zaken_refuses_a_file_of_persons_whatever_the_column_is_called(
    tmp_path: Path, people: list[str], place: str
) -> None:
    """In a column that nobody needs, and in that of the case number: there each row is one person."""
    extra = place == "extra"
    rows = [
        f"Z{number};2024-01-0{number};;;;;;;{who}" if extra else f"{who};2024-01-0{number};;;;;;;x"
        for number, who in enumerate(people, start=1)
    ]
    named = "kolom 'kenmerk'" if extra else f"kolom '{HEADINGS.split(';')[0]}'"

    with pytest.raises(LeveringError, match=named):
        read_rows(tmp_path, *rows, headings=f"{HEADINGS};kenmerk")


def test_read_zaken_of_ordinary_cases_raises_no_false_alarm(tmp_path: Path) -> None:
    rows = [
        f"Z-2024-{number:04};2024-01-02;;;;;;;{word};OLO{number:04};{number:06};v1.{number}.0;a{number:07x}"
        for number, word in enumerate(("gebouw", "verkeer", "inval", "bedrag", "afval", "besluit") * 20)
    ]

    zaken = read_rows(tmp_path, *rows, headings=f"{HEADINGS};onderwerp;code;volgnr;versie;kenmerk")

    assert "onderwerp, code, volgnr, versie en kenmerk" in zaken.meldingen[0]


@pytest.mark.parametrize("make", ["{:05}", "P{:04}", "mdw_{}"])
def test_read_zaken_refuses_numbers_of_who_handled_the_case(tmp_path: Path, make: str) -> None:
    """Bare numbers in a column that is called nothing: they come back from case to case, of every kind."""
    types = ["Kap", "Bouw", "Horeca"]
    rows = [
        f"Z{number};2024-01-02;;;;;;{types[number % 3]};{make.format(number * number * 37 % 11 * 877 + 123)}"
        for number in range(80)
    ]

    with pytest.raises(
        LeveringError, match=r"kolom 'kolom9': er staan nummers of schuilnamen .*\(voor het eerst in rij 2\)"
    ):
        read_rows(tmp_path, *rows, headings=f"{HEADINGS};kolom9")


def test_refusal_says_in_which_row_it_was_seen_first(tmp_path: Path) -> None:
    rows = [
        f"Z{number};2024-01-02;;;;;;;{'bel jan@stad.example' if number > 4 else 'x'}" for number in range(9)
    ]

    with pytest.raises(LeveringError, match=r"e-mailadressen in \(voor het eerst in rij 7\)"):
        read_rows(tmp_path, *rows, headings=f"{HEADINGS};opmerking")
    told = refusal(tmp_path, {}, {}, {"onderdeel": "Jan de Vries"})
    assert "namen van mensen in (voor het eerst in rij 4)" in told
    assert "BSN kunnen zijn (voor het eerst in rij 3)" in refusal(tmp_path, {}, {"zaaknummer": "111222333"})
