"""The blocks of a report, on paper."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path

import outloud
import pdfua
import pypdf
import pytest
from matplotlib import rc_context
from matplotlib.figure import Figure

from adoptie import pdf
from rapportage.blocks import Chart, Column, Content, Heading, Hidden, KeyFigure, Note, Table, Text, Wording
from rapportage.renderers.naming import charts_of
from rapportage.renderers.pdf import make_document, render_pdf
from tests.rapportage.examples import rich_content

ALT = "Het aandeel internet stijgt van bijna vier vijfde naar bijna alles, met een dip in januari."


def drawing() -> str:
    out = io.StringIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "vast"}):
        figure = Figure(figsize=(6, 2.5))
        axes = figure.subplots()
        axes.plot([1, 2, 3], [0.5, 0.7, 0.9])
        axes.fill_between([1, 2, 3], [0.4, 0.6, 0.8], [0.6, 0.8, 1.0], alpha=0.2)
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


@pytest.fixture(scope="module")
def content() -> Content:
    content = rich_content()
    blocks = tuple(
        dc.replace(block, alt=ALT) if isinstance(block, Chart) else block for block in content.blocks
    )
    return dc.replace(content, blocks=blocks)


@pytest.fixture(scope="module")
def charts(content: Content) -> Mapping[str, str]:
    svg = drawing()
    return {block.anchor: svg for block in content.blocks if isinstance(block, Chart)}


def with_blocks(*blocks: object) -> Content:
    return dc.replace(rich_content(), blocks=blocks)  # type: ignore[arg-type]


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def parts(content: Content, kind: type[pdf.Element]) -> list[pdf.Element]:
    return [part for part in make_document(content, {}).elements if isinstance(part, kind)]


def test_render_pdf_satisfies_both_checkers(
    content: Content, charts: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(render_pdf(content, charts))
    assert [(found.severity, found.message) for found in outloud.check(str(path)).findings] == []
    assert list(pdfua.validate(str(path)).findings) == []


def test_render_pdf_gives_same_bytes_again(content: Content, charts: Mapping[str, str]) -> None:
    assert render_pdf(content, charts) == render_pdf(content, charts)


def test_render_pdf_begins_with_cover_contents_and_summary(content: Content) -> None:
    cover, contents, summary, *_ = texts(render_pdf(content, {}))
    assert all(words in cover for words in ("Digitaal werken in Rivierdal", "31 januari 2012"))
    assert "Inhoud" in contents
    assert all(words in summary for words in ("In het kort", *content.summary))


def test_render_pdf_says_on_each_page_that_figures_are_made_up(content: Content) -> None:
    assert all("Verzonnen cijfers" in text for text in texts(render_pdf(content, {})))


def test_render_pdf_is_silent_about_made_up_figures_when_there_are_none() -> None:
    assert not any("Verzonnen" in text for text in texts(render_pdf(with_blocks(Text("Echt.")), {})))


def test_render_pdf_draws_a_table_when_a_chart_has_no_drawing(content: Content) -> None:
    text = " ".join(texts(render_pdf(content, {})))
    assert text.count("Bijna alles komt nu digitaal binnen") == 4
    assert text.count("Cijfers bij de grafiek") == 4


def test_make_document_lists_both_wordings_of_a_question_under_its_chart() -> None:
    wordings = (Wording("2016", "Hoe vaak?"), Wording("2017", "Hoe vaak per week?"))
    chart = dc.replace(charts_of(rich_content())[0], wordings=wordings)
    lists = [part for part in parts(with_blocks(chart), pdf.Bullets) if isinstance(part, pdf.Bullets)]
    assert lists[0].items == ("2016: Hoe vaak?", "2017: Hoe vaak per week?")


def test_make_document_puts_neighbouring_key_figures_together() -> None:
    figure = KeyFigure("a", "1", "", "", "")
    groups = parts(with_blocks(figure, figure, Text("Tussenin."), figure), pdf.Cards)
    assert [len(group.cards) for group in groups if isinstance(group, pdf.Cards)] == [2, 1]


def test_make_document_writes_cells_as_dutch_readers_do() -> None:
    columns = (
        Column("Naam"),
        Column("Aantal", "aantal"),
        Column("Aandeel", "procent", 1),
        Column("Dagen", "getal", 1),
        Column("Datum", "datum"),
    )
    rows = (("=Post", 1253, 0.8738, 1.25, dt.date(2011, 5, 3)), ("Balie", Hidden(), None, -2.0, None))
    (table,) = parts(with_blocks(Table("Cijfers", columns, rows)), pdf.Table)
    assert isinstance(table, pdf.Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["=Post", "1.253", "87,4\xa0%", "1,3", "3 mei 2011"],
        ["Balie", "te weinig antwoorden", "–", "−2,0", "–"],
    ]
    assert [column.numeric for column in table.columns] == [False, True, True, True, False]
    assert table.rows[1][1].hidden


def test_make_document_makes_chapters_of_the_highest_headings() -> None:
    headings = parts(with_blocks(Heading(1, "Een", "a"), Heading(2, "Twee", "b")), pdf.Heading)
    assert [part.chapter for part in headings[1:] if isinstance(part, pdf.Heading)] == [True, False]


def test_render_pdf_says_on_the_cover_that_figures_are_made_up() -> None:
    content = with_blocks(Text("Tekst."), Note("Alles is verzonnen.", "fictief"))
    document = make_document(content, {})
    assert document.cover is not None
    assert document.cover.remark == "Verzonnen cijfers. Alles is verzonnen."
    assert "Verzonnen cijfers. Alles is verzonnen." in texts(render_pdf(content, {}))[0]


def test_make_document_writes_periods_as_people_read_them() -> None:
    table = Table("Aantallen", (Column("Begonnen in"), Column("Aantal", "aantal")), (("2025-07", 98),))
    document = make_document(dc.replace(with_blocks(table), period="2026-K2"), {})
    (drawn,) = [part for part in document.elements if isinstance(part, pdf.Table)]
    assert document.cover is not None
    assert document.cover.period == "tweede kwartaal van 2026"
    assert drawn.rows[0][0].text == "juli 2025"


def test_make_document_says_under_the_chart_where_its_figures_are() -> None:
    chart = charts_of(rich_content())[0]
    long = dc.replace(chart, table=dc.replace(chart.table, rows=chart.table.rows * 8))
    (figure,) = [
        part
        for part in make_document(with_blocks(long), {chart.anchor: drawing()}).elements
        if isinstance(part, pdf.Figure)
    ]
    assert figure.source == (
        "Bron: Zaaksysteem, 1.434 aanvragen. De cijfers staan achterin, bij 'Cijfers bij de grafieken'."
    )


def test_make_document_takes_the_colours_of_the_gemeente() -> None:
    content = dc.replace(with_blocks(), theme={"primary": "#123456", "lettertype": "Eigen Sans"})
    assert make_document(content, {}).style.primary == "#123456"


def test_render_pdf_survives_an_empty_report() -> None:
    empty = Content("", "", "", "", dt.date(2012, 1, 31), (), ())
    assert len(texts(render_pdf(empty, {}))) == 1


def test_render_pdf_shows_every_kind_of_note() -> None:
    notes = (
        Note("Een."),
        Note("Twee.", "waarschuwing"),
        Note("Drie.", "verborgen"),
        Note("Vier.", "fictief"),
    )
    text = " ".join(texts(render_pdf(with_blocks(*notes), {})))
    assert all(words in text for words in ("Goed om te weten", "Let op", "Niet getoond", "Verzonnen cijfers"))
