"""What a chart says to who does not see it: the finding, the range and the exception, from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from adoptie import dutch
from rapportage.blocks import (
    Bars,
    Breaks,
    Chart,
    ChartData,
    Counterfactual,
    Hidden,
    Likert,
    Point,
    Series,
    Trend,
    Unit,
    Wording,
)
from rapportage.charts.tables import data_table
from rapportage.charts.words import figure_with_unit, find_period, in_words, moment, with_article, with_unit

Write = Callable[[float], str]
# More groups than this are no longer named one by one.
_MOST_NAMES = 3


def make_chart(
    data: ChartData,
    unit: Unit,
    *,
    title: str,
    measure: str,
    source: str,
    anchor: str,
    subject: str = "",
    wordings: Sequence[Wording] = (),
) -> Chart:
    """Return a chart with the alt text and the table that follow from its data.

    The unit stands behind ``measure``, and how many are counted (n) behind ``source``. A question whose
    words changed has a break in its data where they did, and in ``wordings`` the words.
    """
    alt = alt_text(data, unit, subject=subject)
    table = data_table(data, unit, title=f"Cijfers bij: {title}")
    counted = "; ".join(filter(None, (source, n_words(data))))
    return Chart(title, with_unit(measure, unit), unit, data, alt, counted, table, anchor, tuple(wordings))


def n_words(data: ChartData) -> str:
    """Return the n of what is shown, or from which to which it goes; empty where it is not known."""
    if isinstance(data, Likert):
        counts = [count for _, shares, count in data.rows if shares is not None and count is not None]
    else:
        counts = [point.n for point in _points(data) if point.value is not None and point.n is not None]
    if not counts:
        return ""
    low, high = dutch.number(min(counts)), dutch.number(max(counts))
    period = None if isinstance(data, Likert | Bars) or not data.x else find_period(data.x[0])
    each = f" per {period.length}" if period else ""
    return f"n = {low}{each}" if low == high else f"n van {low} tot {high}{each}"


def _points(data: Trend | Counterfactual | Bars) -> Iterable[Point]:
    if isinstance(data, Trend):
        return chain.from_iterable(series.points for series in data.series)
    return data.observed if isinstance(data, Counterfactual) else data.points


def alt_text(data: ChartData, unit: Unit, *, subject: str = "") -> str:
    """Return the chart in short sentences: from where to where, lowest and highest, what is missing.

    ``subject`` opens the sentence about a chart with one line, say "Het aandeel digitaal"; without it the
    name of the series does. Hidden figures are named, never given.
    """
    if isinstance(data, Trend):
        return _trend(data, unit, subject)
    if isinstance(data, Counterfactual):
        return _counterfactual(data, unit)
    if isinstance(data, Bars):
        return _bars(data, unit)
    return _likert(data)


def _writer(unit: Unit) -> Write:
    return lambda value: figure_with_unit(value, unit)


def _trend(data: Trend, unit: Unit, subject: str) -> str:
    write = _writer(unit)
    alone = subject if len(data.series) == 1 else ""
    sentences = [_series(series, data.x, write, alone) for series in data.series]
    sentences += [f"{_before(data.x, mark.index)}: {mark.name}." for mark in data.marks]
    return " ".join(sentences) or "Er zijn geen cijfers."


def _series(series: Series, x: Sequence[str], write: Write, subject: str) -> str:
    sentences = []
    for start, end, apart in _stretches(series.breaks, x):
        sentences += apart
        part = _settled(series.points[start:end], x[start:end])
        sentences += _part(series.name, part, write, subject) if part else []
    if not sentences:
        sentences = [f"{subject or series.name}: geen cijfers om te tonen."]
    return " ".join(sentences + _open(series.points, x) + _missing(series.points, x))


def _stretches(breaks: Breaks, labels: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield begin and end of each part within which can be compared, and what sets it apart in words."""
    reasons = dict(breaks)
    for start, end in pairwise([0, *sorted(reasons), len(labels)]):
        apart = []
        if start in reasons:
            place = with_article(labels[start])
            apart = [f"Vanaf {place} niet te vergelijken met eerder: {reasons[start]}."]
        yield start, end, apart


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


def _open(points: Sequence[Point], x: Sequence[str]) -> list[str]:
    places = [
        in_words(x[index]) for index, point in enumerate(points) if point.open and point.value is not None
    ]
    return [f"Nog niet compleet: {dutch.listing(places)}."] if places else []


