"""Which days a person may name: a year outside these is a slip of the hand or a code for "never"."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from adoptie.dutch import day, tied
from adoptie.periods import FIRST_DAY, LAST_DAY


def plausible_day(value: dt.date) -> None:
    """Raise ValidationError for a day that lies too far away: any date of a model or a form."""
    if not FIRST_DAY <= value <= LAST_DAY:
        raise ValidationError(
            f"Deze datum kan niet. Kies een dag van {day(FIRST_DAY)} tot en met {day(LAST_DAY)}.",
            code="implausible",
        )


def past_day(value: dt.date) -> None:
    """Raise ValidationError for a day that has yet to come."""
    if value > timezone.localdate():
        raise ValidationError("De datum ligt in de toekomst. Kies vandaag of een eerdere dag.", code="future")


def day_in_words(value: dt.date) -> str:
    """Write a day in full, in the language of who reads it, so that no line breaks it."""
    return tied(day(value)) if get_language() in {None, "nl"} else date_format(value)
