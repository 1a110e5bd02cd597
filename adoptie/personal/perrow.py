"""Columns that number people without saying so: bare numbers, pseudonyms, initials, hashes.

One value cannot tell: 10234 is a member of staff or a postcode district. The column can, by how its values
stand in the rows. It is judged by its values in the order of the file, never by one of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from adoptie.personal.headings import names_things, names_unit

PSEUDONYM = re.compile(
    r"(?:gebruiker|user|medewerker|mdw|persoon|person|collega|employee|emp|pers|resource|anoniem|ambtenaar)"
    r"[\s_.#-]{0,3}(?:\d{1,8}|[a-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<letters>[A-Za-z]{0,4})[-_. ]?(?P<digits>(?<=[A-Za-z_. -])\d{3}|\d{4,8})")
_HASH = re.compile(
    r"(?=[\da-f-]*\d)(?=[\d-]*[a-f])(?:[0-9a-f]{8,128}|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){2,4})", re.IGNORECASE
)
# Letters and digits that nobody makes up, as a pseudonym of a system: R_3kX91.
_RANDOM = re.compile(r"(?=\S*\d[A-Za-z]+\d|\S*[A-Za-z]\d+[A-Za-z])[A-Za-z0-9_+/-]{6,60}={0,2}")
_INITIALS = re.compile(r"(?:[A-Za-z]\.?){2,4}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_MONTH = (
    r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|januari|februari|april|juni|juli|augustus"
    r"|september|oktober|november|december)"
)
_TIME = r"(?:[T ]\d{1,2}:\d\d.*)?"
_WHEN = re.compile(
    rf"(?:19|20)\d\d(?:[-/. ]?[qkw]?\d{{1,2}}(?:[-/. ]?\d{{1,2}})?)?{_TIME}"
    rf"|\d{{1,2}}[-/. ](?:\d{{1,2}}|{_MONTH}\.?)[-/. ](?:19|20)?\d\d{_TIME}"
    rf"|{_MONTH}\.?(?:[ -]?(?:19|20)?\d\d)?|\d{{1,2}}[-/](?:19|20)\d\d|[qkw]\d{{1,2}}[ -]?(?:19|20)\d\d",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,7}(?:[.,]\d{1,15})?")
_PEOPLE = re.compile(r"gebruikers|users|medewerkers|mensen|personen|werkplekken|collegas|headcount|bezetting")
_SIGNS = re.compile(r"[\W_\d]+")

# Of fewer values nobody can say how they are made.
_FEWEST = 3
_ALIKE, _APART, _RANDOMLY, _ROUND = 0.9, 0.95, 0.6, 0.4
# So often a colleague comes back in a file of cases.
_OFTEN = 3
# So many abbreviations of two to four letters are people; a gemeente has fewer teams.
_MANY_INITIALS = 25
_POSTCODES = 100


@dataclass(frozen=True, slots=True)
class Spotted:
    """A column, by its place, of which each row is a person: the first row (of the file), and why."""

    plek: int
    rij: int
    waarom: str


NUMBERED = "er staan nummers of schuilnamen van personen in"
_EACH = "elke rij lijkt over één persoon te gaan"
_ONE = "elke rij gaat over één persoon"


def hold_pseudonyms(values: Sequence[str]) -> bool:
    """Tell whether distinct values are people under another name: gebruiker 12, mdw_0034, Resource21."""
    found = sum(PSEUDONYM.fullmatch(text) is not None for text in values)
    return found >= _FEWEST and found >= len(values) / 2


def numbers_staff(heading: str, values: Sequence[str], beside: Collection[Sequence[str]]) -> bool:
    """Tell whether a column of cases, row by row, holds numbers of those who handled them.

    They are of one make, come back from case to case, and follow no other column (``beside``, row by row):
    a number that stands for one zaaktype or one onderdeel each time is the number of that.
    """
    filled = [text for text in values if text]
    distinct = set(filled)
    if (
        names_things(heading)
        or names_unit(heading)
        or len(distinct) < _FEWEST
        or len(filled) < _OFTEN * len(distinct)
    ):
        return False
    numbered = _of_one_make(distinct) and _share(distinct, _is_round) <= _ROUND
    if not numbered and not _made_up(distinct):
        return False
    return not any(_stands_for(values, other) for other in beside)


def each_row_a_person(headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Spotted | None:
    """Return the column by which each row of a file with usage is one person; None where rows are groups.

    Groups come back period after period with people in them. A column numbers people when its values are made
    as such numbers are and none comes twice in a period, beside at least one column of counts.
    """
    columns = [[cells[at].strip() for _, cells in rows] for at in range(len(headings))]
    times = [at for at, values in enumerate(columns) if _tells_when(values)]
    counts = [at for at, values in enumerate(columns) if at not in times and _share(values, _is_count) == 1]
    people = [at for at in counts if _PEOPLE.search(_SIGNS.sub("", headings[at].casefold()))]
    if len(rows) < _FEWEST or not counts:
        return None
    if people:
        alone = all(float(text.replace(",", ".")) <= 1 for at in people for text in columns[at])
        return Spotted(people[0], rows[0][0], _ONE) if alone else None
    periods = list(zip(*(columns[at] for at in times), strict=True)) if times else [()] * len(rows)
    for at, heading in enumerate(headings):
        others = [other for other in counts if other != at]
        if at not in times and others and not names_things(heading) and _numbers(columns[at], periods):
            first = next(number for number, cells in rows if cells[at].strip())
            return Spotted(at, first, _EACH)
    return None


def _numbers(values: Sequence[str], periods: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a column gives each row of a period a number, a hash or initials of its own."""
    per: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for text, period in zip(values, periods, strict=True):
        if text:
            per[period].append(text)
    filled = sum(map(len, per.values()))
    if filled < _APART * len(values) or sum(len(set(found)) for found in per.values()) < _APART * filled:
        return False
    distinct = set(values) - {""}
    if len(distinct) < _FEWEST:
        return False
    if len(distinct) >= _MANY_INITIALS and _share(distinct, _INITIALS.fullmatch) >= _ALIKE:
        return True
    return _made_up(distinct) or _of_one_make(distinct, short=True)


