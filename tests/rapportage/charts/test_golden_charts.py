"""Every kind of chart as it looked when somebody last looked at it: a drawing does not change unnoticed."""

from __future__ import annotations

import hashlib

from rapportage.charts import draw_svg
from rapportage.screens.gallery import Example, examples
from tests.golden.compare import assert_golden


def seen(example: Example) -> str:
    """Return the words of an example, and what tells its two drawings from any other."""
    drawings = (draw_svg(example.chart, narrow=narrow) for narrow in (False, True))
    wide, narrow = (hashlib.sha256(svg.encode()).hexdigest() for svg in drawings)
    return f"{example.name}\n  {example.chart.alt}\n  breed {wide}\n  smal  {narrow}\n"


def test_charts_of_the_gallery_are_those_that_were_looked_at() -> None:
    assert_golden("grafieken.txt", "\n".join(map(seen, examples())))
