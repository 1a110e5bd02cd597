"""The figures under a chart as a table: what is drawn, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapportage.blocks import (
    Bars,
    Breaks,
    Cell,
    Chart,
    ChartData,
    Column,
    Counterfactual,
    Hidden,
    Likert,
    Point,
    Table,
    Trend,
    Unit,
)
from rapportage.charts.words import column_kind, decimals_for, in_words, with_article

OPEN_NOTE = "Een cijfer met 'nog niet compleet' verandert nog."
_OPEN = "nog niet compleet"


class _Part(NamedTuple):
    heading: str
    read: Callable[[Point], Cell]


def chart_table(chart: Chart) -> Table:
    """Return the table of a chart's figures, made from its data."""
    return data_table(chart.data, chart.unit, title=f"Cijfers bij: {chart.title}")


def data_table(data: ChartData, unit: Unit, *, title: str) -> Table:
    """Return one row per period, category or statement; what may not be shown is hidden here too."""
    if isinstance(data, Trend):
        return _trend_table(data, unit, title)
    if isinstance(data, Counterfactual):
        return _counterfactual_table(data, unit, title)
    if isinstance(data, Bars):
        return _points_table(data, unit, title)
    return _likert_table(data, title)


def _shown(point: Point, value: float | None) -> Cell:
    """Return a value, or that it is hidden where the whole point is."""
    if point.value is not None:
        return value
    return Hidden(point.reason) if point.reason else None


_PARTS = (
    _Part("", lambda point: _shown(point, point.value)),
    _Part("van", lambda point: _shown(point, point.low)),
    _Part("tot", lambda point: _shown(point, point.high)),
)


def _value_columns(points: Sequence[Point], name: str, kind: Column) -> list[tuple[Column, list[Cell]]]:
    """Return value, bounds, n and state of one series, each only where some point has it."""
    columns: list[tuple[Column, list[Cell]]] = []
    for part in _PARTS:
        cells = [part.read(point) for point in points]
        if not part.heading or any(isinstance(cell, float | int) for cell in cells):
            columns.append((Column(_joined(name, part.heading), kind.kind, kind.decimals), cells))
    if any(point.n is not None for point in points):
        counts: list[Cell] = [_shown(point, point.n) if point.reason else point.n for point in points]
        columns.append((Column(_joined(name, "aantal"), "aantal"), counts))
    if any(point.open for point in points):
        columns.append((Column(_joined(name, "stand")), [_OPEN if point.open else "" for point in points]))
    return columns


def _joined(name: str, part: str) -> str:
    return f"{name}, {part}" if name and part else name or part


def _kind(values: Iterable[float | None], unit: Unit) -> Column:
    decimals = decimals_for([value for value in values if value is not None], unit)
    if unit == "procent":
        decimals = max(decimals, 1)
    return Column("", column_kind(unit, decimals), decimals)


def _table(
    title: str,
    first: Column,
    labels: Iterable[str],
    columns: list[tuple[Column, list[Cell]]],
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
    points = [point for series in data.series for point in series.points]
    kind = _kind((point.value for point in points), unit)
    alone = len(data.series) == 1
    columns = [
        column
        for series in data.series
        for column in _value_columns(series.points, "" if alone else series.name, kind)
    ]
    if alone:
        (first, cells), *others = columns
        named = (Column(data.series[0].name, first.kind, first.decimals), cells)
        columns = [named, *((_capital(column), values) for column, values in others)]
    notes = [
        note
        for series in data.series
        for note in _break_notes(series.breaks, data.x, "" if alone else series.name)
    ]
    return _table(title, Column("Periode"), map(in_words, data.x), columns, notes)


def _counterfactual_table(data: Counterfactual, unit: Unit, title: str) -> Table:
    parts = {
        "Gemeten": data.observed,
        "Verwacht": data.expected,
        "Verwacht, van": data.low,
        "Verwacht, tot": data.high,
    }
    kind = _kind([value for values in parts.values() for value in values], unit)
    columns = [(Column(name, kind.kind, kind.decimals), list[Cell](values)) for name, values in parts.items()]
    return _table(title, Column("Periode"), map(in_words, data.x), columns)


def _points_table(data: Bars, unit: Unit, title: str) -> Table:
    kind = _kind((point.value for point in data.points), unit)
    # A bar that is not there is always hidden; a line may simply have a gap.
    points = [replace(point, reason=point.reason or Hidden().reason) for point in data.points]
    columns = _value_columns(points, "", kind)
    head = Column("Uitkomst", kind.kind, kind.decimals)
    renamed = [(head, columns[0][1]), *((_capital(column), cells) for column, cells in columns[1:])]
    labels = [point.x for point in data.points]
    return _table(title, Column("Groep"), map(in_words, labels), renamed, _break_notes(data.breaks, labels))


def _capital(column: Column) -> Column:
    return Column(column.name.capitalize(), column.kind, column.decimals)


def _likert_table(data: Likert, title: str) -> Table:
    columns: list[tuple[Column, list[Cell]]] = [
        (
            Column(answer, "procent", 1),
            [Hidden() if shares is None else shares[index] for _, shares, _ in data.rows],
        )
        for index, answer in enumerate(data.answers)
    ]
    if any(count is not None for _, _, count in data.rows):
        counts: list[Cell] = [Hidden() if shares is None else count for _, shares, count in data.rows]
        columns.append((Column("Aantal", "aantal"), counts))
    labels = [label for label, _, _ in data.rows]
    return _table(title, Column("Stelling"), labels, columns, _break_notes(data.breaks, labels))
