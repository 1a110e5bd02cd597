"""The chapters on rounds: who answered, what they said, and which questions changed their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer
from metingen.queries.veranderingen import Change, changes_of_rounds
from metingen.queries.vergelijking import Wording, wordings
from rapportage.blocks import Block, Cell, Column, ColumnKind, Heading, Likert, Note, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.queries.feiten import Feiten
from rapportage.reports.series import better_end, point
from rapportage.reports.words import cell

_MOST_ROWS = 8
_LEAST_ANSWERS = 3
_MOST_NAMES = 12


def chapters(feiten: Feiten) -> Iterator[Block]:
    """Yield a chapter for each sealed round with figures, and one on changed wording."""
    for number, response in enumerate(feiten.rondes, start=1):
        figures = [figure for figure in feiten.antwoorden if figure.ronde_id == response.ronde_id]
        if figures:
            yield from _round(number, response, figures)
    changes = changes_of_rounds(feiten.antwoorden)
    if changes:
        yield from _compared(changes)
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


def _round(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    yield Heading(1, f"Wat mensen zeiden in '{response.naam}'", f"ronde-{number}")
    yield Text(_answered(response), "lead")
    days = f"Invullen kon van {dutch.day(response.begin)} tot en met {dutch.day(response.eind)}."
    yield Text(f"{response.doelgroep} {days}")
    scored = {
        figure.code.removesuffix(":score"): figure.richting
        for figure in figures
        if figure.code.endswith(":score")
    }
    distributions = [figure for figure in figures if figure.categorie and ":" not in figure.code]
    scales = [replace(each, richting=scored[each.code]) for each in distributions if each.code in scored]
    yield from _scales(number, response, scales)
    yield from _choices(number, response, [figure for figure in distributions if figure.code not in scored])
    yield from _ticks(number, response, figures)
    yield from _scores(number, response, figures)
    yield from _written(number, response, figures)


def _by_item(figures: Sequence[Cijfer]) -> dict[str, list[Cijfer]]:
    """Return the answers to each item in their order, items as the questionnaire has them."""
    found: dict[str, list[Cijfer]] = {}
    for figure in figures:
        found.setdefault(figure.code, []).append(figure)
    return {code: sorted(rows, key=lambda figure: figure.volgorde) for code, rows in found.items()}


def stem(figure: Cijfer) -> str:
    """Return the question above an item: what is left of the whole when the item's own words go off."""
    return figure.vraag_tekst.removesuffix(figure.naam).strip()


