"""How a Word document looks: its styles by what they are for, in the colours of the gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from adoptie import pdf

# Width of a chart in centimetres: what is left of A4 between the margins.
CHARTS = 16.0
STYLES = {
    "lead": "Inleiding",
    "body": "Normal",
    "small": "Klein",
    "eigen": "Eigen tekst",
    "note": "Melding",
    "figure": "Kerncijfer",
    "value": "Kerncijfer getal",
    "kept": "Maat",
    "cell": "Cel",
    "number": "Cel getal",
}
_FONT = "Calibri"
_HEADINGS = {"Title": 24, "Heading 1": 17, "Heading 2": 14, "Heading 3": 12, "Subtitle": 14, "Caption": 11}
# Size in points, and the white below.
_SIZES = {
    "lead": (13, 8),
    "body": (11, 8),
    "small": (9, 6),
    "eigen": (11, 8),
    "note": (11, 10),
    "figure": (11, 2),
    "value": (22, 2),
    "kept": (11, 4),
    "cell": (10, 2),
    "number": (10, 2),
}


def make_styles(document: WordDocument, theme: Mapping[str, str], language: str) -> None:
    """Give a new document its page, its language and its styles."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    colours = pdf.Style.from_tokens(theme)
    styles: Any = document.styles
    for tag in styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    for use, (size, after) in _SIZES.items():
        name = STYLES[use]
        found = name in styles
        style = styles[name] if found else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set(style, size, colours.muted if use == "small" else colours.ink)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.15
    for name, size in _HEADINGS.items():
        _set(styles[name], size, colours.muted if name == "Subtitle" else colours.ink)
        styles[name].font.bold = name != "Subtitle"
        styles[name].font.italic = False
        styles[name].paragraph_format.keep_with_next = True
    for name in (STYLES["kept"], STYLES["value"]):
        styles[name].paragraph_format.keep_with_next = True
    styles[STYLES["number"]].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _bar(styles[STYLES["eigen"]], colours.line)
    _bar(styles[STYLES["note"]], colours.primary)


def _set(style: Any, size: float, colour: str) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    fonts = style.element.rPr.rFonts
    # A font of the theme would win over a name.
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    lines = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if lines is not None:
        style.element.pPr.remove(lines)


def _bar(style: Any, colour: str) -> None:
    """Put a bar before what is set apart."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    settings = {"val": "single", "sz": "18", "space": "8", "color": colour.removeprefix("#").upper()}
    for name, value in settings.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    # Word wants the parts of a style in their order.
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
