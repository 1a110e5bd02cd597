"""The figures under a chart as a table: what is drawn, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapportage.blocks import (
    Amount,
    Bars,
    BeforeAfter,
    Breaks,
    Cell,
    Chart,
    ChartData,
    Column,
    Counterfactual,
    Dots,
    Hidden,
    Interval,
    Likert,
    Mix,
    Multiples,
    Point,
    Survival,
    Table,
    Trend,
    Unit,
    Xmr,
)
from rapportage.charts.signals import PROVISIONAL, SIGNALS
from rapportage.charts.words import (
    DAYS,
    DECIMALS,
    between,
    column_kind,
    figure,
    figure_with_unit,
    in_words,
    is_year,
    with_article,
    with_unit,
)

Columns = list[tuple[Column, list[Cell]]]
Shares = Sequence[tuple[str, tuple[float, ...] | None, int | None]]
OPEN_NOTE = "Een cijfer met 'nog niet compleet' verandert nog."
_OPEN = "nog niet compleet"


def chart_table(chart: Chart) -> Table:
    """Return the table of a chart's figures, made from its data."""
    return data_table(chart.data, chart.unit, title=f"Cijfers bij: {chart.title}")


def data_table(data: ChartData, unit: Unit, *, title: str) -> Table:
    """Return one row per period, category or statement; what may not be shown is hidden here too."""
    match data:
        case Likert() | Mix() | Survival():
            table = _of_shares(data, title)
        case Trend():
            table = _trend_table(data, unit, title)
        case Counterfactual():
            table = _counterfactual_table(data, unit, title)
        case Bars():
            table = _points_table(data.points, unit, title, breaks=data.breaks)
        case Dots():
            table = _points_table(data.points, unit, title)
        case BeforeAfter():
            table = _points_table((data.before, data.after), unit, title, first="Wanneer")
        case Xmr():
            table = _xmr_table(data, unit, title)
        case Multiples():
            table = _multiples_table(data, unit, title)
    return table


def _of_shares(data: Likert | Mix | Survival, title: str) -> Table:
    match data:
        case Likert():
            breaks = _break_notes(data.breaks, [label for label, _, _ in data.rows])
            table = _shares_table(data.answers, data.rows, title, "Stelling", breaks)
        case Mix():
            table = _shares_table(data.parts, data.rows, title, "Periode")
        case Survival():
            table = _survival_table(data, title)
    return table


def figure_columns(name: str, unit: str, prefix: str = "") -> tuple[Column, Column, Column]:
    """Return the heads of a figure, of the values between which it lies, and of its n."""
    head = Column(with_unit(name, unit), column_kind(unit), DECIMALS[unit])
    limits = with_unit(_joined(prefix, "ligt tussen"), unit)
    return head, replace(head, name=limits, interval=True), Column(_joined(prefix, "n"), "aantal")


def figure_cells(point: Point, unit: str) -> tuple[Cell, Cell, Cell]:
    """Return the cells under ``figure_columns``; where the figure may not be shown, none of them is."""
    if point.value is None:
        if not point.reason:
            return None, None, point.n
        # Where to look instead is said once in a row.
        beside = Hidden(point.reason.partition(", ")[0])
        return Hidden(point.reason), beside, beside
    year = is_year(point.value, unit)
    value = Amount(point.value, figure(point.value, unit)) if year else point.value
    return value, Interval(point.low, point.high, between(point.low, point.high, unit)), point.n


def _value_columns(points: Sequence[Point], name: str, unit: Unit, prefix: str = "") -> Columns:
    """Return value, interval, n and state of one series, each only where some point has it."""
    heads = figure_columns(name, unit, prefix)
    rows = [figure_cells(point, unit) for point in points]
    shown = [point for point in points if not _is_hidden(point)]
    wanted = (
        True,
        any(point.low is not None or point.high is not None for point in shown),
        any(point.n is not None for point in shown),
    )
    columns: Columns = [
        (head, [row[index] for row in rows]) for index, head in enumerate(heads) if wanted[index]
    ]
    if any(point.open for point in shown):
        stands: list[Cell] = [_OPEN if point.open and not _is_hidden(point) else "" for point in points]
        columns.append((Column(_joined(prefix, "stand")), stands))
    return columns


def _is_hidden(point: Point) -> bool:
    """Tell whether a figure may not be seen; such a one decides on no column, not even on its being there."""
    return point.value is None and bool(point.reason)


def _joined(name: str, part: str) -> str:
    return f"{name}, {part}" if name else part.capitalize() if part != "n" else part


