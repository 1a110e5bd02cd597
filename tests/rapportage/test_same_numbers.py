"""One report, six forms: every number of every table is held against every other form of it, one by one.

A file has the number whole, a page has it as a reader sees it; what is hidden is hidden everywhere.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pypdf import PdfReader

from adoptie import dutch
from adoptie.models import Gemeente
from metingen.models import Meetwaarde
from rapportage.actions.rapport import build_rapport, publish_rapport, settle_rapport
from rapportage.blocks import Amount, Cell, Column, Content, Hidden, Interval, Table
from rapportage.blocks_json import loads
from rapportage.models import Rapport
from rapportage.renderers.cells import cell_words
from rapportage.renderers.naming import blocks_with_tables, tables_of
from tests.factories.adoptie import TrajectFactory, member
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure
from tests.factories.rapportage import opdracht

API = "/api/v1/cijfers?gemeente=hattem&perPagina=1000"


@pytest.fixture
def rapport(gemeente: Gemeente) -> Rapport:
    """Give a published report with figures of cases, of a round, and one that may not be shown."""
    case_figure(gemeente, "doorlooptijd", "2011-05", None, n=3)
    ronde = make_ronde(traject=TrajectFactory.create(gemeente=gemeente))
    question_figure(ronde, "werk:score", 61.7)
    built = build_rapport(opdracht=opdracht(gemeente, periode="2011-K3"), by="test")
    settle_rapport(rapport=built, by="test")
    return publish_rapport(rapport=built, by="test")


@pytest.fixture
def files(rapport: Rapport) -> dict[str, bytes]:
    return {each.naam: bytes(each.inhoud) for each in rapport.bestanden.all()}


@pytest.fixture
def content(files: dict[str, bytes]) -> Content:
    """Give the report as its JSON has it: that is what the other forms are held against."""
    return loads(files["rapport.json"].decode())


@dataclass(frozen=True)
class Place:
    """A cell, and where it stands: the table, the row, and the first column that it takes in a file."""

    table: int
    row: int
    column: int
    spread: int
    cell: Cell
    head: Column


def places(content: Content) -> Iterator[Place]:
    for number, (_, table) in enumerate(tables_of(content)):
        for row, cells in enumerate(table.rows):
            spread = 0
            for column, (cell, head) in enumerate(zip(cells, table.columns, strict=True)):
                yield Place(number, row, column, spread, cell, head)
                spread += 2 if head.interval else 1


def whole(place: Place) -> list[Any]:
    """Return what a file must have for a cell: numbers as they are, or the reason that there is none."""
    cell = place.cell
    if isinstance(cell, Interval) and place.head.interval:
        return [cell.low, cell.high]
    value = cell.reason if isinstance(cell, Hidden) else cell.value if isinstance(cell, Amount) else cell
    return [value] * (2 if place.head.interval else 1)


class _Tables(HTMLParser):
    """Reads the tables of a page as rows of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self._cell = []

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.tables[-1][-1].append(plain("".join(self._cell)))
            self._cell = None


def plain(text: str) -> str:
    """Return text as it is compared: white space of any kind is one space."""
    return " ".join(html.unescape(text).replace(dutch.NBSP, " ").split())


def test_report_has_numbers_of_every_kind(content: Content) -> None:
    cells = [place.cell for place in places(content)]

    assert sum(isinstance(cell, int | float) for cell in cells) > 30
    assert any(isinstance(cell, Interval) for cell in cells)
    assert any(isinstance(cell, Hidden) for cell in cells)


def test_csv_has_every_number_of_the_json(content: Content, files: dict[str, bytes]) -> None:
    read = [
        list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
        for name, _ in tables_of(content)
    ]

    for place in places(content):
        for at, value in enumerate(whole(place)):
            told = read[place.table][place.row][place.spread + at]
            number = isinstance(value, int | float)
            assert (float(told.replace(",", ".")) if number else told) == ("" if value is None else value), (
                place
            )


