"""Columns of a file of answers that say who somebody is, or when and how they answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from adoptie import dutch
from adoptie.personal import is_person_heading, reason_by_content
from adoptie.refusal import Refusal
from enquetes.importers.headings import Column

# What a questionnaire system notes beside the answers: times and numbers by which an answer can be traced.
_NOTES = re.compile(
    r"(?:id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|interviewtime"
    r"|(?:grouptime|questiontime)[0-9]*)",
    re.IGNORECASE,
)
_NOTE_TEXTS = {"response id", "date submitted", "last page", "start language", "seed", "antwoord id"}
_ASKED = re.compile(
    r"(?:(?:wat is|vul hier|geef)? ?(?:uw|je|jouw) |what is your |(?:please )?enter your |your )?"
    r"(?:(?:voor|achter|volledige )?naam|e-?mail(?: ?adres| address)?|(?:first |last |full )?name"
    r"|telefoonnummer|phone number|bsn|burgerservicenummer|ip[- ]?ad+res+|token)(?: in)?[.:?]?",
    re.IGNORECASE,
)

# A heading without a question that says that its column numbers people or rows.
_NUMBERS = re.compile(
    r"(?:resp|respondent|deelnemer|participant|case|casus|record|response|antwoord|persoon|person|subject|volg|rij|row"
    r"|survey)?[_.-]?(?:id|nr|no|num|nummer|number|uuid|guid|index|key)"
    r"|resp|respondent|deelnemer|participant|case|casus|record",
    re.IGNORECASE,
)
# Letters and digits that nobody makes up: R_3kX91, 6f9619ff-8b86-d011.
_CODE = re.compile(r"(?=\S*[0-9])(?=\S*[A-Za-z])[A-Za-z0-9_-]{6,60}")
# Fewer people can by chance all have another answer, one after the other.
_ENOUGH_ROWS = 10
_LONGEST = 18


def is_note(column: Column) -> bool:
    """Tell whether a column is a note of the system, which is never an answer."""
    return _NOTES.fullmatch(column.raw) is not None or column.tekst.casefold() in _NOTE_TEXTS


def numbers_people(column: Column) -> bool:
    """Tell whether a column gives each respondent a number or a name of their own, and is no question.

    With the number of a row in it, a sealed answer could be laid beside the file that it came from.
    """
    cells = [cell.strip() for cell in column.cells]
    if column.tekst or len(cells) < 2 or len(set(cells)) < len(cells) or not all(cells):
        return False
    if _NUMBERS.fullmatch(column.raw):
        return True
    if len(cells) < _ENOUGH_ROWS:
        return False
    return all(_CODE.fullmatch(cell) for cell in cells) or _counts_up(cells)


def _counts_up(cells: Sequence[str]) -> bool:
    if not all(cell.isascii() and cell.isdigit() and len(cell) <= _LONGEST for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return max(numbers) - min(numbers) == len(numbers) - 1


def refuse_persons(columns: Iterable[Column]) -> None:
    """Raise Refusal when columns say who somebody is."""
    found = [(column, reason) for column in columns if (reason := _reason(column))]
    if not found:
        return
    places = dutch.listing([f"{column.where}: {reason}" for column, reason in found])
    names = " ".join(f"--weglaten {column.raw}" for column, _ in found)
    raise Refusal(
        f"Dit bestand zegt wie iemand is, in {places}. Haal dit uit het bestand, of laat het weg met {names}."
    )


def _reason(column: Column) -> str:
    asked = _ASKED.fullmatch(f"{column.tekst} {column.label}".strip()) is not None
    named = asked or is_person_heading(column.raw) or column.raw.casefold() == "token"
    if named and any(column.filled()):
        return "de kolomnaam wijst op een persoon"
    return reason_by_content({cell.strip() for cell in column.filled()})