def _table(
    title: str,
    first: Column,
    labels: Iterable[str],
    columns: Columns,
    breaks: Sequence[str] = (),
) -> Table:
    rows = tuple(
        (label, *cells) for label, *cells in zip(labels, *(cells for _, cells in columns), strict=True)
    )
    notes = (OPEN_NOTE,) if any(_OPEN in row for row in rows) else ()
    return Table(title, (first, *(column for column, _ in columns)), rows, (*notes, *breaks))


def _break_notes(breaks: Breaks, labels: Sequence[str], name: str = "") -> list[str]:
    return [
        f"{name}{', vanaf' if name else 'Vanaf'} {with_article(labels[at])} niet te vergelijken met eerder: "
        f"{reason}."
        for at, reason in breaks
    ]


def _trend_table(data: Trend, unit: Unit, title: str) -> Table:
    alone = len(data.series) == 1
    columns: Columns = []
    notes: list[str] = []
    for series in data.series:
        prefix = "" if alone else series.name
        columns += _value_columns(series.points, series.name, unit, prefix)
        notes += _break_notes(series.breaks, data.x, prefix)
    return _table(title, Column("Periode"), map(in_words, data.x), columns, notes)


def _counterfactual_table(data: Counterfactual, unit: Unit, title: str) -> Table:
    parts = zip(data.x, data.expected, data.low, data.high, strict=True)
    expected = [Point(*part) for part in parts]
    columns = _value_columns(data.observed, "Gemeten", unit, "Gemeten")
    columns += _value_columns(expected, "Verwacht", unit, "Verwacht")
    return _table(title, Column("Periode"), map(in_words, data.x), columns)


def _points_table(
    given: Sequence[Point], unit: Unit, title: str, *, first: str = "Groep", breaks: Breaks = ()
) -> Table:
    # A figure that is not there is always hidden here; a line may simply have a gap.
    points = [replace(point, reason=point.reason or Hidden().reason) for point in given]
    columns = _value_columns(points, "Uitkomst", unit)
    labels = [point.x for point in points]
    return _table(title, Column(first), map(in_words, labels), columns, _break_notes(breaks, labels))


def _shares_table(
    parts: Sequence[str], rows: Shares, title: str, first: str, breaks: Sequence[str] = ()
) -> Table:
    columns: Columns = [
        (Column(part, "procent"), [Hidden() if shares is None else shares[index] for _, shares, _ in rows])
        for index, part in enumerate(parts)
    ]
    if any(count is not None for _, _, count in rows):
        counts: list[Cell] = [Hidden() if shares is None else count for _, shares, count in rows]
        columns.append((Column("n", "aantal"), counts))
    return _table(title, Column(first), [label for label, _, _ in rows], columns, breaks)


def _xmr_table(data: Xmr, unit: Unit, title: str) -> Table:
    columns = _value_columns(data.points, "Uitkomst", unit)
    special = ["; ".join(SIGNALS[code][1] for code in SIGNALS if code in codes) for codes in data.signals]
    levels = (("Gemiddelde", data.mean), ("Ondergrens", data.low), ("Bovengrens", data.high))
    notes = [f"{name}: {figure_with_unit(value, unit)}." for name, value in levels if value is not None]
    notes += [PROVISIONAL] if data.provisional else []
    columns.append((Column("Wat opvalt"), list(special)))
    return _table(title, Column("Periode"), map(in_words, data.x), columns, [" ".join(notes)])


def _multiples_table(data: Multiples, unit: Unit, title: str) -> Table:
    """Return a row per series and period: a column for each series would not fit on a page."""
    points = [point for each in data.series for point in each.points]
    names = [each.name for each in data.series for _ in data.x]
    periods: list[Cell] = [in_words(label) for _ in data.series for label in data.x]
    columns = [(Column("Periode"), periods), *_value_columns(points, "Uitkomst", unit)]
    notes = [note for each in data.series for note in _break_notes(each.breaks, data.x, each.name)]
    return _table(title, Column("Reeks"), names, columns, notes)


def _survival_table(data: Survival, title: str) -> Table:
    days = data.days if data.sampled else DAYS
    points = [point for day in days if (point := data.open_at(day)).value is not None]
    columns = _value_columns(points, "Loopt nog", "procent")
    half = [] if data.median is None else [f"De helft is klaar na {figure_with_unit(data.median, 'dagen')}."]
    return _table(title, Column("Na zoveel dagen"), [point.x for point in points], columns, half)