def _missing(points: Sequence[Point], x: Sequence[str]) -> list[str]:
    places = [
        in_words(x[index]) for index, point in enumerate(points) if point.value is None and point.reason
    ]
    return [f"Niet getoond: {_named(places)}."] if places else []


def _named(places: Sequence[str]) -> str:
    if len(places) <= _MOST_NAMES:
        return dutch.listing(places)
    return f"{len(places)} cijfers"


def _before(x: Sequence[str], index: int) -> str:
    return f"Vanaf {with_article(x[index])}" if index < len(x) else f"Na {with_article(x[-1])}"


def _counterfactual(data: Counterfactual, unit: Unit) -> str:
    write = _writer(unit)
    both = [
        index
        for index, (seen, hoped) in enumerate(zip(data.observed, data.expected, strict=True))
        if seen.value is not None and not seen.open and hoped is not None
    ]
    start = f"{_before(data.x, data.mark.index)}: {data.mark.name}." if data.x else "Er zijn geen cijfers."
    if not both:
        return start
    last = both[-1]
    low, high = data.low[last], data.high[last]
    margin = "" if low is None or high is None else f" (tussen {write(low)} en {write(high)})"
    parts = [
        start,
        f"De uitkomst {moment(data.x[last])} was {write(data.observed[last].value or 0.0)}.",
        f"Zonder verandering verwachtten we {write(data.expected[last] or 0.0)}{margin}.",
        *_open(data.observed, data.x),
        *_missing(data.observed, data.x),
    ]
    return " ".join(parts)


def _bars(data: Bars, unit: Unit) -> str:
    write = _writer(unit)
    sentences = []
    for start, end, apart in _stretches(data.breaks, [point.x for point in data.points]):
        part = data.points[start:end]
        shown = [(in_words(point.x), point.value) for point in part if point.value is not None]
        sentences += [*apart, *_ends(shown, write)]
    hidden = [in_words(point.x) for point in data.points if point.value is None]
    if len(hidden) == len(data.points):
        sentences.append("Er zijn geen cijfers om te tonen.")
    return " ".join([*sentences, *([f"Niet getoond: {_named(hidden)}."] if hidden else [])])


def _ends(shown: Sequence[tuple[str, float]], write: Write) -> list[str]:
    if len(shown) <= _MOST_NAMES:
        return [f"{dutch.listing([f'{name}: {write(value)}' for name, value in shown])}."] if shown else []
    highest, lowest = max(shown, key=itemgetter(1)), min(shown, key=itemgetter(1))
    top = f"Hoogste van {len(shown)}: {highest[0]}, {write(highest[1])}."
    return [top, f"Laagste: {lowest[0]}, {write(lowest[1])}."]


def _likert(data: Likert) -> str:
    half = len(data.answers) // 2
    sentences = [f"Aandeel dat {_listed(data.answers[-half:])} antwoordt."]
    for start, end, apart in _stretches(data.breaks, [label for label, _, _ in data.rows]):
        part = data.rows[start:end]
        shown = [(label, sum(shares[-half:])) for label, shares, _ in part if shares is not None]
        sentences += [*apart, *_ranked(shown)]
    hidden = [label for label, shares, _ in data.rows if shares is None]
    if len(hidden) == len(data.rows):
        sentences = ["Er zijn geen cijfers om te tonen."]
    missing = [f"Niet getoond ({Hidden().reason}): {_named(hidden)}."] if hidden else []
    return " ".join([*sentences, *missing])


def _listed(answers: Sequence[str]) -> str:
    if len(answers) <= _MOST_NAMES:
        return " of ".join(f"'{answer}'" for answer in answers)
    return f"'{answers[0]}' tot en met '{answers[-1]}'"


def _ranked(shown: Sequence[tuple[str, float]]) -> list[str]:
    ranked = sorted(shown, key=lambda pair: -pair[1])
    kept = ranked if len(ranked) <= _MOST_NAMES else [ranked[0], ranked[-1]]
    parts = dutch.listing([f"{label}: {dutch.percentage(share)}" for label, share in kept])
    limits = "" if kept is ranked else f"Hoogste en laagste van {len(ranked)}: "
    return [f"{limits}{parts}."] if shown else []
