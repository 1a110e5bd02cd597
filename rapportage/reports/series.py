"""Published figures as chart data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Mark, Point, Series, Trend
from rapportage.reports.words import flag_text

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
        reason=flag_text(figure) if figure.hidden else "",
    )


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
