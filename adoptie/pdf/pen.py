"""A canvas that knows what it paints: text and shapes belong to a node of the tree or are an artifact."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from adoptie.pdf import fonts
from adoptie.pdf.structure import Linked, Marked, Node
from adoptie.pdf.style import PAGE_HEIGHT, PAGE_WIDTH, Style, Type

ARTIFACT = Node("Layout")
"""Rules, surfaces and marks: for the eye, without a meaning of their own."""
RUNNING = Node("Pagination")
"""Head and foot of a page, and table headers that are painted again."""

# Binary streams are a fifth smaller; every mail server has carried them for decades.
rl_config.useA85 = 0


class Pen:
    """Paints on one page after another. Lengths are points; y is measured from the foot of the page.

    ``pages`` is the number of pages to come and ``targets`` gives the page of each link target.
    """

    def __init__(
        self,
        out: io.BytesIO,
        style: Style,
        *,
        pages: int,
        targets: Mapping[str, int],
        size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT),
    ) -> None:
        self._high = size[1]
        self.style = style
        self.pages = pages
        self.targets = targets
        self.canvas: Any = Canvas(
            out,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.name_of("regular"),
        )
        self.page = 1
        self._open: Node | None = None
        self._forced: Node | None = None
        self._mcid = 0
        self._links = 0

    def mark(self, node: Node) -> None:
        """Say to which node what follows belongs; goes on when that node is already open."""
        node = self._forced or node
        if self._open is node:
            return
        self.close()
        if node is ARTIFACT or node is RUNNING:
            self._code(f"/Artifact <</Type /{node.role}>> BDC")
        else:
            node.kids.append(Marked(self.page, self._mcid))
            self._code(f"/{node.role} <</MCID {self._mcid}>> BDC")
            self._mcid += 1
        self._open = node

    def close(self) -> None:
        if self._open is not None:
            self._code("EMC")
        self._open = None

    @contextmanager
    def as_artifact(self) -> Iterator[None]:
        """Paint something a second time, for the eye only (a repeated table header)."""
        self._forced = RUNNING
        yield
        self._forced = None

    def next_page(self) -> None:
        self.close()
        self.canvas.showPage()
        self.page += 1
        self._mcid = 0

    def text(self, node: Node, at: tuple[float, float], words: str, kind: Type, colour: str) -> None:
        """Write clean text with its base line at a point."""
        self.mark(node)
        self.canvas.setFont(fonts.name_of(kind.face), kind.size)
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.drawString(*at, words)

    def unseen(self, node: Node, at: tuple[float, float], words: str, kind: Type) -> None:
        """Write text that is read aloud and copied, under a drawing that the eye sees in its place."""
        self.mark(node)
        self.canvas.setFont(fonts.name_of(kind.face), kind.size)
        self.canvas.drawString(*at, words, mode=3)

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """Draw a horizontal line downward from y."""
        self.area((x, y - thickness, width, thickness), colour)

    def area(self, box: tuple[float, float, float, float], colour: str) -> None:
        """Fill a rectangle (x, y, width, height) as an artifact."""
        self.mark(ARTIFACT)
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(*box, stroke=0, fill=1)

    def frame(self, node: Node, box: tuple[float, float, float, float], colour: str) -> None:
        """Draw a box (x, y, width, height) to fill in, as a part of the content."""
        self.mark(node)
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(0.9)
        self.canvas.rect(*box, stroke=1, fill=0)

    def dark(self, node: Node, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill rectangles in black, as a part of the content: a phone reads nothing paler."""
        self.mark(node)
        self.canvas.setFillColor(HexColor("#000000"))
        path = self.canvas.beginPath()
        for box in boxes:
            path.rect(*box)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def shape(self, points: tuple[tuple[float, float], ...], colour: str) -> None:
        """Fill a polygon as an artifact."""
        self.mark(ARTIFACT)
        self.canvas.setFillColor(HexColor(colour))
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def disc(self, centre: tuple[float, float], radius: float, colour: str) -> None:
        self.mark(ARTIFACT)
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.circle(*centre, radius, stroke=0, fill=1)

    def link(
        self,
        node: Node,
        box: tuple[float, float, float, float],
        words: str,
        *,
        url: str = "",
        target: str = "",
    ) -> None:
        """Lay a link over a rectangle (x0, y0, x1, y1), to an address or to a target in the document."""
        if self._forced:
            return
        key = self.pages + self._links
        entry = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pdfdoc.PDFArray(list(box)),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": pdfdoc.PDFString(words),
                "StructParent": key,
            }
        )
        if url:
            entry["A"] = pdfdoc.PDFDictionary({"Type": "/Action", "S": "/URI", "URI": pdfdoc.PDFString(url)})
        else:
            entry["Dest"] = self.canvas._bookmarkReference(target)  # noqa: SLF001 - no public way in
        self._links += 1
        self.canvas._addAnnotation(entry, name=f"link{key}")  # noqa: SLF001
        reference = self.canvas._doc.refAnnotation(f"link{key}")  # noqa: SLF001
        node.kids.append(Linked(self.page, reference, key))

    def target(self, key: str, y: float) -> None:
        """Make a place that links and bookmarks can go to."""
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=min(y + 12, self._high), zoom=0)

    def _code(self, operator: str) -> None:
        self.canvas._code.append(operator)  # noqa: SLF001 - reportlab has no marked content of its own
