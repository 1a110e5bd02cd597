"""Finds the wanted columns of an export by their headings, and refuses columns that are about persons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as Map
from itertools import islice

from adoptie import dutch
from adoptie.personal import (
    NUMBERED,
    mentions_email,
    names_staff,
    numbers_staff,
    reason_by_content,
    reason_by_heading,
    reason_by_label,
)
from adoptie.sheets import Sheet
from metingen.importers.errors import LeveringError, PersonColumnsError
from metingen.importers.mapping import LABEL_ROLES, NORMS, REQUIRED, Mapping

_NAMED = 20
# How messages begin that the first steps repeat.
NOT_NEEDED = "Weggelaten, want niet nodig:"
ASKED = "Weggelaten, zoals u vroeg:"
# Rows by which an unknown column is judged.
_SAMPLE = 20_000
_MISSING = {
    "kanaal": "Daarom is er geen digitaal aandeel.",
    "onderdeel": "Daarom zijn er geen cijfers per onderdeel.",
    "zaaktype": "Daarom zijn er geen cijfers per zaaktype.",
    "gepland": "Daarom is er geen cijfer over te laat.",
    "uiterlijk": "Daarom is er geen cijfer over te laat.",
    "medewerker": "Daarom is er geen cijfer over overdrachten.",
    "volgorde": "Bij gelijke tijden telt de volgorde van het bestand.",
}


def find_places(sheet: Sheet, mapping: Mapping) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return for each wanted role where its column stands, and what will be missing without the others.

    Capitals do not matter. Raises LeveringError when a role is missing without which no case can be counted.
    """
    places, messages, lacking = {}, [], []
    for role, heading in mapping.kolommen.items():
        # What was done says nothing that is kept, and only one norm decides what is late.
        if role == "activiteit" or (role in NORMS and role != mapping.norm):
            continue
        place = _place(sheet, heading)
        if place is not None:
            places[role] = place
        elif role in REQUIRED or role == "tijd":
            lacking.append(heading)
        else:
            messages.append(f"De kolom '{heading}' staat niet in het bestand. {_MISSING[role]}")
    if lacking:
        raise LeveringError(_lacking(lacking, sheet, mapping))
    _refuse_staff(places, mapping)
    return places, tuple(messages)


def _lacking(headings: Sequence[str], sheet: Sheet, mapping: Mapping) -> str:
    """Say which columns are there and which must be, and how the first row can look."""
    kolommen = mapping.kolommen
    needed = [kolommen[role] for role in (*REQUIRED, "tijd") if role in kolommen]
    useful = [kolommen[role] for role in LABEL_ROLES if role in kolommen]
    name, verb = ("kolom", "staat") if len(headings) == 1 else ("kolommen", "staan")
    return (
        f"De {name} {_quoted(headings)} {verb} niet in het bestand. Er staat wel: "
        f"{_quoted(sheet.headings[:_NAMED])}. Nodig zijn: {_quoted(needed)}. Zet die "
        f"namen boven de kolommen. De bovenste rij kan zo zijn: {'; '.join([*needed, *useful])}."
    )


def _quoted(headings: Sequence[str]) -> str:
    return dutch.listing([f"'{each}'" for each in headings])


def _place(sheet: Sheet, heading: str) -> int | None:
    if heading in sheet.headings:
        return sheet.headings.index(heading)
    found = [at for at, each in enumerate(sheet.headings) if each.casefold() == heading.casefold()]
    if len(found) > 1:
        names = dutch.listing([f"'{sheet.headings[at]}'" for at in found])
        raise LeveringError(f"De kolommen {names} heten bijna gelijk. Haal er één weg uit het bestand.")
    return found[0] if found else None


def _refuse_staff(places: Collection[str], mapping: Mapping) -> None:
    for role in ("zaak", *LABEL_ROLES):
        if role in places and names_staff(mapping.kolommen[role]):
            raise LeveringError(
                f"Het bestand is geweigerd om kolom '{mapping.kolommen[role]}': de kolomnaam wijst op een "
                f"medewerker. Kies voor '{role}' een andere kolom."
            )


def drop_unwanted(sheet: Sheet, mapping: Mapping) -> Iterator[str]:
    """Drop columns that are not wanted, and yield messages about them.

    Raises PersonColumnsError when they could tell who someone is, and nobody asked to leave them out.
    """
    unasked = {heading.casefold() for heading in mapping.weglaten}
    known = {heading.casefold() for heading in mapping.kolommen.values()} | unasked
    unknown = [at for at, heading in enumerate(sheet.headings) if heading.casefold() not in known]
    reasons = _reasons(sheet, unknown, mapping)
    persons = {sheet.headings[at]: reason for at, reason in reasons.items() if reason}
    if persons and not mapping.zonder_personen:
        raise PersonColumnsError(persons)
    listed = [each for each in sheet.headings if each.casefold() in unasked or each in persons]
    if listed:
        yield f"{ASKED} {dutch.listing(listed)}."
    rest = [sheet.headings[at] for at in unknown if not reasons[at]]
    if rest:
        yield f"{NOT_NEEDED} {dutch.listing(rest)}."


def _reasons(sheet: Sheet, unknown: Sequence[int], mapping: Mapping) -> dict[int, str]:
    """Return for each of these columns why it points at persons, with the row where that is seen first."""
    sample = list(islice(sheet.rows, _SAMPLE)) if unknown else []
    columns = [[mapping.value(cells[at]) for _, cells in sample] for at in range(len(sheet.headings))]
    found: dict[int, str] = {}
    for at in unknown:
        values = dict[str, int]()
        for (number, _), value in zip(sample, columns[at], strict=True):
            values.setdefault(value, number)
        beside = [other for place, other in enumerate(columns) if place != at]
        found[at] = reason_by_heading(sheet.headings[at]) or in_row(person_in(values), values)
        if not found[at] and numbers_staff(sheet.headings[at], columns[at], beside):
            found[at] = in_row(NUMBERED, values)
    return found


def in_row(reason: str, rows: Map[str, int]) -> str:
    """Return a reason with the row in which it is seen first; ``rows``: value -> its first row, in order.

    What only many values tell together is seen in the first row that holds any.
    """
    if not reason:
        return ""
    one = (row for value, row in rows.items() if reason in (person_in([value]), reason_by_label([value])))
    first = next(one, next((row for value, row in rows.items() if value.strip()), 0))
    return f"{reason} (voor het eerst in rij {first})"


def person_in(values: Collection[str]) -> str:
    """Return why a column that is no label points at persons, or an empty text."""
    return "er staan e-mailadressen in" if mentions_email(values) else reason_by_content(values)
