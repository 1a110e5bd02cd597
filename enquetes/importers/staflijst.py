"""From a sheet with names and e-mail addresses to people who can be invited, or to what is wrong with it.

Only naam (whole or in parts), e-mail, onderdeel and groep are taken. A sheet that says more about people
than is needed to invite them is refused as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from adoptie import dutch
from adoptie.personal import names_private, private_by_content
from adoptie.sheets import Sheet
from enquetes.importers.people import ONDERDEEL, find_columns, is_mail_heading, plain, with_name
from enquetes.importers.texts import seen

MAX_PEOPLE = 20_000
_MOST_PROBLEMS = 25
_MOST_ROWS = 10
# The headings by which a column is known, without capitals, spaces and signs.
_COLUMNS = {
    "naam": ("naam", "name", "volledigenaam", "medewerker", "medewerkernaam"),
    "onderdeel": ONDERDEEL,
    "groep": ("groep", "rapportagegroep"),
}
_LABELS = {"naam": "naam", "email": "e-mail", "onderdeel": "onderdeel", "groep": "groep"}
_LONGEST = {"naam": 120, "email": 254, "onderdeel": 120, "groep": 80}
# Part of a heading, wherever it stands: what is private about somebody's work.
_TOO_MUCH = re.compile(
    r"leeftijd|salaris|loon|inkomen|inschaling|bezoldig|personeelsn|personeelsid|medewerkern(?!aam)|medewerkerid"
    r"|employeeid|stamnummer|geslacht|gender|ziek|verzuim|beoordeling|burgerlijkestaat|religie|contract"
    r"|dienstverband|indienst|uitdienst|mail|privé"
)

_CASES = "Dit lijkt een bestand met zaken. Dat hoort bij stap 2 van de vijf stappen."
_OF_CASES = re.compile(
    r"zaak|startdatum|einddatum|(?:registratie|ontvangst|afhandel|aanvraag)\w*datum|datumontvangst"
)


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody on the list, and in which row; ``groep`` is empty where the list does not say it.

    Who has no ``email`` takes part by letter.
    """

    rij: int
    email: str
    naam: str = ""
    onderdeel: str = ""
    groep: str = ""


