"""What build_pdf promises: one document, one file, with everything a reader needs to find the way."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adoptie.pdf import Box, Contents, Element, Heading, PageBreak, Paragraph, PdfError, build_pdf
from tests.adoptie.pdf.examples import built, cards, document, every_part, figure, nodes, read, table, text_of

ROOT = Path(__file__).resolve().parents[3]


def test_build_pdf_gives_same_bytes_again() -> None:
    assert built(*every_part(), cover=True) == built(*every_part(), cover=True)


def test_build_pdf_gives_same_bytes_in_another_process() -> None:
    code = "import hashlib; from tests.adoptie.pdf.examples import *;"
    code += "print(hashlib.sha256(built(*every_part(), cover=True)).hexdigest())"
    prints = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_build_pdf_says_what_it_is() -> None:
    reader = read(built(Paragraph("Tekst."), cover=True))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Digitaal werken in Rivierdal"
    assert str(reader.metadata.creation_date).startswith("2012-01-31")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_build_pdf_sets_tab_order_and_parents_on_each_page() -> None:
    pages: list[Any] = list(read(built(*every_part(), cover=True)).pages)
    assert {str(page["/Tabs"]) for page in pages} == {"/S"}
    assert [page["/StructParents"] for page in pages] == list(range(len(pages)))


def test_build_pdf_embeds_every_font() -> None:
    fonts = [
        font.get_object()
        for page in read(built(*every_part(), cover=True)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_build_pdf_extracts_in_reading_order() -> None:
    parts = (Heading("Eerste kop"), Paragraph("Alinea een."), cards(2), figure(), table(2), Box("Slot."))
    text = text_of(built(*parts))
    order = [
        "Eerste kop",
        "Alinea een.",
        "97 %",
        "tussen 95",
        "Bijna alles",
        "Bron",
        "kanaal 0",
        "kanaal 1",
        "Slot.",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_build_pdf_makes_a_bookmark_for_each_heading() -> None:
    reader = read(built(Heading("Een"), Heading("Twee", 2), Heading("Drie", 3), Heading("Vier")))
    first, below, last = reader.outline
    assert (first["/Title"], last["/Title"]) == ("Een", "Vier")  # type: ignore[call-overload]
    assert [below[0]["/Title"], below[1][0]["/Title"]] == ["Twee", "Drie"]  # type: ignore[index, call-overload]


def test_build_pdf_bookmarks_go_to_the_page_of_the_heading() -> None:
    reader = read(built(Heading("Een"), PageBreak(), Heading("Twee")))
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == [0, 1]  # type: ignore[arg-type]


def test_build_pdf_links_contents_to_headings() -> None:
    data = built(Contents(), Heading("Een", new_page=True), Heading("Twee", 2), Heading("Drie", 3))
    reader = read(data)
    links: Any = [link.get_object() for link in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [link["/Contents"] for link in links] == ["Een, pagina 2", "Twee, pagina 2"]
    assert all(link["/F"] == 4 for link in links)
    assert [len(nodes(data, role)) for role in ("TOC", "TOCI", "Link")] == [2, 2, 2]


def test_build_pdf_never_skips_a_heading_level() -> None:
    data = built(Heading("Diep", 3), Heading("Hoog", 1), Heading("Weer diep", 3), cover=False)
    assert [node["/S"] for node in nodes(data) if node["/S"][1] == "H"] == ["/H1", "/H1", "/H2"]


def test_build_pdf_puts_headings_under_the_title_of_the_cover() -> None:
    data = built(Heading("Hoofdstuk"), Paragraph("Tekst."), cover=True)
    assert [node["/S"] for node in nodes(data) if node["/S"][1] == "H"] == ["/H1", "/H2"]


def test_build_pdf_refuses_a_document_without_title() -> None:
    with pytest.raises(PdfError, match="geen titel"):
        build_pdf(replace(document(), title=" \t"), io.BytesIO())


@pytest.mark.parametrize(
    "elements",
    [
        (),
        (PageBreak(),),
        (Contents(),),
        (Paragraph(""), Heading(" "), table(0)),
        (PageBreak(), PageBreak(), Box("")),
    ],
)
@pytest.mark.parametrize("cover", [True, False])
def test_build_pdf_survives_nothing_to_say(elements: tuple[Element, ...], *, cover: bool) -> None:
    data = built(*elements, cover=cover)
    assert 1 <= len(read(data).pages) <= 2
