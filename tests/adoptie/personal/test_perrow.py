"""Columns that number people without saying so are found, and honest columns are not."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable

import pytest

from adoptie.personal import each_row_a_person, numbers_staff, reason_by_content
from tests.shared import shared

Make = Callable[[random.Random], str]

NUMBERS: dict[str, Make] = {
    "four digits": lambda rng: str(rng.randrange(1000, 10_000)),
    "five digits": lambda rng: str(rng.randrange(10_000, 100_000)),
    "eight digits": lambda rng: str(rng.randrange(10**7, 10**8)),
    "zeros": lambda rng: f"{rng.randrange(10_000):06}",
    "P0123": lambda rng: f"P{rng.randrange(10_000):04}",
    "mdw-012": lambda rng: f"mdw-{rng.randrange(1000):03}",
    "badge": lambda rng: f"BDG {rng.randrange(100_000):05}",
    "pseudonym": lambda rng: f"Gebruiker {rng.randrange(1000)}",
    "hash": lambda rng: f"{rng.getrandbits(256):064x}",
    "short hash": lambda rng: f"{rng.getrandbits(32):08x}",
    "uuid": lambda rng: (
        f"{rng.getrandbits(32):08x}-4c1a-{rng.getrandbits(16):04x}-a1b2-{rng.getrandbits(48):012x}"
    ),
    "random": lambda rng: "R_" + "".join(rng.choices("0123456789abXYZ", k=9)),
}
GROUPS = {
    "names": ["Samenleving", "Ruimte", "Bedrijfsvoering", "Dienstverlening", "Bestuur"],
    "numbered": [f"Team {number}" for number in range(1, 9)],
    "glued": [f"Team{number:02}" for number in range(1, 13)],
    "short": ["BWT", "VTH", "SD", "PZ", "BOR", "ICT", "KCC", "JZ"],
    "letters": list("ABCDEF"),
    "postcodes": ["8051", "8052", "8053", "8054", "8055"],
    "devices": ["laptop", "tablet", "telefoon"],
    "roman": ["I", "II", "III", "IV"],
    "versions": ["Chrome 120", "Edge 119", "Firefox 121"],
}


def people(make: Make, number: int, seed: int = 1) -> list[str]:
    rng, found = random.Random(seed), set[str]()
    while len(found) < number:
        found.add(make(rng))
    return sorted(found)


def usage(
    names: list[str], months: int, *headings: str
) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
    """Return a file with a row per month and name, and a number in each further column."""
    rng = random.Random(2)
    rows = [
        (f"2026-{month:02}", name, *(str(rng.randrange(12, 60)) for _ in headings[1:]))
        for month in range(1, months + 1)
        for name in names
    ]
    return ("maand", *headings), list(enumerate(rows, start=2))


@pytest.mark.parametrize("months", [1, 4])
@pytest.mark.parametrize("kind", NUMBERS)
def test_row_per_person_is_found_whatever_the_column_is_called(kind: str, months: int) -> None:
    found = each_row_a_person(*usage(people(NUMBERS[kind], 40), months, "kolom", "inlogdagen"))

    assert found is not None
    assert (found.plek, found.rij) == (1, 2)


def test_row_per_person_is_found_by_many_initials() -> None:
    initials = people(lambda rng: "".join(rng.choices("ABDGHJKMPRSVW", k=rng.choice([2, 3]))), 40)

    assert each_row_a_person(*usage(initials, 1, "wie", "logins")) is not None


def test_row_that_counts_one_user_is_a_person() -> None:
    rows = [(number, ("2026-01", name, "1")) for number, name in enumerate(GROUPS["names"], start=2)]

    found = each_row_a_person(("maand", "onderdeel", "gebruikers"), rows)

    assert found is not None
    assert found.plek == 2


@pytest.mark.parametrize("months", [1, 12])
@pytest.mark.parametrize("kind", GROUPS)
def test_totals_of_groups_are_no_persons(kind: str, months: int) -> None:
    assert each_row_a_person(*usage(GROUPS[kind], months, "kolom", "logins")) is None


@pytest.mark.parametrize(
    "codes", [["61020", "61030", "62010", "63050"], ["B0338", "B0339", "B1026", "B0420"]]
)
def test_codes_beside_a_number_of_people_are_groups(codes: list[str]) -> None:
    """Without that number they could be people, and are taken for them."""
    assert each_row_a_person(*usage(codes, 3, "code", "logins", "medewerkers")) is None
    assert each_row_a_person(*usage(codes, 3, "code", "logins")) is not None
    assert each_row_a_person(*usage(codes, 3, "zaaktype", "logins")) is None


def handled(make: Make, cases: int = 400) -> tuple[list[str], list[str]]:
    rng = random.Random(3)
    staff = people(make, 14)
    types = ["Kap", "Bouw", "Horeca", "Paspoort"]
    return rng.choices(staff, k=cases), rng.choices(types, k=cases)


@pytest.mark.parametrize("kind", [kind for kind in NUMBERS if kind != "four digits"])
def test_numbers_of_who_handled_a_case_are_found(kind: str) -> None:
    staff, types = handled(NUMBERS[kind])

    assert reason_by_content(set(staff)) or numbers_staff("kolom", staff, [types])


def column(kind: str) -> list[str]:
    rng, rows = random.Random(4), 400
    made: dict[str, Make] = {
        "fees": lambda rng: rng.choice(["12500", "17550", "11245", "30000", "45050"]),
        "fees, whole": lambda rng: rng.choice(["150", "275", "1250", "3200"]),
        "postcodes": lambda rng: rng.choice(["8051", "8052", "8053"]),
        "years": lambda rng: rng.choice(["2024", "2025", "2026"]),
        "days": lambda rng: rng.choice(["20240102", "20240305", "20250607", "20250808"]),
        "square metres": lambda rng: str(rng.randrange(10, 900)),
        "companies": lambda rng: str(rng.randrange(10**7, 10**8)),
        "versions": lambda rng: rng.choice(["1.0", "1.1", "2.0"]),
    }
    if kind == "numbers of cases":
        return [str(4_000_000 + number) for number in range(rows)]
    return [made[kind](rng) for _ in range(rows)]


@pytest.mark.parametrize(
    "kind",
    [
        "fees",
        "fees, whole",
        "postcodes",
        "years",
        "days",
        "square metres",
        "companies",
        "versions",
        "numbers of cases",
    ],
)
def test_honest_column_of_cases_is_left_alone(kind: str) -> None:
    values = column(kind)

    assert not numbers_staff("kolom", values, [handled(NUMBERS["zeros"])[1]])
    assert not reason_by_content(set(values))


def test_number_that_goes_with_another_column_is_the_number_of_that() -> None:
    _, types = handled(NUMBERS["zeros"])
    codes = [
        {"Kap": "10011", "Bouw": "10012", "Horeca": "10023", "Paspoort": "10034"}[each] for each in types
    ]

    assert not numbers_staff("kolom", codes, [types])
    assert numbers_staff("kolom", codes, [])
    assert not numbers_staff("zaaktypenummer", codes, [])


@pytest.mark.slow
def test_real_files_raise_one_false_alarm_in_all() -> None:
    """A row per school, with its number, in research data: nobody sends that as usage by staff."""
    folder = shared("zaken", "receipt.csv").parent.parent
    tables = [path for path in folder.rglob("*") if path.suffix in {".csv", ".tsv"}]
    alarms = {}
    for path in tables:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        first = text.partition("\n")[0]
        sign = "\t" if path.suffix == ".tsv" else max(",;", key=first.count)
        headings, *rows = csv.reader(text.splitlines(), delimiter=sign)
        numbered = [(at, tuple(row)) for at, row in enumerate(rows, start=2) if len(row) == len(headings)]
        if found := each_row_a_person(headings, numbered):
            alarms[path.name] = headings[found.plek]

    assert len(tables) > 30
    assert alarms == {"apiclus1.csv": "snum"}
