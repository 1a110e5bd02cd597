"""Which function draws which kind of chart."""

from __future__ import annotations

from matplotlib.figure import Figure

from rapportage.blocks import Bars, ChartData, Counterfactual, Trend, Unit
from rapportage.charts.bars import draw_bars
from rapportage.charts.likert import draw_likert
from rapportage.charts.lines import draw_counterfactual, draw_trend
from rapportage.charts.theme import Theme


def draw_figure(data: ChartData, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Return the chart as a matplotlib figure, ``width`` CSS pixels wide and as high as it needs."""
    if isinstance(data, Trend):
        return draw_trend(data, unit, theme=theme, width=width)
    if isinstance(data, Counterfactual):
        return draw_counterfactual(data, unit, theme=theme, width=width)
    if isinstance(data, Bars):
        return draw_bars(data, unit, theme=theme, width=width)
    return draw_likert(data, theme=theme, width=width)