def test_workbook_has_every_number_of_the_json(content: Content, files: dict[str, bytes]) -> None:
    sheets = load_workbook(io.BytesIO(files["rapport.xlsx"])).worksheets[1:]
    assert len(sheets) == len(blocks_with_tables(content))

    for place in places(content):
        for at, value in enumerate(whole(place)):
            told = sheets[place.table].cell(place.row + 2, place.spread + at + 1).value
            if isinstance(value, str):
                assert plain(str(told)) in {plain(value), plain(cell_words(value, place.head))}, place
            else:
                # A workbook keeps fifteen digits.
                assert told == (value if value is None else pytest.approx(value, rel=1e-14)), place


@pytest.mark.parametrize("where", ["file", "site", "public"])
def test_page_has_every_number_as_it_is_read(
    content: Content, files: dict[str, bytes], rapport: Rapport, client: Client, where: str
) -> None:
    if where == "site":
        client.force_login(member(rapport.gemeente))
    address = {"site": "/gemeente/hattem", "public": "/openbaar/hattem"}.get(where, "")
    page = client.get(f"{address}/rapporten/{rapport.pk}/").content if address else files["rapport.html"]
    parser = _Tables()
    parser.feed(page.decode())
    tables = [table[1:] for table in parser.tables if table]
    assert len(tables) == len(blocks_with_tables(content))

    for place in places(content):
        row = tables[place.table][place.row]
        # Where the head of a row goes over several, the later ones have a cell less.
        width = len(list(tables_of(content))[place.table][1].columns)
        column = place.column - (width - len(row))
        if column >= 0:
            words = plain(cell_words(place.cell, place.head))
            assert row[column] in {words, f"{words}geen cijfer"}, place


def test_pdf_has_every_number_as_it_is_read(content: Content, files: dict[str, bytes]) -> None:
    pages = PdfReader(io.BytesIO(files["rapport.pdf"])).pages
    text = re.sub(r"\s", "", " ".join(page.extract_text() for page in pages))

    for _, table in tables_of(content):
        assert table.rows
        for row in _numbers(table):
            assert row in text, (table.title, row)


def _numbers(table: Table) -> Iterator[str]:
    """Yield the numbers of each row of a table in one piece, as they follow each other on paper."""
    for row in table.rows:
        told = zip(row, table.columns, strict=True)
        words = [cell_words(cell, column) for cell, column in told if not isinstance(cell, str | Hidden)]
        yield from (re.sub(r"\s", "", each) for each in words)


def test_api_has_every_figure_that_the_report_rests_on(rapport: Rapport, client: Client) -> None:
    told = client.get(API).json()["resultaten"]
    known = {(each["indicator"], each["lengte"], each["periode"], each["categorie"]): each for each in told}
    kept = Meetwaarde.objects.filter(pk__in=rapport.cijfers).select_related("indicator")

    assert len(kept) == len(rapport.cijfers) > 10
    for figure in kept:
        assert figure.status == STATUS.GEPUBLICEERD
        found = known[figure.indicator.code, figure.lengte, figure.periode, figure.categorie]
        numbers = (figure.waarde, figure.laag, figure.hoog, figure.n if figure.waarde is not None else None)
        assert (found["waarde"], found["laag"], found["hoog"], found["n"]) == numbers


def test_api_and_report_tell_the_same_numbers(content: Content, rapport: Rapport, client: Client) -> None:
    """Every month of the chart of a goal is in the API, with the same value and margin."""
    chart = next(block for block in blocks_with_tables(content) if block.anchor == "grafiek-doorlooptijd")
    told = client.get(f"{API}&indicator=doorlooptijd&lengte=maand").json()["resultaten"]
    by_name = {each["periodeNaam"]: each for each in told}
    table = next(table for _, table in tables_of(content) if table is getattr(chart, "table", None))

    assert len(table.rows) > 5
    for row in table.rows:
        figure = by_name[str(row[0])]
        if isinstance(row[1], Hidden):
            assert (figure["waarde"], figure["reden"]) == (None, row[1].reason)
        else:
            assert figure["waarde"] == row[1]
            (margin,) = (cell for cell in row if isinstance(cell, Interval))
            assert (figure["laag"], figure["hoog"]) == (margin.low, margin.high)
