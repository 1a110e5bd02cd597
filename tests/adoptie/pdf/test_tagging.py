"""What the structure tree says of each part."""

from __future__ import annotations

from typing import Any

import pytest

from adoptie.pdf import Bullets, Cell, Column, Figure, Paragraph, PdfError, Table
from tests.adoptie.pdf.examples import DRAWING, QUESTION, built, cards, figure, long_run, nodes, read, table


def test_table_heads_say_their_scope() -> None:
    data = built(table(8))
    scopes = [node["/A"]["/Scope"] for node in nodes(data, "TH")]
    assert scopes == ["/Column"] * 4 + ["/Row"] * 8
    assert len(nodes(data, "TD")) == 8 * 3


def test_table_over_pages_is_one_table_with_one_header() -> None:
    data = built(table(140))
    assert len(read(data).pages) >= 3
    assert [len(nodes(data, role)) for role in ("Table", "THead", "TR")] == [1, 1, 141]


def test_table_over_pages_repeats_its_header_for_the_eye() -> None:
    texts = [page.extract_text() for page in read(built(table(140))).pages]
    assert all("Kanaal" in text for text in texts)


def test_table_without_rows_is_said_in_words() -> None:
    data = built(table(0))
    assert not nodes(data, "Table")
    assert "nog geen cijfers" in read(data).pages[0].extract_text()


def test_table_shows_hidden_cells_as_words() -> None:
    text = read(
        built(Table((Column("a"), Column("b", numeric=True)), ((Cell("x"), Cell("te weinig", hidden=True)),)))
    )
    assert "te weinig" in text.pages[0].extract_text()


def test_figure_has_words_and_a_place() -> None:
    data = built(figure(), figure())
    for node in nodes(data, "Figure"):
        left, bottom, right, top = (float(value) for value in node["/A"]["/BBox"])
        assert node["/Alt"].startswith("Het aandeel stijgt")
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_figure_without_words_is_refused() -> None:
    with pytest.raises(PdfError, match="geen beschrijving"):
        built(Figure(DRAWING, " ", "Titel"))


def test_bullets_have_labels_and_bodies() -> None:
    data = built(Bullets(("een", "twee"), numbered=True))
    assert [len(nodes(data, role)) for role in ("L", "LI", "Lbl", "LBody")] == [1, 2, 2, 2]
    assert nodes(data, "L")[0]["/A"]["/ListNumbering"] == "/Decimal"


def test_cards_are_items_of_a_list() -> None:
    data = built(cards(5))
    assert [len(nodes(data, role)) for role in ("L", "LI")] == [1, 5]


def test_cards_say_verdict_and_spoor_in_words() -> None:
    text = read(built(cards(3))).pages[0].extract_text()
    for words in ("Virtueel spoor", "Mentaal spoor", "Fysiek spoor", "gestegen", "langer", "niet te zeggen"):
        assert words in text


def test_paragraph_makes_links_of_addresses() -> None:
    data = built(Paragraph("Zie (https://voorbeeld.nl/cijfers?x=1&y=2). Mail info@voorbeeld.nl!"))
    links: Any = [link.get_object() for link in read(data).pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [link["/A"]["/URI"] for link in links] == [
        "https://voorbeeld.nl/cijfers?x=1&y=2",
        "mailto:info@voorbeeld.nl",
    ]
    assert len(nodes(data, "Link")) == 2


def test_paragraph_links_whole_address_over_lines() -> None:
    address = "https://voorbeeld.nl/" + "map/" * 40
    links: Any = read(built(Paragraph(f"Zie {address}"))).pages[0]["/Annots"]
    assert {link.get_object()["/A"]["/URI"] for link in links} == {address}
    assert len(links) > 1


def test_parent_tree_leads_back_to_each_link() -> None:
    data = built(Paragraph("Zie https://voorbeeld.nl"))
    reader = read(data)
    link: Any = reader.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owner = numbers[numbers.index(link["/StructParent"]) + 1].get_object()
    assert owner["/S"] == "/Link"


def test_rows_that_begin_alike_share_their_first_cell_and_show_it_on_each_page() -> None:
    data = built(long_run())

    (head,) = (node for node in nodes(data, "TH") if node["/A"]["/Scope"] == "/Row")
    assert head["/A"]["/RowSpan"] == 90
    first, *others = [" ".join(page.extract_text().split()) for page in read(data).pages]
    assert QUESTION in first
    assert "(vervolg)" not in first
    assert len(others) >= 2
    assert all(f"{QUESTION} (vervolg)" in page for page in others)