def _made_up(distinct: Collection[str]) -> bool:
    """Tell whether values are what a program makes of people: a pseudonym or a hash."""
    hashed = max(_share(distinct, pattern.fullmatch) for pattern in (PSEUDONYM, _HASH))
    return hashed >= _ALIKE or _share(distinct, _RANDOM.fullmatch) >= _RANDOMLY


def _of_one_make(distinct: Collection[str], *, short: bool = False) -> bool:
    """Tell whether values are numbers with the same letters before them, and as many digits.

    ``short``: four digits do; but close together those are postcodes.
    """
    made = [_NUMBER.fullmatch(text) for text in distinct]
    kinds = Counter((found["letters"].upper(), len(found["digits"])) for found in made if found)
    if not kinds:
        return False
    (letters, digits), most = kinds.most_common(1)[0]
    if most < _ALIKE * len(distinct) or all(map(_DAY.fullmatch, distinct)):
        return False
    if letters or digits > 4 or any(text.startswith("0") for text in distinct):
        return True
    numbers = sorted(int(found["digits"]) for found in made if found)
    return short and numbers[-1] - numbers[0] > _POSTCODES and not all(map(_is_year, numbers))


def _stands_for(values: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a value and what stands beside it go together, one to one."""
    pairs = {pair for pair in zip(values, other, strict=True) if all(pair)}
    ones, others = {one for one, _ in pairs}, {another for _, another in pairs}
    return len(pairs) > 1 and len(pairs) <= 1.1 * min(len(ones), len(others))


def _tells_when(values: Sequence[str]) -> bool:
    return _share(set(values) - {""}, _WHEN.fullmatch) == 1


def _is_count(text: str) -> bool:
    return _COUNT.fullmatch(text) is not None


def _is_round(text: str) -> bool:
    return text[-1:] in {"0", "5"}


def _is_year(number: int) -> bool:
    return 1900 <= number <= 2100


def _share(values: Collection[str], passes: Callable[[str], object]) -> float:
    return sum(bool(passes(text)) for text in values) / len(values) if values else 0.0
