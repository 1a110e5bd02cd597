"""A drawn figure as SVG text: the same figure always gives the same text, without styles or scripts."""

from __future__ import annotations

import io
import re
from html import escape
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_STYLE = re.compile(r' style="([^"]*)"')
_HEAD = re.compile(r'.*?<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>.*?</defs>\s*', re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_BREAKS = re.compile(r" ?\n(?=[A-Zz\"])")


def to_svg(figure: Figure, *, title: str, description: str) -> str:
    """Return standalone SVG with a title and description for who cannot see it.

    Style attributes become plain attributes: a strict content security policy refuses styles in a file.
    """
    canvas: Any = FigureCanvasSVG(figure)
    out = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "mentaal-spoor", "svg.fonttype": "path"}):
        canvas.print_svg(out, metadata=_NO_METADATA)
    body = _COMMENT.sub("", out.getvalue())
    body = _BREAKS.sub("", _STYLE.sub(_attributes, body))
    match = _HEAD.match(body)
    if match is None:  # pragma: no cover - the shape of matplotlib's output is pinned by the lock file
        raise RuntimeError("matplotlib writes another head of SVG")
    return _head(match[1], match[2], title, description) + body[match.end() :]


def _attributes(match: re.Match[str]) -> str:
    parts = (part.split(":", 1) for part in match[1].split(";") if part.strip())
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in parts)


def _head(width: str, height: str, title: str, description: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
        f' aria-labelledby="titel tekst" lang="nl" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" stroke-linejoin="round" stroke-linecap="butt">\n'
        f' <title id="titel">{escape(title)}</title>\n <desc id="tekst">{escape(description)}</desc>\n'
    )
