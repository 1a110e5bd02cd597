"""Footnotes: where they stand, and how one goes there and back."""

from __future__ import annotations

import io
from typing import Any

import pytest

from adoptie.pdf import Element, Heading, Paragraph, bind_pdf, build_pdf
from adoptie.pdf.notes import Footnote, numbered
from adoptie.pdf.style import BODY
from tests.adoptie.pdf.examples import built, document, nodes, read, text_of

NOTE = "Van minder dan 1 % weten we het kanaal niet."
REMARK = Paragraph("Bijna alles kwam digitaal binnen.", note=NOTE)
CHAPTERS = (Heading("Een"), REMARK, Paragraph("Nog een alinea."), Heading("Twee"), REMARK)


def links(data: bytes) -> list[tuple[str, float]]:
    """Return what each link says and how high on the page it goes, in reading order."""
    found: list[Any] = [each.get_object() for page in read(data).pages for each in page.get("/Annots", ())]
    return [(link["/Contents"], float(link["/Dest"][3])) for link in found]


def test_note_stands_at_the_end_of_its_chapter() -> None:
    text = " ".join(text_of(built(*CHAPTERS)).split())

    first = text.index(f"1 {NOTE}")
    assert text.index("Bijna alles kwam digitaal binnen. 1") < text.index("Nog een alinea.") < first
    assert first < text.index("Twee") < text.index(f"2 {NOTE}")


def test_links_lead_to_the_note_and_back() -> None:
    there, back, *_ = links(built(*CHAPTERS))

    assert there[0] == "Noot 1"
    assert back[0] == "Terug naar de tekst bij noot 1"
    assert there[1] < back[1], "the note stands below the text"


def test_each_note_has_a_name_of_its_own_that_can_be_looked_up() -> None:
    data = built(*CHAPTERS)
    names = [node["/ID"] for node in nodes(data, "Note")]
    root: Any = read(data).trailer["/Root"]
    table = root["/StructTreeRoot"]["/IDTree"]["/Names"]

    assert names == ["noot1", "noot2"]
    assert table[::2] == names
    assert [each.get_object()["/ID"] for each in table[1::2]] == names


def test_number_in_the_text_is_a_reference() -> None:
    data = built(REMARK)

    assert [len(nodes(data, role)) for role in ("Reference", "Note", "Link")] == [1, 1, 2]


def test_bound_documents_do_not_share_names() -> None:
    out = io.BytesIO()
    bind_pdf("Alles", [document(REMARK), document(REMARK)], out)

    assert len({node["/ID"] for node in nodes(out.getvalue(), "Note")}) == 2


@pytest.mark.parametrize("lines", range(1, 60))
def test_note_never_stands_without_the_last_words_of_its_chapter(lines: int) -> None:
    filling: tuple[Element, ...] = tuple(Paragraph(f"Alinea {number}.") for number in range(lines))
    out = io.BytesIO()
    build_pdf(document(Heading("Een"), REMARK, *filling, cover=False), out)

    page = next(page for page in (each.extract_text() for each in read(out.getvalue()).pages) if NOTE in page)
    assert f"Alinea {lines - 1}." in page


@pytest.mark.parametrize("words", range(1, 40))
def test_number_is_not_parted_from_the_word_before_it(words: int) -> None:
    lines = numbered(" ".join(["woord"] * words), Footnote(1, NOTE), BODY, 200.0)

    assert lines[-1].text.endswith("woord\N{NO-BREAK SPACE}1")
