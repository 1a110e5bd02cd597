"""The blocks of a report as a Word document: read back with the library that Word files are read with."""

from __future__ import annotations

import dataclasses as dc
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.document import Document as WordDocument

from adoptie.dutch import NBSP
from rapportage.blocks import Chart, Content, Heading, KeyFigure, Note, Table, Text
from rapportage.renderers.cells import cell_words
from rapportage.renderers.docx import render_docx
from rapportage.renderers.naming import charts_of
from tests.rapportage.examples import rich_content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def content() -> Content:
    return rich_content()


@pytest.fixture(scope="module")
def data(content: Content) -> bytes:
    return render_docx(content)


@pytest.fixture(scope="module")
def word(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))  # noqa: S314 - we made it


def untied(text: str) -> str:
    return text.replace(NBSP, " ")


def test_word_document_has_each_block_in_order(content: Content, word: WordDocument) -> None:
    told = [untied(paragraph.text) for paragraph in word.paragraphs]

    wanted: list[str] = []
    for block in content.blocks:
        match block:
            case Heading():
                wanted.append(block.text)
            case Text():
                wanted += [words for words in (block.text, *block.items) if words]
            case KeyFigure():
                wanted += [block.label, block.value]
            case Table() | Chart():
                wanted.append(block.title)
            case Note():
                wanted.append(block.text)
    places = iter(told)
    missing = [words for words in wanted if not any(text.endswith(untied(words)) for text in places)]
    assert missing == []


def test_headings_are_headings_of_word(content: Content, word: WordDocument) -> None:
    styled = [
        (paragraph.text, str(paragraph.style.name))
        for paragraph in word.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]

    headings = [(b.text, f"Heading {b.level}") for b in content.blocks if isinstance(b, Heading)]
    assert [each for each in styled if each[0] != "In het kort"] == headings


def test_tables_hold_what_readers_see_and_repeat_their_heads(
    content: Content, word: WordDocument, data: bytes
) -> None:
    tables = [b.table if isinstance(b, Chart) else b for b in content.blocks if isinstance(b, Table | Chart)]
    for table, drawn in zip(tables, word.tables, strict=True):
        words = [[column.name for column in table.columns]]
        words += [list(map(cell_words, row, table.columns)) for row in table.rows]
        drawn_words = [[untied(cell.text) for cell in row.cells] for row in drawn.rows]
        assert drawn_words == [list(map(untied, row)) for row in words]

    for found in part(data, "word/document.xml").iter(f"{W}tbl"):
        first, *others = found.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)


def test_number_and_its_unit_stay_on_one_line() -> None:
    blocks = (
        Heading(1, "Wat we weten", "kop"),
        Text("", items=("Op 3 mei 2011 was het 6,5 procentpunten.",)),
    )

    told = Document(io.BytesIO(render_docx(dc.replace(rich_content(), blocks=blocks)))).paragraphs

    assert told[-1].text == f"Op 3{NBSP}mei{NBSP}2011 was het 6,5{NBSP}procentpunten."


def test_pictures_have_words_and_the_document_its_language(content: Content, data: bytes) -> None:
    pictures = list(part(data, "word/document.xml").iter(DRAWING))

    assert [each.get("descr") for each in pictures] == [chart.alt for chart in charts_of(content)]
    languages = {each.get(f"{W}val") for each in part(data, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"nl-NL"}
    assert Document(io.BytesIO(data)).core_properties.language == "nl-NL"


def test_same_content_gives_the_same_bytes(content: Content, data: bytes) -> None:
    assert render_docx(content) == data
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert times == {(2000, 1, 1, 0, 0, 0)}


def test_signs_that_no_file_can_hold_are_left_out(content: Content) -> None:
    odd = "Een\x01 vreemd\x0b teken\ud800."
    blocks = (Heading(1, odd, "kop"), Text(odd), Note(odd))

    told = Document(io.BytesIO(render_docx(dc.replace(content, title=odd, gemeente=odd, blocks=blocks))))

    assert [each.text for each in told.paragraphs if each.text == "Een vreemd teken."] != []
    assert told.core_properties.title == "Een vreemd teken."
