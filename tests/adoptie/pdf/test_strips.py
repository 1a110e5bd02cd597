"""Where things come on the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adoptie.pdf import Bullets, Element, Figure, Heading, Paragraph
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
    chapter=st.booleans(),
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


def page_of(words: str, *elements: Element) -> int:
    pages = [page.extract_text() for page in read(built(*elements)).pages]
    return next(number for number, page in enumerate(pages, start=1) if words in page)


def chapter(title: str, paragraphs: int) -> list[Element]:
    return [Heading(title, chapter=True), *[Paragraph(SENTENCE * 4)] * paragraphs]


def test_short_chapter_goes_on_below_another_one() -> None:
    assert page_of("Tweede", *chapter("Eerste", 1), *chapter("Tweede", 2)) == 1


def test_long_chapter_begins_below_where_half_a_page_is_free() -> None:
    assert page_of("Tweede", *chapter("Eerste", 3), *chapter("Tweede", 12)) == 1


def test_long_chapter_begins_on_a_new_page_where_less_is_free() -> None:
    assert page_of("Tweede", *chapter("Eerste", 6), *chapter("Tweede", 12)) == 2


def test_chapter_begins_on_a_new_page_when_only_its_first_words_fit() -> None:
    tall = DRAWING.replace('height="260" viewBox="0 0 600 260"', 'height="540" viewBox="0 0 600 540"')
    second: list[Element] = [Heading("Tweede", chapter=True), Paragraph(SENTENCE)]
    second.append(Figure(tall, "Woorden.", "De vondst"))
    assert page_of("Tweede", *chapter("Eerste", 3), *second) == 2


def test_heading_is_not_parted_from_what_it_announces() -> None:
    for lines in range(30, 56):
        filler = [Paragraph("Regel.", "small")] * lines
        announced = (Heading("Mentaal spoor", 2), Paragraph("De stap wacht op drie dingen."), table(8))
        assert page_of("Mentaal spoor", *filler, *announced) == page_of("kanaal 0", *filler, *announced)


def test_list_is_not_parted_from_the_words_before_it() -> None:
    for lines in range(44, 58):
        filler = [Paragraph("Regel.", "small")] * lines
        announced = (Paragraph("Nagekeken:"), Bullets(("eerste punt", "tweede punt", "derde punt")))
        pages = [page.extract_text() for page in read(built(*filler, *announced)).pages]
        assert all(("Nagekeken" in page) == ("eerste punt" in page) for page in pages)
        assert all(page.count(" punt") != 1 for page in pages)


def test_small_table_stays_whole() -> None:
    for lines in range(30, 56):
        pages = read(built(*[Paragraph("Regel.", "small")] * lines, table(6))).pages
        assert [
            page.extract_text().count("kanaal ") for page in pages if "kanaal" in page.extract_text()
        ] == [6]


def test_long_table_leaves_no_page_with_a_few_rows() -> None:
    for rows in range(40, 52):
        pages = read(built(table(rows))).pages
        assert min(page.extract_text().count("kanaal ") for page in pages) >= 3


def test_many_short_items_stand_two_by_two_in_reading_order() -> None:
    short = tuple(f"vak {letter}" for letter in "abcdefgh")
    text = read(built(Bullets(short))).pages[0].extract_text()

    assert [text.index(name) for name in short] == sorted(text.index(name) for name in short)


def test_two_by_two_takes_half_the_height() -> None:
    short = tuple(f"vak {number}" for number in range(60))
    assert len(read(built(Bullets(short))).pages) == 1
    assert len(read(built(Bullets(tuple(f"{name} {SENTENCE}" for name in short)))).pages) > 2


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
