"""Which function draws which kind of chart."""

from __future__ import annotations

from matplotlib.figure import Figure

from rapportage.blocks import (
    Bars,
    BeforeAfter,
    ChartData,
    Counterfactual,
    Dots,
    Likert,
    Mix,
    Multiples,
    Survival,
    Trend,
    Unit,
    Xmr,
)
from rapportage.charts.bars import draw_bars
from rapportage.charts.before_after import draw_before_after
from rapportage.charts.dots import draw_dots
from rapportage.charts.likert import draw_likert
from rapportage.charts.lines import draw_counterfactual, draw_trend
from rapportage.charts.mix import draw_mix
from rapportage.charts.multiples import draw_multiples
from rapportage.charts.survival import draw_survival
from rapportage.charts.theme import Theme
from rapportage.charts.xmr import draw_xmr


def draw_figure(data: ChartData, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Return the chart as a matplotlib figure, ``width`` CSS pixels wide and as high as it needs."""
    match data:
        case Likert() | Mix() | Survival():
            figure = _draw_shares(data, theme, width)
        case Trend():
            figure = draw_trend(data, unit, theme=theme, width=width)
        case Counterfactual():
            figure = draw_counterfactual(data, unit, theme=theme, width=width)
        case Bars():
            figure = draw_bars(data, unit, theme=theme, width=width)
        case Dots():
            figure = draw_dots(data, unit, theme=theme, width=width)
        case BeforeAfter():
            figure = draw_before_after(data, unit, theme=theme, width=width)
        case Xmr():
            figure = draw_xmr(data, unit, theme=theme, width=width)
        case Multiples():
            figure = draw_multiples(data, unit, theme=theme, width=width)
    return figure


def _draw_shares(data: Likert | Mix | Survival, theme: Theme, width: float) -> Figure:
    """Draw what is always shares, whatever the unit of the chart."""
    match data:
        case Likert():
            figure = draw_likert(data, theme=theme, width=width)
        case Mix():
            figure = draw_mix(data, theme=theme, width=width)
        case Survival():
            figure = draw_survival(data, theme=theme, width=width)
    return figure
