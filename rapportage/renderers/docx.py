"""The blocks of a report as a Word document that people can go on writing in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from adoptie import dutch
from adoptie.packed import FIXED, write_packed
from adoptie.sheets.harmless import clean
from rapportage.blocks import Block, Chart, Column, Content, Heading, KeyFigure, Note, Table, Text
from rapportage.charts import draw_png
from rapportage.charts.words import in_words
from rapportage.renderers.cells import NUMERIC, cell_words
from rapportage.renderers.docx_styles import CHARTS, STYLES, make_styles
from rapportage.renderers.naming import FICTITIOUS, NOTES, charts_of, dated

_LANGUAGES = {"nl": "nl-NL"}


def render_docx(content: Content) -> bytes:
    """Draw a report as a Word document; the same content gives the same bytes."""
    document = Document()
    language = _LANGUAGES.get(content.language, content.language)
    make_styles(document, content.theme, language)
    _describe(document, content, language)
    _write(document, content.title, "Title")
    _write(document, content.subtitle, "Subtitle")
    about = f"{content.gemeente}. Over: {in_words(content.period)}. {dated(content)}."
    _write(document, about, STYLES["small"])
    if content.summary and not content.pages:
        _write(document, "In het kort", "Heading 1")
        for sentence in content.summary:
            _write(document, sentence, STYLES["lead"])
    for block in content.blocks:
        _draw(document, block, content)
    _mark(document, content)
    _foot(document, content)
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    write_packed(raw, out)
    return out.getvalue()


def _describe(document: WordDocument, content: Content, language: str) -> None:
    about = document.core_properties
    about.title, about.author, about.language = clean(content.title), clean(content.gemeente), language
    about.subject, about.comments = clean(content.subtitle), ""
    about.last_modified_by = clean(content.gemeente)
    about.created = about.modified = FIXED.replace(tzinfo=dt.UTC)


def _draw(document: WordDocument, block: Block, content: Content) -> None:
    match block:
        case Heading():
            _write(document, block.text, f"Heading {block.level}")
        case Text():
            if block.text:
                _write(document, block.text, STYLES[block.role])
            if block.note:
                _write(document, block.note, STYLES["small"])
            for item in block.items:
                _write(document, item, "List Bullet")
        case KeyFigure():
            _key_figure(document, block)
        case Table():
            _table(document, block)
        case Chart():
            _chart(document, block, content)
        case Note():
            paragraph = document.add_paragraph(style=STYLES["note"])
            paragraph.add_run(f"{NOTES[block.kind]}. ").bold = True
            paragraph.add_run(_said(block.text))


def _write(document: WordDocument, words: str, style: str) -> None:
    """Add a paragraph; a sign that no file can hold would stop all of it."""
    document.add_paragraph(_said(words), style=style)


def _said(words: str) -> str:
    """Keep what is read as one on one line, as in the PDF."""
    return clean(dutch.tied(words))


def _key_figure(document: WordDocument, block: KeyFigure) -> None:
    document.add_paragraph(style=STYLES["figure"]).add_run(_said(block.label)).bold = True
    _write(document, block.value, STYLES["value"])
    for words in (block.interval, block.change, block.verdict):
        if words:
            _write(document, words, STYLES["figure"])
    _write(document, block.explanation, STYLES["small"])


def _chart(document: WordDocument, block: Chart, content: Content) -> None:
    _write(document, block.title, "Caption")
    _write(document, block.measure, STYLES["kept"])
    remark = FICTITIOUS if content.fictitious else ""
    picture = io.BytesIO(draw_png(block, theme=content.theme, remark=remark))
    document.add_picture(picture, width=Cm(CHARTS))
    for wording in block.wordings:
        _write(document, f"{wording.when}: {wording.words}", "List Bullet")
    if block.source:
        _write(document, f"Bron: {block.source.removeprefix('Bron: ')}.", STYLES["small"])
    _table(document, block.table)


def _table(document: WordDocument, block: Table) -> None:
    _write(document, block.title, "Caption")
    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    _fill(table.rows[0], [column.name for column in block.columns], block.columns, head=True)
    for row in block.rows:
        _fill(table.add_row(), list(map(cell_words, row, block.columns)), block.columns)
    for note in block.notes:
        _write(document, note, STYLES["small"])
    document.add_paragraph(style=STYLES["figure"])


def _fill(row: Any, words: Sequence[str], columns: Sequence[Column], *, head: bool = False) -> None:
    for cell, text, column in zip(row.cells, words, columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = STYLES["number"] if column.kind in NUMERIC else STYLES["cell"]
        paragraph.add_run(_said(text)).bold = head or None


def _mark(document: WordDocument, content: Content) -> None:
    """Add what the library has no words for: heads that are repeated, words for pictures."""
    for table in document.element.iter(qn("w:tbl")):
        for place, row in enumerate(table.iter(qn("w:tr"))):
            # A row is not cut over two pages.
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit" if place else "w:tblHeader"))
    for picture, chart in zip(document.element.iter(qn("wp:docPr")), charts_of(content), strict=True):
        picture.set("descr", clean(chart.alt.strip() or chart.title))
        picture.set("title", clean(chart.title))


def _foot(document: WordDocument, content: Content) -> None:
    """Write whose it is at the foot, whether figures are made up, and the number of the page."""
    footer = document.sections[0].footer
    remark = f" – {FICTITIOUS}" if content.fictitious else ""
    footer.paragraphs[0].add_run(clean(f"{content.gemeente}{remark} – bladzijde "))
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    next(footer.part.element.iter(qn("w:p"))).append(field)
