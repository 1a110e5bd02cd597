"""Where things come on the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adoptie.pdf import Figure, Heading, Paragraph
from adoptie.pdf.strips import ROOM, Strip, paginate
from adoptie.pdf.style import BOTTOM, PAGE_HEIGHT, TOP
from tests.adoptie.pdf.examples import DRAWING, SENTENCE, built, read, table

heights = st.floats(1, ROOM)
strips = st.builds(
    Strip,
    heights,
    st.just(lambda _pen, _top: None),
    before=st.floats(0, 40),
    after=st.floats(0, 40),
    keep=st.booleans(),
    new_page=st.booleans(),
)


@given(st.lists(strips, max_size=40))
def test_paginate_places_every_strip_once_in_order(given_strips: list[Strip]) -> None:
    assert [placed.strip for page in paginate(given_strips) for placed in page] == given_strips


@given(st.lists(strips, max_size=40))
def test_paginate_stays_within_the_page_without_overlap(given_strips: list[Strip]) -> None:
    for page in paginate(given_strips):
        lower = PAGE_HEIGHT - TOP
        for placed in page:
            assert placed.top <= lower + 1e-6
            lower = placed.top - placed.strip.height
        assert lower >= BOTTOM - 1e-6


@given(st.lists(strips, max_size=40))
def test_paginate_leaves_no_page_empty_but_the_only_one(given_strips: list[Strip]) -> None:
    pages = paginate(given_strips)
    assert all(pages) or len(pages) == 1


def test_paginate_repeats_a_header_at_the_top_of_a_page() -> None:
    header = Strip(20, lambda _pen, _top: None)
    rows = [Strip(ROOM / 4, lambda _pen, _top: None, repeat=(header,)) for _ in range(4)]
    first, second = paginate([header, *rows])
    assert [placed.again for placed in first] == [False] * 4
    assert [placed.again for placed in second] == [True, False]


def test_heading_never_stands_alone_at_the_foot() -> None:
    for lines in range(30, 60):
        filler = [Paragraph("Regel.", "small")] * lines
        parts = (Heading("Kop van de tabel", 2), table(8))
        pages = [page.extract_text() for page in read(built(*filler, *parts)).pages]
        assert all(("Kop van de tabel" in page) == ("kanaal 0" in page) for page in pages)


def test_figure_stays_with_its_title() -> None:
    filler = [Paragraph(SENTENCE * 8)] * 4
    pages = read(built(*filler, Figure(DRAWING, "Woorden.", "De vondst", "De maat", "De bron"))).pages
    texts = [page.extract_text() for page in pages]
    assert all(("De vondst" in text) == ("De bron" in text) for text in texts)


def test_paragraph_leaves_no_single_line_behind() -> None:
    for filler in range(25, 45):
        data = built(*[Paragraph("Vulling.", "small")] * filler, Paragraph("woord " * 50))
        pages = [page.extract_text().splitlines() for page in read(data).pages]
        assert 1 not in [sum(line.startswith("woord") for line in page) for page in pages]
