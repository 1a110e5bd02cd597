"""The facts for a report on one interventie."""

from __future__ import annotations

from adoptie.models import Interventie
from adoptie.periods import Period
from metingen.queries.cijfers import read_cijfers
from metingen.queries.effecten import effects_of
from rapportage.reports.effect import Vraag


def read_vraag(interventie: Interventie, period: Period) -> Vraag:
    """Return what is known about an interventie at the end of a period."""
    gemeente = interventie.spoor.traject.gemeente
    until = period.last_day
    quarters = read_cijfers(gemeente, lengte="kwartaal", codes=["doorlooptijd"], categorie="", until=until)
    return Vraag(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        naam=interventie.naam,
        phrase=interventie.phrase,
        spoor=interventie.spoor.soort,
        date=interventie.ingangsdatum,
        wat=interventie.wat,
        waarom=interventie.waarom,
        period=period.code,
        until=until,
        effects=effects_of(interventie, until=until),
        quarters=tuple(
            (figure.periode_naam, figure.begin, None if figure.uncertain else figure.waarde)
            for figure in quarters
        ),
    )
