"""From a sheet with names and addresses to whom letters go. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adoptie import dutch
from adoptie.sheets import Sheet
from enquetes.importers.people import ONDERDEEL, find_columns, with_name
from enquetes.importers.texts import seen

# So many letters with their forms are made while somebody waits: a quarter of a minute.
MAX_LETTERS = 200
_MOST_PROBLEMS = 10
_COLUMNS = {
    "naam": ("naam", "name", "volledigenaam", "tav", "aan"),
    "straat": ("straat", "straatnaam", "adres", "adresregel", "adresregel1", "adres1"),
    "nummer": ("huisnummer", "nummer", "nr", "huisnr"),
    "regel": ("adresregel2", "adres2", "toevoeging"),
    "postcode": ("postcode", "pc"),
    "plaats": ("plaats", "woonplaats", "stad"),
    "groep": ("groep", "rapportagegroep"),
    "onderdeel": ONDERDEEL,
}
_NEEDED = ("straat", "postcode", "plaats")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Adressant:
    """Somebody who gets a letter; ``email`` is empty for who was invited without an address."""

    naam: str = ""
    regels: tuple[str, ...] = ()
    email: str = ""
    groep: str = ""
    onderdeel: str = ""


@dataclass(frozen=True, slots=True)
class Adressen:
    mensen: tuple[Adressant, ...]
    problemen: tuple[str, ...] = ()


def read_adressen(sheet: Sheet, *, by_hand: bool = False) -> Adressen:
    """Read whom letters go to; each problem names its row. Other columns are left alone.

    ``by_hand``: letters are handed out, so that an address may be left out.
    """
    columns = find_columns(sheet.headings, _COLUMNS)
    needed = () if by_hand else _NEEDED
    missing = [name for name in needed if name not in columns]
    if missing:
        names = dutch.listing([f"'{name}'" for name in missing])
        return Adressen((), (f"Er is geen kolom {names}.",))
    people: list[Adressant] = []
    problems: list[str] = []
    for number, cells in sheet.rows:
        values = with_name({name: seen(cells[at])[:_LONGEST].strip() for name, at in columns.items()})
        if not any(values.values()):
            continue
        problems.extend(f"Rij {number}: '{name}' is leeg." for name in needed if not values[name])
        people.append(_person(values))
    if not people:
        problems.append("Er staat niemand in de lijst.")
    if len(people) > MAX_LETTERS:
        problems.append(
            f"Er staan {dutch.number(len(people))} mensen in de lijst. "
            f"Per keer kunt u {MAX_LETTERS} brieven maken. Maak er meer lijsten van."
        )
    return Adressen(tuple(people), tuple(problems[:_MOST_PROBLEMS]))


def _person(values: Mapping[str, str]) -> Adressant:
    street = f"{values.get('straat', '')} {values.get('nummer', '')}".strip()
    place = f"{values.get('postcode', '')} {values.get('plaats', '')}".strip()
    lines = (values.get("naam", ""), street, values.get("regel", ""), place)
    return Adressant(
        naam=values.get("naam", ""),
        regels=tuple(line for line in lines if line),
        email=values.get("email", "").lower(),
        groep=values.get("groep", ""),
        onderdeel=values.get("onderdeel", ""),
    )
