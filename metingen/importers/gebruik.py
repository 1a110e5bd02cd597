"""Reads how many colleagues used something, as totals of fixed groups; what is finer is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from adoptie import dutch
from adoptie.periods import add_months, parse_period, period_of
from adoptie.personal import Spotted, each_row_a_person, reason_by_heading, reason_by_label
from adoptie.sheets import Row, read_letters, read_sheet
from metingen.disclosure import Klasse, merge_groups, thresholds
from metingen.importers.errors import LeveringError
from metingen.importers.places import in_row

KEYS = ("startmaand", "groep", "mensen", "gebruikers")
_NAMES = {
    "maand": ("maand", "periode", "month"),
    "groep": ("groep", "rapportagegroep", "onderdeel", "afdeling", "team"),
    "medewerkers": ("medewerkers", "aantalmedewerkers", "mensen", "werkplekken", "aantalwerkplekken"),
    "gebruikers": ("gebruikers", "aantalgebruikers", "actievegebruikers", "users"),
}
_MOST_ROWS = 20_000
_MOST_PEOPLE = 100_000
_SIGNS = re.compile(r"[\W_]+")
_DUTCH_MONTH = re.compile(r"(?:\d{1,2}[-/])?(?P<month>\d{1,2})[-/](?P<year>\d{4})")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-\d{1,2}(?:[T ][\d:.]*)?)?")
_INSTEAD = "Maak in het systeem per maand één totaal voor elke groep, en lees dat in. Er is niets bewaard."


@dataclass(frozen=True, slots=True)
class Kader:
    """What a file may tell: of which groups (each with the group it joins when it is small), which months."""

    groepen: Collection[str]
    buren: Mapping[str, str]
    eerste: dt.date
    laatste: dt.date


@dataclass(frozen=True, slots=True)
class _Regel:
    rij: int
    maand: str
    groep: str
    mensen: int
    gebruikers: int


def read_gebruik(path: Path, kader: Kader) -> pd.DataFrame:
    """Return per month and group how many people work there and how many of them used it (``KEYS``).

    A group of fewer people than may be told of is joined with its neighbour before anything is kept.
    Raises LeveringError when the file cannot be read, is about persons, or is no total of these groups.
    """
    (headings, rows), _ = read_letters(lambda letters: _sheet(path, letters))
    places = _places(headings, rows, kader)
    lines = [_line(number, cells, places, kader) for number, cells in rows]
    _refuse_halves(lines, kader)
    return pd.DataFrame(list(_joined(lines, kader)), columns=list(KEYS))


def _sheet(path: Path, letters: str | None) -> tuple[tuple[str, ...], list[Row]]:
    sheet = read_sheet(path, encoding=letters)
    rows: list[Row] = []
    for row in sheet.rows:
        rows.append(row)
        if len(rows) > _MOST_ROWS:
            most = dutch.number(_MOST_ROWS)
            raise LeveringError(
                f"Het bestand heeft meer dan {most} regels. Dat zijn geen totalen. {_INSTEAD}"
            )
    return sheet.headings, rows


def _places(headings: Sequence[str], rows: Sequence[Row], kader: Kader) -> dict[str, int]:
    """Return where the four columns stand. A column that is about persons is named before one that misses."""
    known = {_SIGNS.sub("", heading).casefold(): at for at, heading in reversed(list(enumerate(headings)))}
    found = {
        role: next(known[name] for name in names if name in known)
        for role, names in _NAMES.items()
        if any(name in known for name in names)
    }
    for at, heading in enumerate(headings):
        reason = "" if at in found.values() else reason_by_heading(heading)
        if reason := reason or _by_content(at, rows, kader):
            raise LeveringError(_refused(heading, reason))
    if spotted := each_row_a_person(headings, rows):
        raise LeveringError(_refused(headings[spotted.plek], _seen(spotted)))
    missing = [role for role in _NAMES if role not in found]
    if missing:
        raise LeveringError(_needed(f"De kolom '{missing[0]}' staat niet in het bestand."))
    extra = [heading for at, heading in enumerate(headings) if at not in found.values()]
    if extra:
        raise LeveringError(_needed(f"De kolom '{extra[0]}' hoort er niet bij. Haal die weg."))
    return found


def _by_content(at: int, rows: Sequence[Row], kader: Kader) -> str:
    # A team may be called after somebody.
    groups = {groep.casefold() for groep in kader.groepen}
    first: dict[str, int] = {}
    for number, cells in rows:
        if cells[at].strip().casefold() not in groups:
            first.setdefault(cells[at].strip(), number)
    return in_row(reason_by_label(first), first)


def _seen(spotted: Spotted) -> str:
    return f"{spotted.waarom} (voor het eerst in rij {spotted.rij})"


def _refused(heading: str, reason: str) -> str:
    return f"Het bestand is geweigerd om kolom '{heading}': {reason}. {_INSTEAD}"


def _needed(what: str) -> str:
    return f"{what} Nodig zijn vier kolommen: {dutch.listing(list(_NAMES))}. Andere mogen er niet in staan."


def _line(number: int, cells: Sequence[str], places: Mapping[str, int], kader: Kader) -> _Regel:
    told = {role: cells[at].strip() for role, at in places.items()}
    groups = {groep.casefold(): groep for groep in kader.groepen}
    groep = groups.get(told["groep"].casefold())
    if groep is None:
        # What stands there can be a person, so it is not repeated.
        raise LeveringError(
            f"Rij {number}, kolom 'groep': dit is geen vaste groep van het traject. De groepen zijn "
            f"{dutch.listing(sorted(kader.groepen))}. {_INSTEAD}"
        )
    people = _number(number, "medewerkers", told["medewerkers"])
    users = _number(number, "gebruikers", told["gebruikers"])
    if users > people:
        raise LeveringError(
            f"Rij {number}: er zijn meer gebruikers dan medewerkers. Tel elke medewerker één keer per maand."
        )
    return _Regel(number, _month(number, told["maand"], kader), groep, people, users)


def _number(row: int, column: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > _MOST_PEOPLE:
        raise LeveringError(f"Rij {row}, kolom '{column}': schrijf een heel getal, bijvoorbeeld 24.")
    return int(text)


def _month(row: int, text: str, kader: Kader) -> str:
    found = _ISO_MONTH.fullmatch(text) or _DUTCH_MONTH.fullmatch(text)
    try:
        month = parse_period(f"{found['year']}-{int(found['month']):02}") if found else None
    except ValueError:
        month = None
    if month is None:
        raise LeveringError(f"Rij {row}, kolom 'maand': schrijf een maand als 2026-03.")
    if month.begin < kader.eerste:
        first = period_of(kader.eerste, "maand").label
        raise LeveringError(
            f"Rij {row}: {month.label} ligt voor de eerste maand van deze bron ({first}). Haal die maand weg."
        )
    if month.last_day > kader.laatste:
        last = dutch.day(kader.laatste)
        raise LeveringError(
            f"Rij {row}: {month.label} is nog niet voorbij, of valt buiten het besluit. "
            f"Tellen mag tot en met {last}. Haal die maand weg."
        )
    return month.code


def _refuse_halves(lines: Sequence[_Regel], kader: Kader) -> None:
    """Refuse a group that comes twice in a month, or not at all: what is left could be subtracted."""
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        before = seen.setdefault((line.maand, line.groep), line.rij)
        if before != line.rij:
            raise LeveringError(
                f"Rij {line.rij}: '{line.groep}' staat ook in rij {before}, in dezelfde maand. {_INSTEAD}"
            )
    for month in sorted({line.maand for line in lines}):
        absent = sorted(groep for groep in kader.groepen if (month, groep) not in seen)
        if absent:
            raise LeveringError(
                f"Bij {parse_period(month).label} ontbreekt {dutch.listing(absent)}. Elke groep hoort in "
                "elke maand. Gebruikte niemand het? Schrijf dan 0."
            )


def _joined(lines: Sequence[_Regel], kader: Kader) -> Iterator[tuple[str, str, int, int]]:
    least = thresholds(Klasse.GEBRUIK).groep
    for month in sorted({line.maand for line in lines}):
        own = {line.groep: line for line in lines if line.maand == month}
        parts = merge_groups({name: line.mensen for name, line in own.items()}, least, kader.buren)
        if not parts:
            raise LeveringError(
                f"In {parse_period(month).label} zijn er samen minder dan {least} medewerkers. Daar laten "
                "we niets over zien, dus dit bewaren we niet."
            )
        for part in parts:
            yield month, part.label, part.n, sum(own[name].gebruikers for name in part.groepen)


def whole_months(day: dt.date) -> dt.date:
    """Return the last day of the last month that is over on a day.

    >>> whole_months(dt.date(2026, 3, 15)), whole_months(dt.date(2026, 3, 31))
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    return add_months(day, 0) - dt.timedelta(days=1)
