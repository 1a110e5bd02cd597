"""Published figures as chart data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Better, Mark, Point, Series, Trend
from rapportage.reports.words import why_hidden

_LONGEST = 24


def recent(figures: Sequence[Cijfer], longest: int = _LONGEST) -> tuple[Cijfer, ...]:
    return tuple(figures[-longest:])


def point(figure: Cijfer) -> Point:
    """Return a figure as a point; hollow where too much is still open."""
    return Point(
        x=figure.periode,
        value=figure.waarde,
        low=figure.laag,
        high=figure.hoog,
        n=figure.n,
        open=figure.uncertain,
        reason=why_hidden(figure) if figure.hidden else "",
    )


def better_end(richting: str) -> Better:
    """Return which end of a scale is better, for the colours of its answers."""
    return "hoger" if richting == "hoger" else "lager" if richting == "lager" else "geen"


def trend(
    name: str, figures: Sequence[Cijfer], interventies: Sequence[tuple[str, dt.date, str, str]] = ()
) -> Trend:
    """Return one line over time with the interventies that fall in it."""
    points = tuple(point(figure) for figure in figures)
    marks = tuple(
        Mark(index, naam)
        for naam, date, _, _ in interventies
        if (index := first_from(figures, date)) not in (0, len(figures))
    )
    return Trend(tuple(figure.periode for figure in figures), (Series(name, points),), marks)


def first_from(figures: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index of the first period that begins on or after a day."""
    return next((index for index, figure in enumerate(figures) if figure.begin >= date), len(figures))


def question(figure: Cijfer) -> str:
    """Return the question that an item is part of: what stands above its items, or the item itself."""
    return figure.vraag_tekst.removesuffix(figure.naam).strip() or figure.vraag_tekst
