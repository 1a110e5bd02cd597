"""What the program itself knows about criteria of a step. It shows that; a person decides.

The kernel knows the decision of the ondernemingsraad; the apps above it tell the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from django.conf import settings
from django.utils.module_loading import import_string

from adoptie import dutch
from adoptie.criteria import OR_BESLOTEN
from adoptie.models import Traject

# A council may decide on one thing and not on another: who reads this sees on what.
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Gereedheidfeit:
    """A sentence about one criterion, and since which day it is met; None is not yet."""

    zin: str
    dag: dt.date | None = None


Feiten = Mapping[str, Gereedheidfeit]


def facts_of(traject: Traject) -> Feiten:
    """Return what is known, by the words of the criterion."""
    tellers: Iterable[Callable[[Traject], Feiten]] = map(import_string, settings.GEREEDHEIDFEITEN)
    return {criterium: feit for teller in tellers for criterium, feit in teller(traject).items()}


def besluit(traject: Traject) -> Feiten:
    """Tell of the last decision of the ondernemingsraad. One query."""
    last = traject.orbesluiten.first()
    if last is None:
        return {}
    taken = dutch.tied(dutch.day(last.genomen_op))
    about = shorten(last.metingen, _MOST_WORDS, placeholder=" …").rstrip(".")
    zin = f"Volgens het programma: {last.get_soort_display()} op {taken}. Het besluit gaat over: {about}."
    return {OR_BESLOTEN: Gereedheidfeit(zin, last.genomen_op if last.allows else None)}
