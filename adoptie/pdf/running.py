"""Head and foot of each page: what the eye needs to know where it is, and a screen reader does not."""

from __future__ import annotations

from adoptie.pdf import fonts
from adoptie.pdf.elements import Document
from adoptie.pdf.pen import RUNNING, Pen
from adoptie.pdf.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, WIDTH, Type
from adoptie.pdf.text import natural_width, wrap

_KIND = Type(8.5, 12)
_STRONG = Type(8.5, 12, "semibold")
_HEAD, _FOOT = PAGE_HEIGHT - 48.0, 42.0


def paint_running_lines(pen: Pen, document: Document, page: int, pages: int) -> None:
    """Paint the title above, and below the author, the running remark and the number of the page.

    A cover carries the remark only.
    """
    colour = pen.style.muted
    remark = fonts.clean(document.running)
    middle = (PAGE_WIDTH - natural_width(remark, _STRONG)) / 2
    if remark:
        pen.text(RUNNING, (middle, _FOOT), remark, _STRONG, colour)
    if document.cover and page == 1:
        return
    number = f"Pagina {page} van {pages}"
    end = MARGIN + WIDTH - natural_width(number, _KIND)
    pen.text(RUNNING, (MARGIN, _HEAD), _short(document.title, WIDTH), _KIND, colour)
    pen.text(RUNNING, (MARGIN, _FOOT), _short(document.author, 170.0), _KIND, colour)
    pen.text(RUNNING, (end, _FOOT), number, _KIND, colour)


def _short(text: str, width: float) -> str:
    """Return text on one line, with three dots when it had to be cut."""
    lines = wrap(fonts.clean(text), _KIND, width - 10)
    if not lines:
        return ""
    return lines[0].text if len(lines) == 1 else f"{lines[0].text}…"
