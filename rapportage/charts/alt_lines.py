"""Lines over time in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from adoptie import dutch
from rapportage.blocks import Counterfactual, Multiples, Point, Series, Trend, Unit
from rapportage.charts.alt_parts import Write, marked, missing, still_open, stretches, writer
from rapportage.charts.words import in_words, moment


def trend_words(data: Trend, unit: Unit, subject: str) -> str:
    write = writer(unit)
    alone = subject if len(data.series) == 1 else ""
    sentences = [_series(series, data.x, write, alone) for series in data.series]
    sentences += [marked(data.x, mark) for mark in data.marks]
    return " ".join(sentences) or "Er zijn geen cijfers."


def _series(series: Series, x: Sequence[str], write: Write, subject: str) -> str:
    sentences = []
    for start, end, apart in stretches(series.breaks, x):
        sentences += apart
        part = _settled(series.points[start:end], x[start:end])
        sentences += _part(series.name, part, write, subject) if part else []
    if not sentences:
        sentences = [f"{subject or series.name}: geen cijfers om te tonen."]
    return " ".join(sentences + still_open(series.points, x) + missing(series.points, x))


def _settled(points: Sequence[Point], x: Sequence[str]) -> list[tuple[str, float]]:
    """Return the figures that will not change any more; all of them where each is still open."""
    shown = [(x[index], point.value, point.open) for index, point in enumerate(points)]
    known = [(label, value, is_open) for label, value, is_open in shown if value is not None]
    settled = [(label, value) for label, value, is_open in known if not is_open]
    return settled or [(label, value) for label, value, _ in known]


def _part(name: str, part: Sequence[tuple[str, float]], write: Write, subject: str) -> list[str]:
    (first, begin), (last, end) = part[0], part[-1]
    start = f"{write(begin)} {moment(first)}"
    if len(part) == 1:
        finding = f"{subject} was {start}." if subject else f"{name}: {start}."
    elif write(begin) == write(end):
        finding = f"{subject} was {start}" if subject else f"{name}: {start}"
        finding += f" en {moment(last)}."
    else:
        verb, participle = ("steeg", "gestegen") if begin < end else ("daalde", "gedaald")
        opening = f"{subject} {verb}" if subject else f"{name}: {participle}"
        finding = f"{opening} van {start} naar {write(end)} {moment(last)}."
    return [finding, *_extremes(part, write)]


def _extremes(part: Sequence[tuple[str, float]], write: Write) -> list[str]:
    """Name the lowest and highest figure unless they are the first or last one."""
    ends = {write(part[0][1]), write(part[-1][1])}
    lowest, highest = min(part, key=itemgetter(1)), max(part, key=itemgetter(1))
    return [
        f"{word}: {write(value)} ({in_words(label)})."
        for word, (label, value) in (("Laagste", lowest), ("Hoogste", highest))
        if write(value) not in ends
    ]


def counterfactual_words(data: Counterfactual, unit: Unit) -> str:
    write = writer(unit)
    both = [
        index
        for index, (seen, hoped) in enumerate(zip(data.observed, data.expected, strict=True))
        if seen.value is not None and not seen.open and hoped is not None
    ]
    start = marked(data.x, data.mark) if data.x else "Er zijn geen cijfers."
    if not both:
        return start
    last = both[-1]
    low, high = data.low[last], data.high[last]
    margin = "" if low is None or high is None else f" (tussen {write(low)} en {write(high)})"
    parts = [
        start,
        f"De uitkomst {moment(data.x[last])} was {write(data.observed[last].value or 0.0)}.",
        f"Zonder verandering verwachtten we {write(data.expected[last] or 0.0)}{margin}.",
        *still_open(data.observed, data.x),
        *missing(data.observed, data.x),
    ]
    return " ".join(parts)


def multiples_words(data: Multiples, unit: Unit) -> str:
    """Say of each series from where to where it went after its last break, and what is missing."""
    count = dutch.counted(len(data.series), "kleine grafiek", "kleine grafieken")
    sentences = [f"{count} met dezelfde assen."]
    for each in data.series:
        *_, (start, end, apart) = stretches(each.breaks, data.x)
        part = _settled(each.points[start:end], data.x[start:end])
        told = _part(each.name, part, writer(unit), "")[:1] if part else [f"{each.name}: geen cijfers."]
        sentences += [*apart, *told, *missing(each.points, data.x)]
    sentences += [marked(data.x, mark) for mark in data.marks]
    return " ".join(sentences)
