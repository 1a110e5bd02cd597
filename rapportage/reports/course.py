"""How long cases stay open: which share still is after how many days, beside the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Cell, Chart, Column, Survival, Table
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.charts.words import with_article
from rapportage.queries.verloop import Verloop
from rapportage.reports.series import point
from rapportage.reports.words import capital, value_text

# Eight weeks: the term of most decisions of a gemeente.
_TOLD = 56
_MEASURE = "Deel van de aanvragen dat nog loopt"
NOT_YET = "Na hoeveel dagen welk deel van de aanvragen klaar is, weten we niet: er zijn te weinig gegevens."


def sentence(verloop: Verloop) -> str:
    """Say which share was done after eight weeks, or after as many days as were seen; and the year before."""
    told = _told(verloop.nu)
    if told is None:
        return NOT_YET
    done = f"Na {told.volgorde} dagen was {_done(told)} van de aanvragen klaar."
    before = next((each for each in _known(verloop.eerder) if each.volgorde == told.volgorde), None)
    return done if before is None else f"{done} Een jaar eerder was dat {_done(before)}."


def heading(verloop: Verloop) -> str:
    told = _told(verloop.nu)
    return f"Na {told.volgorde} dagen was {_done(told)} klaar" if told else "Wat klaar is, weten we nog niet"


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
    first, told = known[0], _told(known) or known[0]
    begin = f"Na {first.volgorde} dagen liep nog {value_text(first)}"
    return begin if told is first else f"{begin}, na {told.volgorde} dagen nog {value_text(told)}"


def _course(known: Sequence[Cijfer], half: Cijfer | None) -> Survival:
    # After all are done nothing changes any more, and the days before would lie close together.
    still = list(takewhile(lambda each: each.waarde, known))
    shown = known[: len(still) + 1]
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
    names = [capital(with_article(part[0].periode)) for part in (verloop.nu, verloop.eerder)]
    columns = [column for name in names for column in figure_columns(name, "procent", name)[:2]]
    before = {each.volgorde: each for each in verloop.eerder}
    rows = tuple((f"{now.volgorde}", *_cells(now), *_cells(before.get(now.volgorde))) for now in verloop.nu)
    counts = zip(names, (verloop.nu[0].n, verloop.eerder[0].n), strict=True)
    notes = tuple(f"{name}: n = {dutch.number(n)}." for name, n in counts if n is not None)
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


def _told(figures: Sequence[Cijfer]) -> Cijfer | None:
    """Return the last share within eight weeks that open cases cannot move much, or else the last."""
    known = [each for each in _known(figures) if each.volgorde <= _TOLD]
    return next((each for each in reversed(known) if not each.uncertain), next(reversed(known), None))


def _done(figure: Cijfer) -> str:
    return dutch.percentage(1 - (figure.waarde or 0.0))
