"""A text as it stands in a drawing."""

from __future__ import annotations

from dataclasses import dataclass

from rapportage.blocks import ChartData, Unit
from rapportage.charts import draw_svg
from rapportage.charts.paper import SIZE
from tests.rapportage import examples

# Letters have no height of their own at the edges of their box: a hair may touch.
SLACK = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    text: str
    left: float
    right: float
    baseline: float

    def overlaps(self, other: Written) -> bool:
        across = self.left < other.right - SLACK and other.left < self.right - SLACK
        return across and abs(self.baseline - other.baseline) < SIZE - SLACK


def draw(data: ChartData, unit: Unit = "procent", *, narrow: bool = False) -> str:
    return draw_svg(examples.chart(data, "a", unit), narrow=narrow)
