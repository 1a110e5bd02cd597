"""The rows of a list of people: who stands in each, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from enquetes.importers.headings import shortened

_LONGEST = {"naam": 120, "email": 254, "onderdeel": 120, "groep": 80, "afdeling": 120}
# How a line below a list begins that counts it.
_TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len)\b|total\b|aantal\b|som\b|[\d.,]+$", re.IGNORECASE)


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
    # In which larger part the onderdeel lies, where the list tells that too.
    afdeling: str = ""


@dataclass(slots=True)
class Reading:
    """What was seen so far: people, problems, and where each address and onderdeel stood first.

    ``dubbel`` has the rows of which the address stood in another row before, ``niemand`` the rows that are
    about nobody, with what stands in them.
    """

    personen: list[Persoon] = field(default_factory=list)
    problemen: list[str] = field(default_factory=list)
    dubbel: list[tuple[int, int]] = field(default_factory=list)
    niemand: list[tuple[int, str]] = field(default_factory=list)
    emails: dict[str, int] = field(default_factory=dict)
    groepen: dict[str, tuple[str, int]] = field(default_factory=dict)


def is_nobody(values: Mapping[str, str]) -> bool:
    """Tell whether a row is no person: nothing in it that is read, or a total."""
    naam = values.get("naam", "")
    if values["email"] or (naam and not _TOTAL.match(naam)):
        return False
    said = [value for value in values.values() if value]
    return not said or any(_TOTAL.match(value) for value in said)


def judge(
    number: int, values: Mapping[str, str], headings: Mapping[str, str], reading: Reading
) -> Iterator[str]:
    """Add the person of one row, or yield what is wrong with it."""
    who = values.get("naam") or values["email"]
    row = f"Rij {number} ({shortened(who)})" if who else f"Rij {number}"
    wrong = [
        f"{row}, kolom '{headings[name]}': {text}"
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
    number: int, values: Mapping[str, str], headings: Mapping[str, str], reading: Reading
) -> Iterator[tuple[str, str]]:
    email, onderdeel, groep = (values.get(name, "") for name in ("email", "onderdeel", "groep"))
    # With neither nobody can be told who is meant.
    if not email and not values.get("naam", "somebody"):
        yield "email", "de naam en het e-mailadres ontbreken."
    if email and not _is_address(email):
        yield "email", f"'{shortened(email)}' is geen e-mailadres. Verbeter het."
    for name in headings:
        if len(values[name]) > _LONGEST[name]:
            yield name, f"'{shortened(values[name])}' is langer dan {_LONGEST[name]} tekens. Maak het korter."
    larger = "afdeling" if "afdeling" in headings else "onderdeel"
    if larger in headings and not values[larger]:
        yield larger, "het onderdeel ontbreekt."
    if onderdeel and groep:
        other, row = reading.groepen.setdefault(onderdeel.casefold(), (groep, number))
        if other.casefold() != groep.casefold():
            yield (
                "groep",
                f"'{onderdeel}' hoort hier bij '{groep}' en in rij {row} bij '{other}'. Kies één groep.",
            )


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
