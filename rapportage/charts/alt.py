"""What a chart says to who does not see it: the finding, the range and the exception, from the data."""

from __future__ import annotations

from collections.abc import Sequence

from adoptie import dutch
from rapportage.blocks import (
    Bars,
    BeforeAfter,
    Chart,
    ChartData,
    Counterfactual,
    Dots,
    Likert,
    Mix,
    Multiples,
    Survival,
    Trend,
    Unit,
    Wording,
    Xmr,
)
from rapportage.charts.alt_groups import bars_words, before_after_words, dots_words, likert_words
from rapportage.charts.alt_lines import counterfactual_words, multiples_words, trend_words
from rapportage.charts.alt_process import mix_words, survival_words, xmr_words
from rapportage.charts.tables import data_table
from rapportage.charts.words import find_period, with_unit


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
    if not data.counts:
        return ""
    low, high = dutch.number(min(data.counts)), dutch.number(max(data.counts))
    over_time = isinstance(data, Trend | Counterfactual | Mix | Xmr | Multiples) and data.x
    period = find_period(over_time[0]) if over_time else None
    each = f" per {period.length}" if period else ""
    return f"n = {low}{each}" if low == high else f"n van {low} tot {high}{each}"


def alt_text(data: ChartData, unit: Unit, *, subject: str = "") -> str:
    """Return the chart in short sentences: from where to where, lowest and highest, what is missing.

    ``subject`` opens the sentence about a chart with one line, say "Het aandeel digitaal"; without it the
    name of the series does. Hidden figures are named, never given.
    """
    match data:
        case Likert() | Mix() | Survival():
            words = _shares_words(data)
        case Trend():
            words = trend_words(data, unit, subject)
        case Counterfactual():
            words = counterfactual_words(data, unit)
        case Bars():
            words = bars_words(data, unit)
        case Dots():
            words = dots_words(data, unit)
        case BeforeAfter():
            words = before_after_words(data, unit)
        case Xmr():
            words = xmr_words(data, unit)
        case Multiples():
            words = multiples_words(data, unit)
    return words


def _shares_words(data: Likert | Mix | Survival) -> str:
    match data:
        case Likert():
            words = likert_words(data)
        case Mix():
            words = mix_words(data)
        case Survival():
            words = survival_words(data)
    return words
