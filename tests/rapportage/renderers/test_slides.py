from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import outloud
import pdfua
import pypdf
import pytest

from adoptie import pdf
from rapportage.blocks import Chart, Content, Heading, Note, Text
from rapportage.charts import draw_svg
from rapportage.renderers.naming import charts_of
from rapportage.renderers.slides import make_deck, render_slides
from tests.rapportage.examples import rich_content

_ALT = "Het aandeel digitaal steeg van 78 procent in 2010 naar 97 procent in 2011."


@pytest.fixture(scope="module")
def charts() -> dict[str, str]:
    return {chart.anchor: draw_svg(chart) for chart in charts_of(rich_content())}


def texts(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def titles(content: Content, charts: Mapping[str, str]) -> list[str]:
    return [slide.title for slide in make_deck(content, charts).slides]


def test_render_slides_satisfies_both_checkers(charts: Mapping[str, str], tmp_path: Path) -> None:
    path = tmp_path / "presentatie.pdf"
    blocks = tuple(
        replace(block, alt=_ALT) if isinstance(block, Chart) else block for block in rich_content().blocks
    )
    path.write_bytes(render_slides(replace(rich_content(), blocks=blocks), charts))

    assert [(found.severity, found.message) for found in outloud.check(str(path)).findings] == []
    assert list(pdfua.validate(str(path)).findings) == []


def test_render_slides_gives_lying_pages_and_the_same_bytes_again(charts: Mapping[str, str]) -> None:
    data = render_slides(rich_content(), charts)

    assert render_slides(rich_content(), charts) == data
    sizes = {tuple(page.mediabox[2:]) for page in pypdf.PdfReader(io.BytesIO(data)).pages}
    assert [(round(float(wide)), round(float(high))) for wide, high in sizes] == [(842, 595)]


def test_first_slides_tell_what_it_is_and_the_summary(charts: Mapping[str, str]) -> None:
    opening, summary, *_ = texts(render_slides(rich_content(), charts))

    told = ("Digitaal werken in Rivierdal", "Rivierdal", "31 januari 2012", "Dit zijn verzonnen cijfers.")
    assert all(words in opening for words in told)
    assert all(words in summary for words in ("In het kort", *rich_content().summary))


def test_each_chart_has_a_page_with_its_finding_measure_and_source(charts: Mapping[str, str]) -> None:
    pages = texts(render_slides(rich_content(), charts))

    drawn = [page for page in pages if "Bron: Zaaksysteem" in page]
    assert len(drawn) == len(charts)
    assert all("Bijna alles komt nu digitaal binnen" in page for page in drawn)
    assert all("Aandeel aanvragen, in procenten" in page for page in drawn)


def test_chapter_is_told_by_its_finding_and_key_figures() -> None:
    slide = next(each for each in make_deck(rich_content(), {}).slides if "aanvragen komen" in each.title)

    assert slide.title == "Bijna alle aanvragen komen digitaal binnen"
    assert "Digitale aanvragen: 97 %, tussen 95 % en 98 %. gestegen" in [
        sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in slide.sentences
    ]


def test_a_few_pages_are_told_whole_and_no_sentence_twice() -> None:
    lead = "Bijna alles is digitaal."
    blocks = (
        Heading(1, "Wat we weten", "weten"),
        Text(lead, "lead"),
        Text("", items=("De doorlooptijd daalde.",)),
        Text("Zo kozen we.", "small"),
        Heading(1, "Wat we van u vragen", "vraag"),
        Text("Wilt u met ons praten?", "eigen"),
        Heading(1, "Dit gaan we doen", "doen"),
        Text("", "small", ("Elke week oefenen.",)),
        Heading(1, "Ondertekening", "ondertekening"),
        Text("Het college", "eigen"),
    )

    deck = make_deck(replace(rich_content(), summary=(lead,), blocks=blocks, pages=2), {})

    assert [(slide.title, slide.sentences) for slide in deck.slides] == [
        ("Wat we weten", (lead, "De doorlooptijd daalde.")),
        ("Wat we van u vragen", ("Wilt u met ons praten?",)),
        ("Dit gaan we doen", ("Elke week oefenen.",)),
    ]


def test_what_asks_attention_comes_last() -> None:
    content = rich_content()
    warned = replace(content, blocks=(*content.blocks, Note("Een bron is te laat.", "waarschuwing")))

    assert titles(warned, {})[-1] == "Let op"


def test_made_up_figures_are_told_on_each_page(charts: Mapping[str, str]) -> None:
    assert all("Verzonnen cijfers" in page for page in texts(render_slides(rich_content(), charts)))


def test_summary_that_does_not_fit_goes_on_on_the_next_page() -> None:
    long = replace(rich_content(), summary=tuple(f"Zin {number} " + "woord " * 25 for number in range(12)))

    pages = texts(render_slides(long, {}))

    assert "In het kort (vervolg)" in pages[2]
    assert all(f"Zin {number} " in " ".join(pages) for number in range(12))


def test_slides_need_a_title_and_a_description_of_each_chart(charts: Mapping[str, str]) -> None:
    deck = make_deck(rich_content(), charts)

    with pytest.raises(pdf.PdfError, match="geen titel"):
        pdf.build_slides(replace(deck, title=" "), io.BytesIO())
    bare = tuple(replace(slide, alt="") for slide in deck.slides)
    with pytest.raises(pdf.PdfError, match="geen beschrijving"):
        pdf.build_slides(replace(deck, slides=bare), io.BytesIO())
