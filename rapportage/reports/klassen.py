"""A round of the panel in the classes of the profile, beside everybody together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.kenmerken import by_kenmerk, class_name, kenmerk_name
from rapportage.blocks import Block, Cell, Column, Heading, Table, Text
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.answers import NO_MARGINS
from rapportage.reports.groups import HEADS, WHOLE, one_number
from rapportage.reports.series import point
from rapportage.reports.words import capital, cell

_EVERY_ANSWER = "alle antwoorden"
_RESPONSE = "respons"
_CHOSEN = ("wat mensen kozen", "Aandeel")


def sections(number: int, name: str, whole: Sequence[Cijfer], klassen: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield for each item of the profile a table per kind of figure, and which part of it is shown."""
    for kenmerk, figures in by_kenmerk(klassen).items():
        called = kenmerk_name(kenmerk)
        anchor = f"{kenmerk}-{{}}-{number}"
        title = f"Per {called} in '{name}': {{}}"
        tables = [
            table
            for table in (
                *(_numbers(unit, called, title, anchor, whole, figures) for unit in HEADS),
                _choices(called, title, anchor, whole, figures),
            )
            if table
        ]
        if tables:
            yield Heading(2, f"Per {called} in '{name}'", f"thema-{number}-{kenmerk}")
            yield Text(f"{NO_MARGINS} {_share(figures)}")
            yield from tables


def responses(klassen: Sequence[Cijfer]) -> Iterator[Table]:
    """Yield how many people of each class answered; how many were asked is not told of classes."""
    own = by_kenmerk(each for each in klassen if each.code == _RESPONSE)
    rows = tuple(
        (capital(kenmerk_name(kenmerk)), each.groep, cell(each))
        for kenmerk, figures in own.items()
        for each in figures
    )
    if rows:
        columns = (Column("Kenmerk"), Column("Klasse"), Column("Ingevuld", "aantal"))
        yield Table("Wie meedeed, naar kenmerk", columns, rows, (), "tabel-meegedaan")


def _share(figures: Sequence[Cijfer]) -> str:
    """Say which part of the figures of classes is shown."""
    shown = sum(not each.hidden for each in figures)
    if shown == len(figures):
        return "Alle cijfers van klassen zijn te zien."
    return (
        f"Te zien: {dutch.number(shown)} van de {dutch.number(len(figures))} cijfers van klassen, "
        f"dat is {dutch.percentage(shown / len(figures))}."
    )


def _numbers(
    unit: str, called: str, title: str, anchor: str, whole: Sequence[Cijfer], figures: Sequence[Cijfer]
) -> Table | None:
    """Return what has one number for a question: everybody, then each class."""
    what, head = HEADS[unit]
    rows: list[tuple[Cell, ...]] = []
    for asked in whole:
        own = [each for each in figures if each.code == asked.code and not each.categorie]
        if own and asked.eenheid == unit and one_number(asked):
            rows += [
                (asked.naam, class_name(each) or WHOLE, *figure_cells(point(each), unit))
                for each in (asked, *own)
            ]
    if not rows:
        return None
    columns = (Column("Vraag"), Column(capital(called)), *figure_columns(head, unit))
    return Table(title.format(what), columns, tuple(rows), (), anchor.format(f"tabel-{head.lower()}"))


def _choices(
    called: str, title: str, anchor: str, whole: Sequence[Cijfer], figures: Sequence[Cijfer]
) -> Table | None:
    """Return each answer to what people chose; a class that is not shown has one line."""
    scored = {each.code.partition(":")[0] for each in whole if ":" in each.code}
    chosen = [each for each in whole if each.categorie and each.code not in scored and ":" not in each.code]
    rows: list[tuple[Cell, ...]] = []
    for code in dict.fromkeys(each.code for each in chosen):
        own = [each for each in figures if each.code == code]
        if own:
            rows += _answers([each for each in chosen if each.code == code])
            for klasse in dict.fromkeys(each.groep for each in own):
                rows += _answers([each for each in own if each.groep == klasse])
    if not rows:
        return None
    what, head = _CHOSEN
    columns = (
        *(Column("Vraag"), Column(capital(called)), Column("Antwoord")),
        *figure_columns(head, "procent"),
    )
    return Table(title.format(what), columns, tuple(rows), (), anchor.format("tabel-keuze"))


def _answers(figures: Sequence[Cijfer]) -> list[tuple[Cell, ...]]:
    none = all(each.hidden for each in figures)
    return [
        (
            each.vraag_tekst,
            class_name(each) or WHOLE,
            _EVERY_ANSWER if none else each.categorie,
            *figure_cells(point(each), "procent"),
        )
        for each in (figures[:1] if none else figures)
    ]
