from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from playwright.sync_api import Page

from rapportage.blocks import BlockError, Chart, Column, Content, Heading, Note, Table, Text, Wording
from rapportage.renderers.files import render_files
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of, tables_of
from tests.browsing import WIDTHS
from tests.rapportage import strategies
from tests.rapportage.examples import rich_content

Axe = Callable[[Page], list[str]]
VOID = {"meta", "img", "source", "br", "link"}


class Outline(HTMLParser):
    """Keeps what a test asks for, and fails on tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def render(content: Content, *, site: bool = False) -> str:
    files = {chart.anchor: f"grafieken/{chart.anchor}.svg" for chart in charts_of(content)}
    narrow = {anchor: name.replace("/", "/smal/") for anchor, name in files.items()}
    names = [name for name, _ in tables_of(content)]
    return render_html(content, charts=files, narrow=narrow, tables=names, site=site)


def test_render_html_gives_chart_as_image_with_its_words() -> None:
    outline = Outline(render(rich_content()))
    images = [attrs for tag, attrs in outline.tags if tag == "img"]

    assert images[0]["src"] == "grafieken/trend.svg"
    assert images[0]["alt"] == "Van 79\xa0% naar 100\xa0%."
    assert "grafieken/smal/trend.svg" in outline.values("srcset")


def test_render_html_says_before_the_summary_that_figures_are_made_up() -> None:
    html = render(rich_content())

    assert html.index("Dit zijn verzonnen cijfers.") < html.index("In het kort")
    assert html.count("Dit zijn verzonnen cijfers.") == 1
    assert "Verzonnen cijfers" not in render(replace(rich_content(), blocks=(Text("Echt."),)))


def test_render_html_writes_the_period_as_people_read_it() -> None:
    assert "Over: tweede kwartaal van 2026." in render(replace(rich_content(), period="2026-K2"))


def test_render_html_leaves_its_styles_as_they_are() -> None:
    styles = render(rich_content()).partition("<style>")[2].partition("</style>")[0]

    assert "rgb(28 37 48 / 22%)" in styles


def test_render_html_keeps_number_and_unit_on_one_line() -> None:
    html = render(replace(rich_content(), blocks=(Text("Op 3 mei 2011 was het 9 procentpunten meer."),)))

    assert "Op 3\xa0mei\xa02011 was het 9\xa0procentpunten meer." in html


def test_render_html_has_one_h1_and_a_contents_list_that_leads_somewhere() -> None:
    outline = Outline(render(rich_content()))
    links = [target[1:] for target in outline.values("href") if target.startswith("#")]

    assert [tag for tag, _ in outline.tags].count("h1") == 1
    assert links == ["rapport.inhoud", "digitaal", "medewerkers"]
    assert set(links) <= set(outline.values("id"))


def test_render_html_ties_cells_to_their_headings() -> None:
    outline = Outline(render(rich_content()))
    scopes = [attrs.get("scope") for tag, attrs in outline.tags if tag == "th"]

    assert None not in scopes
    assert [tag for tag, _ in outline.tags].count("caption") == len(list(tables_of(rich_content())))


def test_render_html_lets_one_head_stand_for_rows_that_begin_alike() -> None:
    rows = (("Waar werkt u?", "Thuis", 0.6), ("Waar werkt u?", "Kantoor", 0.9), ("Hoe lang?", "Kort", 1.0))
    columns = (Column("Vraag"), Column("Antwoord"), Column("Aandeel", "procent"))

    html = render(replace(rich_content(), blocks=(Table("Vragen", columns, rows),)))

    heads = [attrs.get("rowspan") for tag, attrs in Outline(html).tags if attrs.get("scope") == "row"]
    assert heads == ["2", None]
    assert html.count("Waar werkt u?") == 1


def test_render_html_writes_hidden_cell_in_words() -> None:
    assert '<td class="utrecht-table__cell spoor-geheim">te weinig antwoorden</td>' in render(rich_content())


def test_render_html_links_each_table_to_its_file() -> None:
    outline = Outline(render(rich_content()))

    assert [name for name in outline.values("href") if name.endswith(".csv")] == [
        name for name, _ in tables_of(rich_content())
    ]


def test_render_html_without_addresses_shows_words_and_table() -> None:
    html = render_html(rich_content(), charts={}, site=True)

    assert "<img" not in html
    assert html.count('<details class="rapport-cijfers" open>') == 4
    assert "CSV" not in html


def test_render_html_for_the_site_is_a_part_without_styles() -> None:
    html = render(rich_content(), site=True)

    assert not re.search(r"<style|style=|<script|<html|<h1|<main", html)
    assert html.lstrip().startswith("<article")


def test_render_html_needs_nothing_from_elsewhere() -> None:
    html = render(rich_content())

    assert not re.search(r"url\(|@import|https?:|//[a-z]|<script|<link", html)


def test_render_html_takes_colours_of_the_gemeente() -> None:
    assert "--spoor-primary: #123456" in render(replace(rich_content(), theme={"primary": "#123456"}))


def test_render_html_escapes_what_people_wrote() -> None:
    content = replace(
        rich_content(), title="<script>", blocks=(Text("<b>", items=("{{ x }}",)), Note("&amp;"))
    )
    html = render(content)

    assert "<script" not in html
    assert "&lt;b&gt;" in html
    assert "{{ x }}" in html
    assert "&amp;amp;" in html


@settings(max_examples=40)
@given(strategies.contents())
def test_render_html_closes_every_tag_for_any_content(content: Content) -> None:
    outline = Outline(render(content))
    ids = outline.values("id")

    assert len(ids) == len(set(ids))


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_report_has_no_accessibility_violations(tmp_path: Path, page: Page, axe: Axe, width: int) -> None:
    for name, data in render_files(rich_content(), pdf=lambda _, __: b"").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((tmp_path / "rapport.html").as_uri())

    assert axe(page) == []
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_render_html_refuses_a_colour_that_is_none() -> None:
    with pytest.raises(BlockError, match="primary"):
        render(replace(rich_content(), theme={"primary": "red}body{display:none"}))


def test_render_html_shows_both_wordings_of_a_question_under_its_chart() -> None:
    content = rich_content()
    wordings = (Wording("2016", "Hoe <vaak>?"), Wording("2017", "Hoe vaak per week?"))
    blocks = tuple(
        replace(block, wordings=wordings) if isinstance(block, Chart) and block.anchor == "teams" else block
        for block in content.blocks
    )
    html = render(replace(content, blocks=blocks))

    assert "<dt>2016</dt><dd>Hoe &lt;vaak&gt;?</dd>" in html
    assert "<dt>2017</dt><dd>Hoe vaak per week?</dd>" in html


def test_render_html_puts_remarks_at_the_end_of_their_chapter_with_links_both_ways() -> None:
    chapters = (
        Heading(1, "Een", "een"),
        Text("Bijna alles.", note="Van een paar weten we het niet."),
        Text("Nog iets."),
        Heading(1, "Twee", "twee"),
        Text("Minder.", note="Een schatting."),
    )
    html = render(replace(rich_content(), blocks=chapters), site=True)

    places = [html.index(words) for words in ("Nog iets.", "Van een paar", 'id="twee"', "Een schatting.")]
    assert places == sorted(places)
    for number in (1, 2):
        for name in (f"noot.{number}", f"noot.{number}.terug"):
            assert html.count(f'id="{name}"') == html.count(f'href="#{name}"') == 1
