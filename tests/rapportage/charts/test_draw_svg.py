from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.blocks import BlockError, Chart, ChartData, Point, Series, Trend, Unit
from rapportage.charts import draw_svg, fonts
from tests.rapportage import examples, strategies

DATA: dict[str, ChartData] = {
    "trend": examples.trend(),
    "verwacht": examples.counterfactual(),
    "balken": examples.bars(),
    "stellingen": examples.likert(),
    "gemeenten": examples.dots(),
    "voor-en-na": examples.before_after(),
    "kanalen": examples.mix(),
    "schommeling": examples.xmr(),
    "naast-elkaar": examples.multiples(),
    "verloop": examples.survival(),
}
CHARTS = [pytest.param(examples.chart(data, name), id=name) for name, data in DATA.items()]
IN_ANOTHER_PROCESS = """
import hashlib
from rapportage.charts import draw_svg
from tests.rapportage import examples
from tests.rapportage.charts.test_draw_svg import DATA
drawn = (examples.chart(data, "a") for data in DATA.values())
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


IN_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from rapportage.charts import draw_svg
from tests.rapportage import examples
from tests.rapportage.charts.test_draw_svg import DATA
charts = [examples.chart(data, "a") for data in DATA.values()]
sys.setswitchinterval(1e-6)
with ThreadPoolExecutor(8) as threads:
    together = list(threads.map(draw_svg, charts))
print(together == [draw_svg(chart) for chart in charts])
"""


def test_draw_svg_draws_the_same_for_many_readers_at_once() -> None:
    # In a process of its own: only the first time is the typeface read.
    done = subprocess.run(
        [sys.executable, "-c", IN_THREADS],
        env={**os.environ, "PYTHONPATH": "."},
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.stdout, done.stderr) == ("True\n", "")


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
