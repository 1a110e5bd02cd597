"""How long cases stay open: which share still is after how many days, beside the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Cell, Chart, Column, Survival, Table
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.queries.verloop import Verloop
from rapportage.reports.series import point
from rapportage.reports.words import value_text

# Eight weeks: the term of most decisions of a gemeente.
_TOLD = 56
_MEASURE = "Deel van de aanvragen dat nog loopt"
_NOW, _BEFORE = "Nu", "Een jaar eerder"


def heading(verloop: Verloop) -> str:
    """Say which share was done after eight weeks, or after as many days as were seen."""
    told = _told(verloop.nu)
    if told is None:
        return "Na hoeveel dagen aanvragen klaar zijn, weten we niet"
    return f"Na {told.volgorde} dagen was {_done(told)} van de aanvragen klaar"


def lead(verloop: Verloop) -> str:
    """Say how that was a year before, or why nothing is known."""
    told = _told(verloop.nu)
    if told is None:
        return "Er zijn te weinig gegevens."
    before = next((each for each in _known(verloop.eerder) if each.volgorde == told.volgorde), None)
    if before is None:
        return "Hoe dat een jaar eerder was, weten we niet."
    return f"Een jaar eerder was na {told.volgorde} dagen {_done(before)} klaar."


def parts(verloop: Verloop, half: Cijfer | None, anchor: str) -> Iterator[Chart | Table]:
    """Yield the course as a chart, and beside the year before as a table; nothing where none may be shown.

    ``half``: the lead time of the same cases, after which half is done.
    """
    known = _known(verloop.nu)
    if not known:
        return
    yield make_chart(
        _course(known, half),
        "procent",
        title=_title(known),
        measure=f"{_MEASURE}, {known[0].periode_naam}",
        source=known[0].bron,
        anchor=anchor,
    )
    if _known(verloop.eerder):
        yield _beside(verloop, f"{anchor}-eerder")


def _title(known: Sequence[Cijfer]) -> str:
    """Say what was open halfway and at the end of the days that are told."""
    told = _told(known) or known[0]
    halfway = next((each for each in reversed(known) if 2 * each.volgorde <= told.volgorde), told)
    begin = f"Na {halfway.volgorde} dagen liep nog {value_text(halfway)}"
    return begin if told is halfway else f"{begin}, na {told.volgorde} dagen nog {value_text(told)}"


def _course(known: Sequence[Cijfer], half: Cijfer | None) -> Survival:
    shown = _until_done(known)
    return Survival(
        days=tuple(float(each.volgorde) for each in shown),
        open_share=tuple(each.waarde or 0.0 for each in shown),
        low=tuple(each.laag for each in shown),
        high=tuple(each.hoog for each in shown),
        median=half.waarde if half else None,
        n=known[0].n,
        sampled=True,
    )


def _beside(verloop: Verloop, anchor: str) -> Table:
    """Return both years, a row for each number of days; how many cases they are stands under it."""
    columns = [column for name in (_NOW, _BEFORE) for column in figure_columns(name, "procent", name)[:2]]
    before = {each.volgorde: each for each in verloop.eerder}
    last = max(_until_done(_known(part))[-1].volgorde for part in (verloop.nu, verloop.eerder))
    rows = tuple(
        (f"{now.volgorde}", *_cells(now), *_cells(before.get(now.volgorde)))
        for now in verloop.nu
        if now.volgorde <= last
    )
    named = ((_NOW, verloop.nu[0]), (_BEFORE, verloop.eerder[0]))
    notes = tuple(f"{name}: {each.periode_naam}, n = {dutch.number(each.n or 0)}." for name, each in named)
    first = Column("Na zoveel dagen")
    return Table(f"{_MEASURE}, naast een jaar eerder", (first, *columns), rows, notes, anchor)


def _cells(figure: Cijfer | None) -> tuple[Cell, Cell]:
    if figure is None:
        return None, None
    value, interval, _ = figure_cells(point(figure), "procent")
    return value, interval


def _known(figures: Sequence[Cijfer]) -> list[Cijfer]:
    """Return the shares that may be shown, by number of days."""
    return sorted((each for each in figures if not each.hidden), key=lambda each: each.volgorde)


def _until_done(known: Sequence[Cijfer]) -> Sequence[Cijfer]:
    """Leave out the days after the one on which all were done: nothing changes any more."""
    return known[: len(list(takewhile(lambda each: each.waarde, known))) + 1]


def _told(figures: Sequence[Cijfer]) -> Cijfer | None:
    """Return the last share within eight weeks that open cases cannot move much, or else the last."""
    known = [each for each in _known(figures) if each.volgorde <= _TOLD]
    return next((each for each in reversed(known) if not each.uncertain), next(reversed(known), None))


def _done(figure: Cijfer) -> str:
    return dutch.percentage(1 - (figure.waarde or 0.0))
