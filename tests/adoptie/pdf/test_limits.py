"""Documents that nobody hopes to make: too long, too wide, in strange scripts, with broken drawings."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.pdf import (
    Box,
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Cover,
    Figure,
    Heading,
    Paragraph,
    PdfError,
    Style,
    Table,
    build_pdf,
    fonts,
)
from tests.adoptie.pdf.examples import DRAWING, LOGO, SENTENCE, built, document, nodes, read, text_of

LONG_WORD = "Donaudampfschiff" * 20
LONG_TEXT = SENTENCE * 120


def png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (60, 20), (10, 92, 143, 128)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("text", [LONG_WORD, LONG_TEXT])
def test_long_text_is_shown_whole_in_every_part(text: str) -> None:
    parts = (
        Heading(text),
        Paragraph(text),
        Bullets((text,)),
        Box(text),
        Cards((Card("x", "1", explanation=text),)),
        Table((Column("a"), Column("b")), ((Cell("x"), Cell(text)),) * 2),
    )
    for part in parts:
        data = built(part)
        shown = text_of(data).replace("\n", "").replace(" ", "")
        assert shown.count(text[:40].replace(" ", "")) >= 1
        assert shown.count("anders.") >= text.count("anders.")


def test_table_with_long_cell_goes_on_over_pages() -> None:
    data = built(Table((Column("a"), Column("b")), ((Cell("x"), Cell(LONG_TEXT)), (Cell("y"), Cell("kort")))))
    assert len(read(data).pages) >= 3
    assert len(nodes(data, "TR")) == 3


def test_table_with_sixty_columns_is_cut_in_parts() -> None:
    columns = tuple(Column(f"Vraag {index}", numeric=True) for index in range(60))
    data = built(Table(columns, (tuple(Cell(f"{index},5\xa0%") for index in range(60)),) * 4, "Breed"))
    text = text_of(data)
    parts = len(nodes(data, "Table"))
    assert parts > 3
    assert f"Breed (deel 1 van {parts})" in text
    assert all(f"{index},5 %" in text for index in range(60))
    assert text.count("0,5 %") >= parts


@pytest.mark.parametrize("rows", [((),), ((Cell("a"),),), ((Cell("a"),) * 9,)])
def test_table_with_rows_of_another_length_is_made_straight(rows: tuple[tuple[Cell, ...], ...]) -> None:
    data = built(Table((Column("x"), Column("y")), rows))
    assert [len(row["/K"]) for row in nodes(data, "TR")] == [2, 2]


def test_clean_shows_unknown_characters_as_a_square() -> None:
    assert fonts.clean("a\U0001f600b\u4e2d\ud800") == "a□b□□"


def test_clean_drops_control_characters_and_keeps_hard_spaces() -> None:
    assert fonts.clean("a\x00\x1bb\tc\nd\u200b\xade 5\xa0%") == "ab c de 5\xa0%"


def test_clean_composes_loose_accents() -> None:
    assert fonts.clean("een e\u0301e\u0301n") == "een één"


@given(st.text(max_size=60))
def test_clean_leaves_only_characters_of_the_font(text: str) -> None:
    assert fonts.clean(fonts.clean(text)) == fonts.clean(text)
    assert all(fonts.width_of(char, "regular", 10) > 0 for char in fonts.clean(text) if not char.isspace())


def test_build_pdf_survives_strange_characters_everywhere() -> None:
    strange = "\x00漢字 \U0001f600 ܐ \ud800 & <b> \\ ( )"
    parts = (Heading(strange), Paragraph(strange), Figure(DRAWING, strange, strange, strange, strange))
    out = io.BytesIO()
    build_pdf(replace(document(*parts), title=strange, author=strange, running=strange), out)
    assert "□□" in text_of(out.getvalue())


@pytest.mark.parametrize(
    "svg", ["", "<svg", "geen plaatje", "<html/>", '<svg xmlns="http://www.w3.org/2000/svg"/>']
)
def test_figure_refuses_what_is_no_drawing(svg: str) -> None:
    with pytest.raises(PdfError, match="De grafiek 'Titel'"):
        built(Figure(svg, "Beschrijving", "Titel"))


@pytest.mark.parametrize("inside", ['<image href="#a"/>', '<use href="http://voorbeeld.nl/a.svg"/>'])
def test_figure_refuses_references_to_elsewhere(inside: str) -> None:
    with pytest.raises(PdfError, match="verwijzing"):
        built(
            Figure(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>', "Woorden")
        )


def test_figure_writes_its_text_in_the_house_font() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="3" y="20">Twee</text></svg>'
    )
    reader = read(built(Figure(svg, "Een woord")))
    assert "Twee" in reader.pages[0].extract_text()
    names = [font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert all("SourceSans3" in name for name in names)


@pytest.mark.parametrize("logo", [LOGO, png()])
def test_cover_shows_a_logo_with_words(logo: bytes) -> None:
    out = io.BytesIO()
    build_pdf(replace(document(), cover=Cover("Rivierdal", logo=logo)), out)
    assert [node["/Alt"] for node in nodes(out.getvalue(), "Figure")] == ["Logo van Rivierdal"]


@pytest.mark.parametrize("logo", [b"", b"geen plaatje", b"<svg", png()[:-40]])
def test_cover_refuses_a_broken_logo(logo: bytes) -> None:
    with pytest.raises(PdfError, match="Het logo is geen leesbaar"):
        build_pdf(replace(document(), cover=Cover("Rivierdal", logo=logo)), io.BytesIO())


def test_cover_refuses_a_title_that_fills_it() -> None:
    with pytest.raises(PdfError, match="te lang"):
        build_pdf(replace(document(), title=LONG_TEXT), io.BytesIO())


def test_style_refuses_a_colour_in_words() -> None:
    with pytest.raises(PdfError, match="'primary' is 'rood'"):
        Style.from_tokens({"primary": "rood"})


def test_style_leaves_tokens_of_the_screen_alone() -> None:
    assert Style.from_tokens({"radius": "4px", "ink": "#000000"}) == Style(ink="#000000")


def test_name_of_says_how_to_get_absent_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(PdfError, match="Draai eerst make assets"):
        fonts.name_of("regular")
