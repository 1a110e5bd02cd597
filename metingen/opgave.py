"""What a person says beside a file: the name of its source, its day, its months."""

from __future__ import annotations

import datetime as dt

from django.core.validators import slug_re
from django.utils.text import slugify

from adoptie.periods import parse_period, period_of
from adoptie.refusal import Refusal

_LONGEST_NAME = 60
_DAYS = ("%Y-%m-%d", "%d-%m-%Y")


def bron_name(text: str) -> str:
    """Return the name of a source as it is kept: in lower case.

    Raises Refusal, with a name that would do, when it holds more than letters, digits and dashes.
    """
    name = text.strip().lower()
    if not slug_re.match(name) or len(name) > _LONGEST_NAME:
        possible = slugify(name)[:_LONGEST_NAME].strip("-") or "zaaksysteem"
        raise Refusal(
            "De naam van het systeem kan niet. Gebruik alleen letters, cijfers en streepjes, hoogstens "
            f"{_LONGEST_NAME}. Bijvoorbeeld: {possible}."
        )
    return name


def parse_day(text: str) -> dt.date:
    """Read 2024-12-31 or 31-12-2024; raises Refusal for anything else."""
    for name in _DAYS:
        try:
            return dt.datetime.strptime(text.strip(), name).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise Refusal(f"'{text}' is geen datum. Schrijf bijvoorbeeld 2024-12-31 of 31-12-2024.")


def parse_maanden(van: str, tot: str) -> tuple[str, str] | None:
    """Return the first and the last month that are meant, or None when nothing is said.

    Each is a month, a quarter or a year; one alone is meant as a whole. Raises Refusal when they are not.
    """
    if not van and not tot:
        return None
    try:
        first, last = parse_period(van or tot), parse_period(tot or van)
    except ValueError as error:
        raise Refusal(str(error)) from error
    if last.end <= first.begin:
        raise Refusal(f"De maanden lopen terug: {first.label} ligt na {last.label}. Wissel ze om.")
    return period_of(first.begin, "maand").code, period_of(last.last_day, "maand").code
