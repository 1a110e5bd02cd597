"""The charts and tables of a page, and each of them as a file: a drawing (SVG, PNG) or figures (CSV)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse

from adoptie.models import Gemeente
from rapportage.blocks import Block, Chart, Table
from rapportage.charts import draw_png
from rapportage.renderers.csv import render_csv
from rapportage.renderers.html import render_block
from rapportage.renderers.naming import FICTITIOUS
from rapportage.views.charts import chart_version, svg_response
from rapportage.views.files import kept_file


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of a page are: under ``base``, asked for with ``asked``."""

    gemeente: Gemeente
    base: str
    asked: Mapping[str, str] = field(default_factory=dict)

    def url(self, name: str, **more: str) -> str:
        wanted = {key: value for key, value in {**self.asked, **more}.items() if value}
        return f"{self.base}{name}?{urlencode(wanted)}" if wanted else f"{self.base}{name}"

    def drawings(self, charts: Iterable[Chart], *, narrow: bool = False) -> dict[str, str]:
        """Return where the drawing of each chart is; the address names this version of it."""
        smal = {"smal": "1"} if narrow else {}
        return {
            chart.anchor: self.url(f"{chart.anchor}.svg", v=chart_version(chart, self.gemeente), **smal)
            for chart in charts
        }

    def figures(self, block: Chart | Table) -> str:
        """Return where the figures of a chart or table are; a table without a name has no file."""
        return self.url(f"{block.anchor}.csv") if block.anchor else ""

    def html(self, block: Chart | Table) -> str:
        """Return a chart or table as it stands in a report, with a link to its figures."""
        charts = [block] if isinstance(block, Chart) else []
        return render_block(
            block,
            charts=self.drawings(charts),
            narrow=self.drawings(charts, narrow=True),
            table=self.figures(block),
        )

    def pictures(self, block: Chart | Table) -> tuple[tuple[str, str], ...]:
        """Return (kind, address) of a chart as a picture to keep."""
        kinds = ("svg", "png") if isinstance(block, Chart) else ()
        return tuple((kind.upper(), self.url(f"{block.anchor}.{kind}")) for kind in kinds)


def block_response(
    request: HttpRequest, naam: str, blocks: Iterable[Block], gemeente: Gemeente
) -> HttpResponse:
    """Return the block with this anchor as the kind of file that the name asks for.

    A drawing as SVG may be shown in a page; the rest is for the reader to keep. Raises Http404 when there is
    no such block or kind.
    """
    anchor, _, kind = naam.rpartition(".")
    found = (each for each in blocks if isinstance(each, Chart | Table) and each.anchor == anchor)
    block = next(found, None)
    if isinstance(block, Chart) and kind == "svg":
        return svg_response(request, block, gemeente)
    remark = FICTITIOUS if gemeente.fictief else ""
    if isinstance(block, Chart) and kind == "png":
        return kept_file(draw_png(block, theme=gemeente.thema, remark=remark), naam)
    if anchor and block is not None and kind == "csv":
        return kept_file(render_csv(block.table if isinstance(block, Chart) else block, remark), naam)
    raise Http404
