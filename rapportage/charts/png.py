"""A drawn figure as PNG: the same figure always gives the same bytes."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# Three points for each one of the drawing.
_SCALE = 3


def to_png(figure: Figure, *, title: str, description: str) -> bytes:
    """Return the figure with its title and description in the file."""
    canvas: Any = FigureCanvasAgg(figure)
    out = io.BytesIO()
    figure.set_dpi(figure.dpi * _SCALE)
    canvas.print_png(out, metadata={"Title": title, "Description": description, "Software": None})
    return out.getvalue()
