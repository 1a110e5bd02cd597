"""The chapters on rounds: who answered, what they said, and which questions changed their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from adoptie import dutch
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer
from metingen.queries.vergelijking import Wording, wordings
from rapportage.blocks import Block, Column, Heading, Likert, Note, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.queries.feiten import Feiten
from rapportage.reports.words import cell

_MOST_ROWS = 8
_LEAST_ANSWERS = 3


def chapters(feiten: Feiten) -> Iterator[Block]:
    """Yield a chapter for each sealed round with figures, and one on changed wording."""
    for response in feiten.rondes:
        figures = [figure for figure in feiten.antwoorden if figure.ronde_id == response.ronde_id]
        if figures:
            yield from _round(response, figures)
    changed = [wording for wording in wordings(feiten.antwoorden) if not wording.comparable]
    if changed:
        yield from _broken(feiten, changed)


def summary(feiten: Feiten) -> Iterator[str]:
    measured = {figure.ronde_id for figure in feiten.antwoorden}
    for response in feiten.rondes:
        if response.ronde_id in measured:
            yield f"'{response.naam}': {_answered(response)}"


def _answered(response: Response) -> str:
    people = dutch.counted(response.ingevuld, "mens vulde", "mensen vulden")
    sentence = f"{people} de vragenlijst in"
    if response.uitgenodigd and response.share is not None:
        asked = dutch.number(response.uitgenodigd)
        sentence += f", van {asked} uitgenodigden ({dutch.percentage(response.share)})"
    return f"{sentence}."


def _round(response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    key = f"ronde-{response.ronde_id}"
    yield Heading(1, f"Wat mensen zeiden in '{response.naam}'", key)
    yield Text(_answered(response), "lead")
    days = f"Invullen kon van {dutch.day(response.begin)} tot en met {dutch.day(response.eind)}."
    yield Text(f"{response.doelgroep} {days}")
    distributions = [figure for figure in figures if _is_distribution(figure)]
    yield from _scales(response, distributions, {figure.code for figure in figures})
    yield from _choices(response, distributions, {figure.code for figure in figures})
    yield from _ticks(response, figures)
    yield from _scores(response, figures)


def _is_distribution(figure: Cijfer) -> bool:
    return bool(figure.categorie) and ":" not in figure.code


def _by_question(figures: Sequence[Cijfer]) -> dict[str, list[Cijfer]]:
    ordered = sorted(figures, key=lambda figure: (figure.code, figure.volgorde))
    return {code: list(rows) for code, rows in groupby(ordered, key=lambda figure: figure.code)}


def _scales(response: Response, figures: Sequence[Cijfer], codes: set[str]) -> Iterator[Block]:
    """Yield a diverging chart for questions with the same answer scale."""
    questions = _by_question([figure for figure in figures if f"{figure.code}:score" in codes])
    by_scale: dict[tuple[str, ...], list[list[Cijfer]]] = {}
    for rows in questions.values():
        by_scale.setdefault(tuple(figure.categorie for figure in rows), []).append(rows)
    number = 0
    for answers, found in by_scale.items():
        if len(answers) < _LEAST_ANSWERS:
            continue
        for begin in range(0, len(found), _MOST_ROWS):
            number += 1
            part = found[begin : begin + _MOST_ROWS]
            data = Likert(answers, tuple(_likert_row(rows) for rows in part))
            yield make_chart(
                data,
                "procent",
                title=f"Antwoorden van '{answers[0].lower()}' tot '{answers[-1].lower()}'",
                measure="Aandeel per antwoord, van wie de vraag beantwoordde",
                source=f"Bron: {response.naam}; n staat bij elke vraag",
                anchor=f"grafiek-ronde-{response.ronde_id}-{number}",
            )


def _likert_row(rows: Sequence[Cijfer]) -> tuple[str, tuple[float, ...] | None, int | None]:
    shares = [figure.waarde for figure in rows if figure.waarde is not None]
    return rows[0].naam, tuple(shares) if len(shares) == len(rows) else None, rows[0].n


def _choices(response: Response, figures: Sequence[Cijfer], codes: set[str]) -> Iterator[Block]:
    rows = [
        (figure.vraag_tekst if index == 0 else "", figure.categorie, cell(figure), figure.n)
        for code, question in _by_question(figures).items()
        if f"{code}:score" not in codes
        for index, figure in enumerate(question)
    ]
    if rows:
        columns = (
            Column("Vraag"),
            Column("Antwoord"),
            Column("Aandeel", "procent"),
            Column("n", "aantal"),
        )
        yield Table(
            f"Keuzevragen in '{response.naam}'",
            columns,
            tuple(rows),
            anchor=f"tabel-keuze-{response.ronde_id}",
        )


def _ticks(response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    ticked = [figure for figure in figures if "[" in figure.code and not figure.categorie and _share(figure)]
    if ticked:
        rows = tuple((figure.naam, cell(figure), figure.n) for figure in ticked)
        columns = (Column("Vraag en antwoord"), Column("Aangekruist", "procent"), Column("n", "aantal"))
        yield Table(
            f"Meer antwoorden mogelijk in '{response.naam}'",
            columns,
            rows,
            anchor=f"tabel-vink-{response.ronde_id}",
        )


def _share(figure: Cijfer) -> bool:
    return figure.eenheid == "procent" and ":" not in figure.code


def _scores(response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    scores = [figure for figure in figures if figure.code.endswith(":score") or figure.eenheid == "getal"]
    if scores:
        rows = tuple((figure.naam, cell(figure), _between(figure), figure.n) for figure in scores)
        columns = (Column("Vraag"), Column("Score", "getal", 1), Column("Ligt tussen"), Column("n", "aantal"))
        yield Table(
            f"Scores in '{response.naam}' (0 tot 100, of het gemiddelde getal)",
            columns,
            rows,
            anchor=f"tabel-score-{response.ronde_id}",
        )


def _between(figure: Cijfer) -> str:
    if figure.laag is None or figure.hoog is None:
        return "geen marge"
    return f"{dutch.number(figure.laag, 1)} en {dutch.number(figure.hoog, 1)}"


def _broken(feiten: Feiten, changed: Sequence[Wording]) -> Iterator[Block]:
    names = {response.ronde_id: response.naam for response in feiten.rondes}
    words = [wording for wording in changed if not wording.same_words]
    answers = [wording for wording in changed if wording.same_words]
    yield Heading(1, "Deze vragen zijn niet te vergelijken", "woorden")
    count = dutch.counted(len(words), "vraag kreeg", "vragen kregen")
    yield Text(f"{count} andere woorden. Een verschil kan dan door de woorden komen.", "lead")
    yield Note("Over deze vragen tekenen we geen lijn en geven we geen oordeel.", "waarschuwing")
    if words:
        rows = tuple(
            (wording.code, names.get(figure.ronde_id or 0, ""), figure.vraag_tekst)
            for wording in words
            for figure in wording.versions
        )
        columns = (Column("Vraag"), Column("Ronde"), Column("De woorden"))
        yield Table("Vragen met andere woorden", columns, rows, anchor="tabel-woorden")
    if answers:
        yield Text(
            "Bij deze vragen bleven de woorden gelijk, maar veranderden de antwoorden om uit te kiezen:",
            items=tuple(wording.versions[-1].vraag_tekst for wording in answers),
        )
