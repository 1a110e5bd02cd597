"""Tagged PDF (PDF/UA-1) from neutral parts; the only code that knows reportlab.

``build_pdf(Document(...), out)`` is the whole of it; ``bind_pdf`` puts several documents in one file;
``build_slides`` makes a presentation.
"""

from adoptie.pdf.document import bind_pdf, build_pdf
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
    Together,
)
from adoptie.pdf.errors import PdfError
from adoptie.pdf.paper import Address, Blank, Choice, Choices, ChoiceTable, Ladder, Picture, Qr
from adoptie.pdf.slides import Deck, Slide, build_slides
from adoptie.pdf.style import Style

__all__ = [
    "Address",
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
    "Deck",
    "Document",
    "Element",
    "Figure",
    "Heading",
    "Ladder",
    "PageBreak",
    "Paragraph",
    "PdfError",
    "Picture",
    "Qr",
    "Slide",
    "Style",
    "Table",
    "Together",
    "bind_pdf",
    "build_pdf",
    "build_slides",
]
