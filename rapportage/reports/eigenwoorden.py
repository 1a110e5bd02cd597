"""What people wrote in their own words: how many about what, and what was released of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.citaten import Citaat, Gelezen
from rapportage.blocks import Bars, Block, Cell, Column, Heading, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.queries.enquete import Enquete
from rapportage.reports.groups import WHOLE
from rapportage.reports.series import point
from rapportage.reports.words import value_text

# So many texts under one heading: the first by the numbers that were drawn.
MOST_QUOTED = 8
_READ = (
    "Een lezer van de gemeente las alle teksten en haalde namen eruit. "
    "De teksten staan op alfabet. Drie blokjes staan voor woorden die zijn weggehaald."
)
_BESIDE = "Tussen haakjes staat de groep, waar genoeg mensen van die groep iets schreven."
_COUNTED = "Een tekst kan over meer dan een thema gaan. De lezer deelde de teksten in."
_OTHER = "Andere teksten"


def chapter(enquete: Enquete) -> Iterator[Block]:
    """Yield a chapter per open question that was read; nothing where none was."""
    for number, gelezen in enumerate(_told(enquete), start=1):
        figures = _figures(enquete, gelezen)
        question = next((each.vraag_tekst for each in enquete.samen if _column_of(each) == gelezen.kolom), "")
        yield Heading(1, f"In eigen woorden: {finding(figures, gelezen)}", f"woorden-{number}")
        if question:
            yield Text(question, "lead")
        if figures:
            yield from _counts(number, enquete, figures)
        yield from _quotes(number, gelezen, _most_first(figures))


def in_short(enquete: Enquete) -> Iterator[str]:
    """Yield a sentence per open question that was read."""
    for gelezen in _told(enquete):
        yield f"In eigen woorden: {finding(_figures(enquete, gelezen), gelezen)}."


def finding(figures: Sequence[Cijfer], gelezen: Gelezen) -> str:
    """Say what most people wrote about, else how many texts can be read."""
    first = next((each for each in _most_first(figures) if each.waarde), None)
    if first is not None:
        return f"{value_text(first)} schreef over '{first.naam}'"
    shown = dutch.counted(len(gelezen.citaten), "tekst", "teksten")
    return f"{shown} van de {gelezen.aantal} zijn te lezen"


def _told(enquete: Enquete) -> list[Gelezen]:
    """Return the questions that were read, in their order."""
    asked = [figure.vraag_code for figure in enquete.samen]
    return sorted(enquete.gelezen, key=lambda each: _place(asked, each.kolom))


def _figures(enquete: Enquete, gelezen: Gelezen) -> list[Cijfer]:
    return [each for each in enquete.samen if each.of_theme and _column_of(each) == gelezen.kolom]


def _place(asked: Sequence[str], kolom: str) -> tuple[int, str]:
    code = kolom.partition("[")[0]
    return (asked.index(code) if code in asked else len(asked)), kolom


def _column_of(figure: Cijfer) -> str:
    return figure.code.partition(":")[0]


def _most_first(figures: Sequence[Cijfer]) -> list[Cijfer]:
    """Return themes by their share, the hidden ones last."""
    return sorted(figures, key=lambda each: (each.hidden, -(each.waarde or 0), each.naam))


def _counts(number: int, enquete: Enquete, figures: Sequence[Cijfer]) -> Iterator[Block]:
    ordered = _most_first(figures)
    chart = make_chart(
        Bars(tuple(replace(point(each), x=each.naam) for each in ordered)),
        "procent",
        title="Waar mensen over schreven",
        measure="Aandeel van wie bij deze vraag iets schreef",
        source=enquete.ronde.naam,
        anchor=f"grafiek-woorden-{number}",
    )
    named = replace(chart.table, columns=(Column("Thema"), *chart.table.columns[1:]))
    yield replace(chart, table=named)
    yield Text(_COUNTED, "small")
    rows: list[tuple[Cell, ...]] = []
    for figure in ordered:
        own = [each for each in enquete.groepen if each.code == figure.code]
        if own:
            rows += [
                (figure.naam, each.groep or WHOLE, *figure_cells(point(each), "procent"))
                for each in (figure, *own)
            ]
    if rows:
        columns = (Column("Thema"), Column("Groep"), *figure_columns("Schreef hierover", "procent"))
        yield Table(
            "Per groep: waar mensen over schreven", columns, tuple(rows), (), f"tabel-woorden-{number}"
        )


def _quotes(number: int, gelezen: Gelezen, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield the texts by theme; of a theme that is hidden they stand among the others."""
    if not gelezen.citaten:
        return
    beside = [_BESIDE] if any(each.groep for each in gelezen.citaten) else []
    yield Text(" ".join([_READ, *beside, _released(gelezen)]))
    shown = [each for each in figures if not each.hidden]
    codes = {each.code for each in shown}
    parts = [(each.naam, [text for text in gelezen.citaten if each.code in text.themas]) for each in shown]
    parts.append((_OTHER, [text for text in gelezen.citaten if not text.themas & codes]))
    for order, (name, texts) in enumerate(parts, start=1):
        if texts:
            yield Heading(2, name, f"woorden-{number}-{order}")
            yield Text("", "eigen", _in_order(texts[:MOST_QUOTED]))
            if len(texts) > MOST_QUOTED:
                yield Text(f"Dit zijn er {MOST_QUOTED} van de {len(texts)}, door het lot gekozen.", "small")


def _in_order(texts: Sequence[Citaat]) -> tuple[str, ...]:
    """Return texts by the alphabet: that order says nothing that they do not say themselves."""
    return tuple(sorted(map(_quoted, texts), key=str.casefold))


def _released(gelezen: Gelezen) -> str:
    shown = len(gelezen.citaten)
    if shown == gelezen.aantal:
        return f"Alle {shown} teksten zijn vrijgegeven."
    return f"Van de {gelezen.aantal} teksten zijn er {shown} vrijgegeven."


def _quoted(citaat: Citaat) -> str:
    return f"'{citaat.tekst}'{f' ({citaat.groep})' if citaat.groep else ''}"
