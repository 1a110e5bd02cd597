"""One question in the classes of the profile of the panel: each breakdown beside everybody together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metingen.queries.cijfers import Cijfer
from metingen.queries.kenmerken import by_kenmerk, class_name, kenmerk_name
from rapportage.blocks import Cell, Chart, Column, Table
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.answers import NO_MARGINS
from rapportage.reports.series import point
from rapportage.reports.words import capital, value_text
from rapportage.screens.cijfer import hidden_parts, if_any, side_by_side

_BY_CHANCE = (
    "Verschillen tussen mensen met een ander kenmerk kunnen toeval zijn: wie meedeed, is geen steekproef."
)
# Of fewer the words would say what the chart does.
_LEAST_TOLD = 2


def parts(
    doelgroep: str, klassen: Sequence[Cijfer], newest: Cijfer | None, answers: Sequence[Cijfer]
) -> Iterator[Chart | Table]:
    """Yield what each breakdown shows of the last round: ``newest`` of everybody, or else their ``answers``.

    Where people chose between answers, the chart has the one that most chose, and the table has them all.
    """
    whole = newest or _most(answers)
    if whole is None:
        return
    for kenmerk, figures in by_kenmerk(_last(klassen, whole)).items():
        own = [each for each in figures if each.categorie == whole.categorie]
        shown = if_any([(class_name(each), each) for each in own])
        name = kenmerk_name(kenmerk)
        named = (capital(name), f"per-{kenmerk}-{doelgroep}")
        yield from side_by_side(_title(name, whole, own), named, shown, ("Iedereen", whole))
        if whole.categorie and shown:
            yield _table(name, figures, f"alle-antwoorden-{kenmerk}-{doelgroep}")


def remarks(klassen: Sequence[Cijfer], newest: Cijfer | None, answers: Sequence[Cijfer]) -> str:
    """Say how to read the classes, which are not shown, and which part is; empty where there are none."""
    whole = newest or _most(answers)
    told = []
    if any(not each.hidden for each in (_last(klassen, whole) if whole else ())):
        told.append(_BY_CHANCE)
    for kenmerk, figures in by_kenmerk(_last(klassen, whole) if whole else ()).items():
        own = [each for each in figures if whole and each.categorie == whole.categorie]
        missing = hidden_parts(f"klassen van {kenmerk_name(kenmerk)}", own)
        if missing:
            shown = sum(not each.hidden for each in own)
            told.append(f"{missing} Te zien: {shown} van de {len(own)}.")
    return " ".join(told)


def _last(klassen: Sequence[Cijfer], whole: Cijfer) -> list[Cijfer]:
    return [each for each in klassen if (each.ronde_id, each.code) == (whole.ronde_id, whole.code)]


def _most(answers: Sequence[Cijfer]) -> Cijfer | None:
    """Return the answer of everybody that most chose; one of those not shown where none is."""
    return max(answers, key=lambda figure: figure.waarde or 0.0, default=None)


def _title(name: str, whole: Cijfer, own: Sequence[Cijfer]) -> str:
    """Say between which classes all lie."""
    about = f"'{whole.categorie}' per {name}" if whole.categorie else f"Per {name}"
    shown = sorted((each for each in own if not each.hidden), key=lambda each: each.waarde or 0.0)
    if len(shown) < _LEAST_TOLD:
        return f"{about}, {whole.periode_naam}"
    low, high = (f"{value_text(each)} ({class_name(each)})" for each in (shown[0], shown[-1]))
    if value_text(shown[0]) == value_text(shown[-1]):
        return f"{about}: overal {value_text(shown[0])}"
    return f"{about}: van {low} tot {high}"


def _table(name: str, figures: Sequence[Cijfer], anchor: str) -> Table:
    """Return every answer of every class; one line for a class that is not shown."""
    rows: list[tuple[Cell, ...]] = []
    for klasse in dict.fromkeys(map(class_name, figures)):
        own = [each for each in figures if class_name(each) == klasse]
        lines = own[:1] if all(each.hidden for each in own) else own
        rows += [
            (klasse, "alle antwoorden" if each.hidden else each.categorie, *_cells(each)) for each in lines
        ]
    columns = (Column(capital(name)), Column("Antwoord"), *figure_columns("Aandeel", "procent"))
    return Table(f"Alle antwoorden per {name}", columns, tuple(rows), (NO_MARGINS,), anchor)


def _cells(figure: Cijfer) -> tuple[Cell, ...]:
    return figure_cells(point(figure), "procent")
