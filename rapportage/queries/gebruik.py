"""How many of the staff use something, as far as it may be told: by month, for the whole and for groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.gebruik import AANDEEL

CODE = AANDEEL


@dataclass(frozen=True, slots=True)
class Gebruik:
    """One source: its months, the first one first, and what is told of groups in them."""

    maanden: tuple[Cijfer, ...]
    per_groep: tuple[Cijfer, ...]

    @property
    def nu(self) -> Cijfer:
        return self.maanden[-1]

    @property
    def groepen(self) -> tuple[Cijfer, ...]:
        """Return the groups in the last month."""
        return tuple(each for each in self.per_groep if each.periode == self.nu.periode)

    def until(self, day: dt.date) -> Gebruik | None:
        """Return what was told up to a day; None where that is nothing."""
        months = tuple(each for each in self.maanden if each.eind <= day)
        return Gebruik(months, self.per_groep) if months else None


def read_gebruik(gemeente: Gemeente, statuses: Collection[Status]) -> tuple[Gebruik, ...]:
    """Return what may be told of each source. One query."""
    figures = read_cijfers(gemeente, lengte="maand", codes=[CODE], statuses=statuses)
    found = []
    for bron in sorted({figure.bron for figure in figures}):
        own = [figure for figure in figures if figure.bron == bron]
        months = tuple(figure for figure in own if not figure.groep)
        if months:
            found.append(Gebruik(months, tuple(figure for figure in own if figure.groep)))
    return tuple(found)