@dataclass(frozen=True, slots=True)
class Staflijst:
    """What a sheet says: people, ``problemen`` that must be mended first, ``meldingen`` to know."""

    personen: tuple[Persoon, ...]
    problemen: tuple[str, ...] = ()
    meldingen: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What was seen so far: people, problems, and where each address and onderdeel stood first.

    ``dubbel`` has the rows of which the address stood in another row before.
    """

    personen: list[Persoon] = field(default_factory=list)
    problemen: list[str] = field(default_factory=list)
    dubbel: list[tuple[int, int]] = field(default_factory=list)
    emails: dict[str, int] = field(default_factory=dict)
    groepen: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_staflijst(sheet: Sheet, *, with_onderdeel: bool) -> Staflijst:
    """Read a list of people; ``with_onderdeel`` for staff, else columns about the organisation are left out.

    Each problem names its row and column. Raises SheetError where the file itself turns out to be wrong.
    """
    unwanted = () if with_onderdeel else ("onderdeel", "groep")
    found = find_columns(sheet.headings, _COLUMNS)
    columns = {name: at for name, at in found.items() if name not in unwanted}
    if _has_cases(sheet.headings, columns):
        return Staflijst((), (_CASES,))
    extra = [at for at in range(len(sheet.headings)) if at not in columns.values()]
    refused = [*_missing(columns, with_onderdeel=with_onderdeel), *_personal(sheet, extra)]
    if refused:
        return Staflijst((), tuple(refused))
    reading = _Reading()
    headings = with_name({name: sheet.headings[at] for name, at in columns.items()})
    for number, cells in sheet.rows:
        # An address with a sign in it that nobody sees would pass for another one.
        values = with_name({name: seen(cells[at]) for name, at in columns.items()})
        reading.problemen.extend(_judge(number, values, headings, reading))
    notes = (*_by_letter(reading), *_doubles(reading), *_ignored(sheet, extra))
    return Staflijst(tuple(reading.personen), _shortened(reading.problemen), notes)


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


def _missing(columns: Mapping[str, int], *, with_onderdeel: bool) -> Iterator[str]:
    for name in ("email", "onderdeel") if with_onderdeel else ("email",):
        if name not in columns:
            yield f"De kolom '{_LABELS[name]}' ontbreekt. Zet die naam boven de kolom waar het in staat."


def _personal(sheet: Sheet, extra: Sequence[int]) -> Iterator[str]:
    """Yield why columns that are not needed must not be here: by their name, or by what stands in them."""
    # Another address for mail at work is left out like any column.
    unsaid = [at for at in extra if not is_mail_heading(sheet.headings[at])]
    suspects: dict[int, set[str]] = {at: set() for at in unsaid if not _says_too_much(sheet.headings[at])}
    for _, cells in sheet.rows if suspects else ():
        for at, values in suspects.items():
            values.add(cells[at].strip())
    for at in unsaid:
        if at not in suspects or private_by_content(suspects[at]):
            yield _refusal(sheet.headings[at])


def _says_too_much(heading: str) -> bool:
    return names_private(heading) or _TOO_MUCH.search(plain(heading)) is not None


def _refusal(heading: str) -> str:
    return (
        f"Kolom '{heading}' zegt meer over mensen dan nodig is om hen uit te nodigen. "
        "Haal deze kolom weg en kies het bestand opnieuw."
    )


def _ignored(sheet: Sheet, extra: Sequence[int]) -> Iterator[str]:
    names = [f"'{sheet.headings[at]}'" for at in extra]
    if names:
        verb = "wordt" if len(names) == 1 else "worden"
        word = "Kolom" if len(names) == 1 else "De kolommen"
        yield f"{word} {dutch.listing(names)} {verb} niet gebruikt en niet bewaard."


def _judge(
    number: int, values: Mapping[str, str], headings: Mapping[str, str], reading: _Reading
) -> Iterator[str]:
    """Add the person of one row, or yield what is wrong with it."""
    wrong = [
        f"Rij {number}, kolom '{headings[name]}': {text}"
        for name, text in _faults(number, values, headings, reading)
    ]
    yield from wrong
    email = values["email"].lower()
    first = reading.emails.setdefault(email, number) if email else number
    if first != number:
        reading.dubbel.append((number, first))
    elif not wrong:
        reading.personen.append(Persoon(number, **{**values, "email": email}))


def _faults(
    number: int, values: Mapping[str, str], headings: Mapping[str, str], reading: _Reading
) -> Iterator[tuple[str, str]]:
    email, onderdeel, groep = (values.get(name, "") for name in ("email", "onderdeel", "groep"))
    # A line below the list, such as a total, is nobody.
    if not email and not values.get("naam", "somebody"):
        yield "email", "de naam en het e-mailadres ontbreken."
    if email and not _is_address(email):
        yield "email", "dit is geen e-mailadres. Verbeter het."
    for name in headings:
        if len(values[name]) > _LONGEST[name]:
            yield name, f"dit is langer dan {_LONGEST[name]} tekens. Maak het korter."
    if "onderdeel" in headings and not onderdeel:
        yield "onderdeel", "het onderdeel ontbreekt."
    if onderdeel and groep:
        other, row = reading.groepen.setdefault(onderdeel.casefold(), (groep, number))
        if other.casefold() != groep.casefold():
            yield (
                "groep",
                f"'{onderdeel}' hoort in rij {row} bij groep '{other}'. Een onderdeel hoort bij één groep.",
            )


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _by_letter(reading: _Reading) -> Iterator[str]:
    numbers = [str(person.rij) for person in reading.personen if not person.email]
    if numbers:
        one = len(numbers) == 1
        yield (
            f"{dutch.counted(len(numbers), 'mens heeft', 'mensen hebben')} geen e-mailadres "
            f"({_some_rows(numbers)}). {'Die doet' if one else 'Zij doen'} mee met een brief, en "
            f"{'telt' if one else 'tellen'} gewoon mee. "
            "De brieven maakt u als de ronde open is, op de pagina van de ronde."
        )


def _doubles(reading: _Reading) -> Iterator[str]:
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
