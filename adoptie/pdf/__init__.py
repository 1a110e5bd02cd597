"""Tagged PDF (PDF/UA-1) from neutral parts; the only code that knows reportlab.

``build_pdf(Document(...), out)`` is the whole of it.
"""

from adoptie.pdf.document import build_pdf
from adoptie.pdf.elements import (
    Blank,
    Box,
    Bullets,
    Card,
    Cards,
    Cell,
    Choice,
    Choices,
    ChoiceTable,
    Column,
    Contents,
    Cover,
    Document,
    Element,
    Figure,
    Heading,
    Ladder,
    PageBreak,
    Paragraph,
    Qr,
    Table,
    Together,
)
from adoptie.pdf.errors import PdfError
from adoptie.pdf.style import Style

__all__ = [
    "Blank",
    "Box",
    "Bullets",
    "Card",
    "Cards",
    "Cell",
    "Choice",
    "ChoiceTable",
    "Choices",
    "Column",
    "Contents",
    "Cover",
    "Document",
    "Element",
    "Figure",
    "Heading",
    "Ladder",
    "PageBreak",
    "Paragraph",
    "PdfError",
    "Qr",
    "Style",
    "Table",
    "Together",
    "build_pdf",
]
