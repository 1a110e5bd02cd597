from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adoptie.dutch import NBSP
from rapportage.blocks import BlockError, Chart, ChartData, Point, Series, Trend, Unit
from rapportage.charts import draw_svg, fonts
from rapportage.charts.paper import Paper
from tests.rapportage import examples, strategies

DATA: dict[str, ChartData] = {
    "trend": examples.trend(),
    "verwacht": examples.counterfactual(),
    "balken": examples.bars(),
    "stellingen": examples.likert(),
}
CHARTS = [pytest.param(examples.chart(data, name), id=name) for name, data in DATA.items()]
IN_ANOTHER_PROCESS = """
import hashlib
from rapportage.charts import draw_svg
from tests.rapportage import examples
charts = [examples.trend(), examples.counterfactual(), examples.bars(), examples.likert()]
drawn = (examples.chart(data, "a") for data in charts)
text = "".join(draw_svg(chart, narrow=narrow) for chart in drawn for narrow in (False, True))
print(hashlib.sha256(text.encode()).hexdigest())
"""


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(("narrow", "width"), [(False, "700"), (True, "340")])
def test_draw_svg_has_size_title_and_description(chart: Chart, narrow: bool, width: str) -> None:  # noqa: FBT001
    root = ET.fromstring(draw_svg(chart, narrow=narrow))  # noqa: S314

    assert root.get("width") == width
    assert [root[0].text, root[1].text] == [chart.title, chart.alt]


@pytest.mark.parametrize("chart", CHARTS)
def test_draw_svg_has_nothing_that_a_strict_policy_or_the_pdf_refuses(chart: Chart) -> None:
    svg = draw_svg(chart)

    assert not re.search(r"style=|<style|<script|clip-path|<pattern| opacity=|<!--|href=\"[^#]", svg)


@pytest.mark.parametrize("chart", CHARTS)
def test_draw_svg_can_be_read_by_the_pdf_without_a_warning(
    chart: Chart, caplog: pytest.LogCaptureFixture
) -> None:
    svglib = pytest.importorskip("svglib.svglib")
    drawing = svglib.svg2rlg(io.BytesIO(draw_svg(chart).encode()))

    assert drawing.width / drawing.height == pytest.approx(700 / _height(draw_svg(chart)), rel=0.01)
    assert not [record for record in caplog.records if record.levelname != "DEBUG"]


def _height(svg: str) -> float:
    return float(ET.fromstring(svg).get("height", "0"))  # noqa: S314


def test_draw_svg_gives_same_bytes_in_another_process() -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(hashes) == 1


@settings(max_examples=60)
@given(strategies.chart_data, strategies.units, st.booleans())
def test_draw_svg_draws_any_data_or_says_why_not(data: ChartData, unit: Unit, narrow: bool) -> None:  # noqa: FBT001
    chart = examples.chart(data, "a", unit)
    try:
        svg = draw_svg(chart, narrow=narrow)
    except BlockError as error:
        assert "te groot" in str(error)  # noqa: PT017
    else:
        assert "nan" not in svg
        assert "inf" not in svg


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect every text that is drawn."""
    found: list[str] = []
    text = Paper.text

    def write(paper: Paper, x: float, y: float, line: str, **style: Any) -> None:
        found.append(line)
        text(paper, x, y, line, **style)

    monkeypatch.setattr(Paper, "text", write)
    return found


def test_draw_svg_names_no_figure_at_an_end_that_may_change(written: list[str]) -> None:
    draw_svg(examples.chart(examples.trend(), "a"))

    assert "Internet" in written
    assert f"Balie 0{NBSP}%" in written


def test_draw_svg_says_in_words_what_happened_and_what_is_hidden(written: list[str]) -> None:
    draw_svg(examples.chart(examples.trend(), "a"))

    assert {"Digitaal loket", "Balie: andere telling aan de balie"} <= set(written)
    assert {"te weinig antwoorden", "nog niet compleet", "onzekerheid van het cijfer"} <= set(written)


def test_draw_svg_says_when_axis_does_not_begin_at_zero(written: list[str]) -> None:
    points = (Point("a", 6.1), Point("b", 7.2))

    draw_svg(examples.chart(Trend(("a", "b"), (Series("Rapportcijfer", points),)), "a", "getal"))

    assert "Let op: de as begint bij 6,0." in written


def test_draw_svg_takes_colours_of_the_theme() -> None:
    assert "#123456" in draw_svg(examples.chart(examples.trend(), "a"), theme={"primary": "#123456"})


def test_draw_svg_without_typeface_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    for cached in (fonts.properties, fonts._font, fonts._advance, fonts._charmap):
        cached.cache_clear()

    with pytest.raises(BlockError, match="make assets"):
        draw_svg(examples.chart(examples.trend(), "a"))


def test_draw_svg_writes_markup_in_a_title_as_text() -> None:
    points = (Point("<b>$x^2$ & co</b>", 0.5), Point("العربية", 0.5))
    chart = examples.chart(Trend(("a", "b"), (Series("<script>$", points),)), "a")

    assert "<script" not in draw_svg(chart)
