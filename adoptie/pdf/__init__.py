"""Tagged PDF (PDF/UA-1) from neutral parts; the only code that knows reportlab.

``build_pdf(Document(...), out)`` is the whole of it.
"""

from adoptie.pdf.document import build_pdf
from adoptie.pdf.elements import (
    Box,
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Element,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from adoptie.pdf.errors import PdfError
from adoptie.pdf.style import Style

__all__ = [
    "Box",
    "Bullets",
    "Card",
    "Cards",
    "Cell",
    "Column",
    "Contents",
    "Cover",
    "Document",
    "Element",
    "Figure",
    "Heading",
    "PageBreak",
    "Paragraph",
    "PdfError",
    "Style",
    "Table",
    "build_pdf",
]
