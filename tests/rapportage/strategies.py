"""Any report content that the types allow, for invariants."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rapportage import blocks
from rapportage.blocks_process import Signal

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
anchors = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True)
floats = st.floats(allow_nan=False, allow_infinity=False)
optional_floats = st.none() | floats
units: SearchStrategy[blocks.Unit] = st.sampled_from(get_args(blocks.Unit))
counts = st.none() | st.integers(0, 10**6)
cells = st.one_of(
    *(words, st.integers(-(10**12), 10**12), floats, st.dates(), st.none(), st.builds(blocks.Hidden, words)),
    st.builds(blocks.Interval, optional_floats, optional_floats, words),
    st.builds(blocks.Amount, floats, words),
)
headings = st.builds(blocks.Heading, st.sampled_from([1, 2, 3]), words, anchors)
texts = st.builds(
    blocks.Text, words, st.sampled_from(["lead", "body", "small"]), st.lists(words, max_size=3).map(tuple)
)
key_figures = st.builds(blocks.KeyFigure)
notes = st.builds(blocks.Note, words)
columns = st.builds(blocks.Column, words, decimals=st.integers(0, 4), interval=st.booleans())
breaks = st.just(()) | st.tuples(st.tuples(st.just(1), words))


@st.composite
def tables(draw: st.DrawFn) -> blocks.Table:
    heads = draw(st.lists(columns, min_size=1, max_size=4).map(tuple))
    rows = st.lists(cells, min_size=len(heads), max_size=len(heads)).map(tuple)
    anchor = draw(anchors | st.just(""))
    return blocks.Table(
        draw(words), heads, tuple(draw(st.lists(rows, max_size=4))), tuple(draw(st.lists(words))), anchor
    )


def points(label: SearchStrategy[str]) -> SearchStrategy[blocks.Point]:
    return st.builds(
        blocks.Point, label, optional_floats, optional_floats, optional_floats, counts, st.booleans(), words
    )


@st.composite
def trends(draw: st.DrawFn) -> blocks.Trend:
    x = tuple(draw(st.lists(words, min_size=2, max_size=5)))
    series = st.builds(blocks.Series, words, st.tuples(*(points(st.just(label)) for label in x)), breaks)
    marks = st.lists(st.builds(blocks.Mark, st.integers(0, len(x)), words), max_size=2)
    return blocks.Trend(x, tuple(draw(st.lists(series, max_size=5))), tuple(draw(marks)))


@st.composite
def counterfactuals(draw: st.DrawFn) -> blocks.Counterfactual:
    x = tuple(draw(st.lists(words, max_size=5)))
    values = st.tuples(*(optional_floats for _ in x))
    mark = blocks.Mark(draw(st.integers(0, len(x))), draw(words))
    seen = draw(st.tuples(*(points(st.just(label)) for label in x)))
    return blocks.Counterfactual(x, seen, draw(values), draw(values), draw(values), mark)


@st.composite
def likerts(draw: st.DrawFn) -> blocks.Likert:
    answers = tuple(draw(st.lists(words, min_size=2, max_size=7)))
    shares = st.none() | st.tuples(*(st.floats(0, 1) for _ in answers))
    rows = tuple(draw(st.lists(st.tuples(words, shares, counts), max_size=4)))
    better = draw(st.sampled_from(get_args(blocks.Better)))
    return blocks.Likert(answers, rows, draw(breaks) if len(rows) > 1 else (), better)


@st.composite
def bar_charts(draw: st.DrawFn) -> blocks.Bars:
    shown = tuple(draw(st.lists(points(words), max_size=4)))
    return blocks.Bars(shown, draw(breaks) if len(shown) > 1 else ())


@st.composite
def dot_plots(draw: st.DrawFn) -> blocks.Dots:
    shown = tuple(draw(st.lists(points(words), max_size=4)))
    own = draw(st.sampled_from(["", *(point.x for point in shown)]))
    return blocks.Dots(shown, own)


@st.composite
def mixes(draw: st.DrawFn) -> blocks.Mix:
    parts = tuple(draw(st.lists(words, min_size=1, max_size=5)))
    amounts = st.tuples(*(st.integers(0, 1000) for _ in parts)).filter(any)
    shares = st.none() | amounts.map(lambda each: tuple(amount / sum(each) for amount in each))
    return blocks.Mix(parts, tuple(draw(st.lists(st.tuples(words, shares, counts), max_size=5))))


@st.composite
def xmr_charts(draw: st.DrawFn) -> blocks.Xmr:
    x = tuple(draw(st.lists(words, max_size=5)))
    seen = tuple(draw(st.tuples(*(points(st.just(label)) for label in x))))
    codes = st.lists(st.sampled_from(get_args(Signal)), unique=True).map(tuple)
    signals = tuple(() if point.value is None else draw(codes) for point in seen)
    marks = tuple(draw(st.lists(st.builds(blocks.Mark, st.integers(0, len(x)), words), max_size=2)))
    limits = draw(optional_floats), draw(optional_floats)
    return blocks.Xmr(x, seen, signals, draw(floats), *limits, draw(words), draw(st.booleans()), marks)


@st.composite
def multiples(draw: st.DrawFn) -> blocks.Multiples:
    trend = draw(trends())
    return blocks.Multiples(trend.x, trend.series * draw(st.integers(1, 3)), trend.marks)


@st.composite
def survivals(draw: st.DrawFn) -> blocks.Survival:
    days = sorted(draw(st.sets(st.floats(0.5, 1e6), max_size=6)))
    shares = sorted((draw(st.floats(0, 1)) for _ in days), reverse=True)
    limits = st.tuples(*(st.none() | st.floats(0, 1) for _ in days))
    median = draw(st.none() | st.floats(0.5, 1e6))
    return blocks.Survival(
        tuple(days), tuple(shares), draw(limits), draw(limits), median, draw(counts), draw(st.booleans())
    )


bars = bar_charts()
before_after = st.builds(blocks.BeforeAfter, points(words), points(words), words)
wordings = st.lists(st.builds(blocks.Wording, words, words), max_size=2).map(tuple)
chart_data = st.one_of(trends(), counterfactuals(), likerts(), bars, dot_plots(), before_after, mixes())
charts = st.builds(blocks.Chart, data=chart_data, table=tables(), anchor=anchors, wordings=wordings)


def contents() -> SearchStrategy[blocks.Content]:
    any_block = st.one_of(headings, texts, key_figures, tables(), charts, notes)
    unique = st.lists(
        any_block, max_size=6, unique_by=lambda block: getattr(block, "anchor", "") or id(block)
    )
    return st.builds(blocks.Content, blocks=unique.map(tuple))
