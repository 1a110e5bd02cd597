"""From a sheet with names and e-mail addresses to people who can be invited, or to what is wrong with it.

Only naam (whole or in parts), e-mail, onderdeel and groep are taken. What a sheet says more about people is
never looked at, and the columns that hold it are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from adoptie import dutch
from adoptie.sheets import Sheet
from enquetes.importers.headings import shortened
from enquetes.importers.listrows import Persoon, Reading, is_nobody, judge
from enquetes.importers.people import ONDERDEEL, find_columns, plain, with_name
from enquetes.importers.texts import seen

MAX_PEOPLE = 20_000
_MOST_PROBLEMS = 25
_MOST_ROWS = 10
# The headings by which a column is known, without capitals, spaces and signs.
_COLUMNS = {
    "naam": (
        *("naam", "name", "volledigenaam", "weergavenaam", "voorenachternaam"),
        *("medewerker", "medewerkernaam", "naammedewerker", "naamvandemedewerker"),
        *("werknemer", "werknemernaam", "naamwerknemer", "naamvandewerknemer"),
    ),
    "onderdeel": ONDERDEEL,
    "groep": ("groep", "rapportagegroep"),
}
# Of two divisions this one lies within the other.
_SMALLER = "team"
_LABELS = {"naam": "naam", "email": "e-mail", "onderdeel": "onderdeel", "groep": "groep"}
_CASES = "Dit lijkt een bestand met zaken. Dat hoort bij stap 2 van de vijf stappen."
_NAMELESS = (
    "Er is geen kolom 'naam'. In de mails staat daarom 'Beste lezer'. "
    "Wilt u namen? Zet dan 'naam' boven de kolom waar ze in staan."
)
_OF_CASES = re.compile(
    r"zaak|startdatum|einddatum|(?:registratie|ontvangst|afhandel|aanvraag)\w*datum|datumontvangst"
)


@dataclass(frozen=True, slots=True)
class Staflijst:
    """What a sheet says: people, ``problemen`` that must be mended first, ``meldingen`` to know.

    ``indelingen``: the headings of both columns where it divides people twice, the larger parts first.
    """

    personen: tuple[Persoon, ...]
    problemen: tuple[str, ...] = ()
    meldingen: tuple[str, ...] = ()
    indelingen: tuple[str, ...] = ()

    def divided(self, *, fijn: bool) -> Staflijst:
        """Return the list with one division: by the smaller parts, or by the larger."""
        if not self.indelingen:
            return self
        homes: dict[str, set[str]] = {}
        for who in self.personen:
            homes.setdefault(who.onderdeel.casefold(), set()).add(who.afdeling.casefold())

        def placed(who: Persoon) -> Persoon:
            if not fijn:
                return replace(who, onderdeel=who.afdeling, afdeling="")
            # Two afdelingen may each have a 'Secretariaat'.
            shared = len(homes[who.onderdeel.casefold()]) > 1
            return replace(who, onderdeel=f"{who.onderdeel} ({who.afdeling})"[:120]) if shared else who

        return replace(self, personen=tuple(map(placed, self.personen)), indelingen=())


def wanted_columns(headings: Sequence[str], *, with_onderdeel: bool) -> dict[str, int]:
    """Return where the columns stand that are read; ``with_onderdeel`` for lists of staff."""
    found = find_columns(headings, _COLUMNS)
    if not with_onderdeel:
        return {name: at for name, at in found.items() if name not in ("onderdeel", "groep")}
    parts = {plain(heading): at for at, heading in reversed(list(enumerate(headings)))}
    places = sorted((plain(name) == _SMALLER, at) for name, at in parts.items() if name in ONDERDEEL)
    if len(places) > 1 and "groep" not in found:
        return {**found, "afdeling": places[0][1], "onderdeel": places[-1][1]}
    return found


def read_staflijst(sheet: Sheet, *, with_onderdeel: bool) -> Staflijst:
    """Read a list of people; ``with_onderdeel`` for staff, else columns about the organisation are left out.

    All problems are told at once, each with its row, column, person and value. Raises SheetError where the
    file itself turns out to be wrong.
    """
    columns = wanted_columns(sheet.headings, with_onderdeel=with_onderdeel)
    if _has_cases(sheet.headings, columns):
        return Staflijst((), (_CASES,))
    reading = Reading()
    reading.problemen.extend(_missing(sheet, columns, with_onderdeel=with_onderdeel))
    if "email" not in columns:
        return Staflijst((), tuple(reading.problemen))
    headings = with_name({name: sheet.headings[at] for name, at in columns.items()})
    for number, cells in sheet.rows:
        # An address with a sign in it that nobody sees would pass for another one.
        values = with_name({name: seen(cells[at]) for name, at in columns.items()})
        values |= {"onderdeel": values["onderdeel"] or values["afdeling"]} if "afdeling" in columns else {}
        if is_nobody(values):
            reading.niemand.append((number, " ".join(filter(None, values.values()))))
        else:
            reading.problemen.extend(judge(number, values, headings, reading))
    told = (*_by_letter(reading), *_doubles(reading), *_nobodies(reading))
    # Whoever draws a sample of inwoners may leave names out on purpose.
    nameless = with_onderdeel and "naam" not in headings
    notes = (*told, *([_NAMELESS] if nameless else []), *_ignored(sheet, columns))
    divisions = tuple(headings[name] for name in ("afdeling", "onderdeel") if "afdeling" in headings)
    return Staflijst(tuple(reading.personen), _shortened(reading.problemen), notes, divisions)


def _has_cases(headings: Sequence[str], columns: Mapping[str, int]) -> bool:
    """Tell whether this is the file of another step: one row is a case, not somebody who works here."""
    telling = [heading for heading in map(plain, headings) if _OF_CASES.match(heading)]
    more, no_mail = len(telling) > 1, "email" not in columns
    if any(heading.startswith("zaak") for heading in telling):
        return more or no_mail
    return more and no_mail and "naam" not in columns and "voornaam" not in columns


def resembles_staflijst(headings: Sequence[str]) -> bool:
    """Tell whether a file is about people to invite, and not about cases.

    >>> resembles_staflijst(["Naam", "E-mail", "Team"]), resembles_staflijst(["Zaaknr", "E-mail", "Team"])
    (True, False)
    """
    found = find_columns(headings, _COLUMNS).keys()
    return (
        "email" in found and len(found) > 1 and not any(plain(each).startswith("zaak") for each in headings)
    )


def _missing(sheet: Sheet, columns: Mapping[str, int], *, with_onderdeel: bool) -> Iterator[str]:
    there = dutch.listing([f"'{shortened(heading)}'" for heading in sheet.headings[:_MOST_ROWS] if heading])
    for name in ("email", "onderdeel") if with_onderdeel else ("email",):
        if name not in columns:
            yield (
                f"De kolom '{_LABELS[name]}' ontbreekt. Zet die naam boven de kolom waar het in staat. "
                f"In rij {sheet.number} staat nu: {there}."
            )


def _ignored(sheet: Sheet, columns: Mapping[str, int]) -> Iterator[str]:
    if sheet.number > 1:
        yield f"De kolomnamen staan in rij {sheet.number}. Wat daarboven staat, slaan we over."
    used = set(columns.values())
    names = [f"'{name}'" for at, name in enumerate(sheet.headings) if name and at not in used]
    if names:
        word = "Kolom" if len(names) == 1 else "De kolommen"
        yield f"{word} {dutch.listing(names)} lezen we niet en bewaren we niet."


def _nobodies(reading: Reading) -> Iterator[str]:
    if reading.niemand:
        one = len(reading.niemand) == 1
        rows = [
            f"{number} ('{shortened(said)}')" if said else f"{number} (leeg)"
            for number, said in reading.niemand
        ]
        yield (
            f"{dutch.counted(len(rows), 'rij gaat', 'rijen gaan')} niet over een mens: {_some_rows(rows)}. "
            f"Die {'telt' if one else 'tellen'} niet mee."
        )


def _by_letter(reading: Reading) -> Iterator[str]:
    numbers = [str(person.rij) for person in reading.personen if not person.email]
    if numbers:
        one = len(numbers) == 1
        yield (
            f"{dutch.counted(len(numbers), 'mens heeft', 'mensen hebben')} geen e-mailadres "
            f"({_some_rows(numbers)}). {'Die doet' if one else 'Zij doen'} mee met een brief, en "
            f"{'telt' if one else 'tellen'} gewoon mee. "
            "De brieven maakt u als de ronde open is, op de pagina van de ronde."
        )


def _doubles(reading: Reading) -> Iterator[str]:
    if reading.dubbel:
        rows = [f"{number}, zoals rij {first}" for number, first in reading.dubbel]
        yield (
            f"{dutch.counted(len(rows), 'adres staat', 'adressen staan')} dubbel op de lijst "
            f"({_some_rows(rows, '; ')}). Elk adres telt één keer: de eerste rij geldt. "
            "Zijn het twee mensen? Geef ze dan elk hun eigen adres, of laat het adres bij één leeg."
        )


def _some_rows(rows: Sequence[str], between: str = ", ") -> str:
    left = len(rows) - _MOST_ROWS
    more = f" en nog {dutch.number(left)}" if left > 0 else ""
    return f"rij {between.join(rows[:_MOST_ROWS])}{more}"


def _shortened(problems: Sequence[str]) -> tuple[str, ...]:
    if len(problems) <= _MOST_PROBLEMS:
        return tuple(problems)
    left = dutch.counted(len(problems) - _MOST_PROBLEMS, "probleem", "problemen")
    return (*problems[:_MOST_PROBLEMS], f"En nog {left}. Verbeter eerst deze.")