def _scales(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield a diverging chart for the items of one question, or of one scale where questions stand alone."""
    together: dict[tuple[str, str, tuple[str, ...]], list[list[Cijfer]]] = {}
    for rows in _by_item(figures).values():
        answers = tuple(figure.categorie for figure in rows)
        if len(answers) >= _LEAST_ANSWERS:
            together.setdefault((stem(rows[0]), rows[0].richting, answers), []).append(rows)
    drawn = 0
    for (question, richting, answers), items in together.items():
        for begin in range(0, len(items), _MOST_ROWS):
            drawn += 1
            part = tuple(_likert_row(rows) for rows in items[begin : begin + _MOST_ROWS])
            data = Likert(answers, part, better=better_end(richting))
            yield make_chart(
                data,
                "procent",
                title=question or f"Van '{answers[0].lower()}' tot '{answers[-1].lower()}'",
                measure="Aandeel per antwoord, van wie de vraag beantwoordde",
                source=response.naam,
                anchor=f"grafiek-ronde-{number}-{drawn}",
            )


def _likert_row(rows: Sequence[Cijfer]) -> tuple[str, tuple[float, ...] | None, int | None]:
    shares = [figure.waarde for figure in rows if figure.waarde is not None]
    return rows[0].naam, tuple(shares) if len(shares) == len(rows) else None, rows[0].n


def _choices(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    rows = [row for item in _by_item(figures).values() for row in _answers(item[0].vraag_tekst, item)]
    if rows:
        columns = (Column("Vraag"), Column("Antwoord"), Column("Aandeel", "procent"), Column("n", "aantal"))
        title = f"Keuzevragen in '{response.naam}'"
        yield Table(title, columns, tuple(rows), anchor=f"tabel-keuze-{number}")


def _ticks(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield the questions with more answers, the answer chosen most on top."""
    questions: dict[str, list[Cijfer]] = {}
    for figure in figures:
        if "[" in figure.code and not figure.categorie and ":" not in figure.code:
            questions.setdefault(stem(figure), []).append(figure)
    rows = [
        row
        for question, ticked in questions.items()
        for row in _answers(question, sorted(ticked, key=lambda figure: -(figure.waarde or -1)))
    ]
    if rows:
        columns = (Column("Vraag"), Column("Antwoord"), Column("Gekozen", "procent"), Column("n", "aantal"))
        title = f"Meer antwoorden mogelijk in '{response.naam}'"
        yield Table(title, columns, tuple(rows), anchor=f"tabel-vink-{number}")


def _answers(question: str, figures: Sequence[Cijfer]) -> list[tuple[Cell, ...]]:
    """Return a row for each answer that somebody chose; the hidden ones and the rest share a row each."""
    chosen = [figure for figure in figures if figure.waarde]
    hidden = [figure for figure in figures if figure.hidden]
    nobody = [figure for figure in figures if figure.waarde == 0]
    rows: list[tuple[Cell, ...]] = [(_answer(figure), cell(figure), figure.n) for figure in chosen]
    if hidden:
        rows.append((_together(hidden), cell(hidden[0]), hidden[0].n))
    if nobody:
        rows.append((_together(nobody), 0.0, nobody[0].n))
    return [(question if index == 0 else "", *row) for index, row in enumerate(rows)]


def _answer(figure: Cijfer) -> str:
    return figure.categorie or figure.naam


def _together(figures: Sequence[Cijfer]) -> str:
    """Name answers that stand together in one row; many of them by their number."""
    if len(figures) > _MOST_NAMES:
        return f"{len(figures)} andere antwoorden"
    return dutch.listing([_answer(figure) for figure in figures])


def _scores(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    kinds = {
        "punten": ("Scores", "Score", "score"),
        "getal": ("Gemiddelden", "Gemiddelde", "gemiddelde"),
    }
    for unit, (title, head, anchor) in kinds.items():
        found = [figure for figure in figures if figure.eenheid == unit]
        if found:
            rows = tuple((figure.naam, *figure_cells(point(figure), unit)) for figure in found)
            columns = (Column("Vraag"), *figure_columns(head, unit))
            scale = " (0 tot 100)" if unit == "punten" else ""
            yield Table(
                f"{title} in '{response.naam}'{scale}", columns, rows, anchor=f"tabel-{anchor}-{number}"
            )


def _written(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield the open questions, with how many people wrote something; never what they wrote."""
    questions = [figure for figure in figures if figure.eenheid == "aantal" and figure.vraag_hash]
    if questions:
        rows = tuple((figure.vraag_tekst, cell(figure), figure.n) for figure in questions)
        columns = (Column("Vraag"), Column("Schreef iets op", "aantal"), Column("Deed mee", "aantal"))
        title = f"Open vragen in '{response.naam}'"
        yield Table(title, columns, rows, anchor=f"tabel-open-{number}")


def _compared(changes: Sequence[Change]) -> Iterator[Block]:
    """Yield what changed between two rounds that asked the same in the same words."""
    yield Heading(1, "Wat er veranderde tussen de rondes", "veranderd")
    clear = [change for change in changes if change.clear]
    if clear:
        count = dutch.counted(len(clear), "vraag is", "vragen is")
        yield Text(f"Bij {count} het verschil meer dan toeval, van de {len(changes)}.", "lead")
    else:
        yield Text("Bij geen enkele vraag is het verschil meer dan toeval.", "lead")
    rounds: dict[tuple[str, str, bool], list[Change]] = {}
    for change in changes:
        share = change.after.eenheid == "procent"
        rounds.setdefault((change.before.periode_naam, change.after.periode_naam, share), []).append(change)
    for (first, last, share), part in rounds.items():
        kind: ColumnKind = "procent" if share else "getal"
        words = "het deel dat dit aankruiste" if share else "scores van 0 tot 100, of het gemiddelde getal"
        columns = (Column("Vraag"), Column(first, kind), Column(last, kind), Column("Oordeel"))
        rows = tuple((each.after.naam, cell(each.before), cell(each.after), each.sentence) for each in part)
        yield Table(f"{first} en {last}: {words}", columns, rows)
    yield Text(
        "Waardoor het veranderde, is hiermee niet te zeggen: er was geen groep om mee te vergelijken. "
        "In beide rondes deden deels dezelfde mensen mee. Bij het oordeel is meegerekend dat er naar "
        f"{len(changes)} vragen is gekeken."
    )


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
