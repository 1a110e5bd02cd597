from __future__ import annotations

from typing import Any

import pytest

from rapportage.charts import fonts
from rapportage.charts.paper import SIZE, Paper
from tests.rapportage.charts.seen import Written


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Collect every text that is drawn, with its place."""
    found: list[Written] = []
    draw = Paper.text

    def write(paper: Paper, x: float, y: float, text: str, **style: Any) -> None:
        width = fonts.measure(fonts.clean(text), SIZE, bold=style.get("bold", False))
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[style.get("align", "left")] * width
        found.append(Written(text, left, left + width, y))
        draw(paper, x, y, text, **style)

    monkeypatch.setattr(Paper, "text", write)
    return found
