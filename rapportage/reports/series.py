"""Published figures as chart data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Better, Mark, Multiples, Point, Series, Trend
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
    x = tuple(figure.periode for figure in figures)
    return Trend(x, (Series(name, points),), _marks(figures, interventies))


def multiples(
    parts: Mapping[str, Sequence[Cijfer]],
    whole: Sequence[Cijfer],
    interventies: Sequence[tuple[str, dt.date, str, str]] = (),
) -> Multiples:
    """Return a small line for each part, over the periods of the whole."""
    x = tuple(figure.periode for figure in whole)
    series = []
    for name, figures in parts.items():
        known = {figure.periode: point(figure) for figure in figures}
        series.append(Series(name, tuple(known.get(periode, Point(periode, None)) for periode in x)))
    return Multiples(x, tuple(series), _marks(whole, interventies))


def _marks(
    figures: Sequence[Cijfer], interventies: Sequence[tuple[str, dt.date, str, str]]
) -> tuple[Mark, ...]:
    return tuple(
        Mark(index, naam)
        for naam, date, _, _ in interventies
        if (index := first_from(figures, date)) not in (0, len(figures))
    )


def first_from(figures: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index of the first period that begins on or after a day."""
    return next((index for index, figure in enumerate(figures) if figure.begin >= date), len(figures))


def question(figure: Cijfer) -> str:
    """Return the question that an item is part of: what stands above its items, or the item itself."""
    return figure.vraag_tekst.removesuffix(figure.naam).strip() or figure.vraag_tekst
