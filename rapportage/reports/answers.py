"""What people answered in one round, kind of question by kind of question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from enquetes.queries.bibliotheek import runs_both_ways
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Cell, Chart, Column, Heading, Likert, Table
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports import instruments
from rapportage.reports.series import better_end, point
from rapportage.reports.words import HIDDEN, cell

_MOST_ROWS = 8
LEAST_ANSWERS = 3
_MOST_NAMES = 12
# The question that items are part of, which end of it is better, and the answers they share.
_Group = tuple[str, str, str, tuple[str, ...]]
_MEANS = {
    "punten": ("Scores in '{}', van 0 tot 100", "Score"),
    "getal": ("Gemiddelden in '{}'", "Gemiddelde"),
}
NO_MARGINS = "Er staat geen marge bij: wie meedeed, is geen steekproef."


def about(number: int, response: Response, figures: Sequence[Cijfer], deel: str = "") -> Iterator[Block]:
    """Yield all there is to tell of one round, or of a part of it, under a heading per kind of question."""
    name = deel or response.naam
    scored = {each.code.removesuffix(":score"): each.richting for each in figures if each.eenheid == "punten"}
    distributions = [figure for figure in figures if figure.categorie and ":" not in figure.code]
    # Which end of a scale is better is known of its score.
    scales = [replace(each, richting=scored[each.code]) for each in distributions if each.code in scored]
    choices = [figure for figure in distributions if figure.code not in scored]
    for title, kind, blocks in (
        ("Wat vragen samen zeggen", "instrument", instruments.tables(number, figures)),
        ("Stellingen", "schaal", _scales(number, response, scales)),
        ("Scores", "score", _means(number, name, figures, "punten")),
        ("Getallen", "getal", _means(number, name, figures, "getal")),
        ("Keuzevragen", "keuze", _choices(number, name, choices)),
        ("Vragen met meer antwoorden", "vink", _ticks(number, name, figures)),
        ("Open vragen", "open", _written(number, name, figures)),
    ):
        found = list(blocks)
        if found:
            yield Heading(2, f"{title} in '{name}'", f"ronde-{number}-{kind}")
            yield from found


def extremes(figures: Sequence[Cijfer]) -> str:
    """Say which statements score highest and lowest, of the question with most; empty without two of them.

    Scores are only ranked within one question and one scale, which is named where there are more.
    """
    scores = {
        figure.code.removesuffix(":score"): figure for figure in figures if figure.code.endswith(":score")
    }
    groups = _groups([each for each in figures if each.code in scores and _is_ranked(each)])
    most = max(groups.values(), key=len, default=[])
    shown = [score for rows in most if (score := scores[rows[0].code]).waarde is not None]
    if len(shown) < 2:
        return ""
    low, *_, high = sorted(shown, key=lambda figure: figure.waarde or 0.0)
    best, worst = (
        f"'{score.naam.rstrip('.')}' ({dutch.number(score.waarde or 0)}{of})"
        for score, of in ((high, " van 100"), (low, ""))
    )
    if len(groups) == 1:
        return f"Het hoogst scoort {best}, het laagst {worst}."
    return f"Van de {len(shown)} {_which(groups, most)} scoort {best} het hoogst, en {worst} het laagst."


def _which(groups: dict[_Group, list[list[Cijfer]]], most: list[list[Cijfer]]) -> str:
    """Name the questions that were ranked by their answers; where others have these too, by what is above."""
    ((_, above, _, answers),) = (key for key, items in groups.items() if items is most)
    if above and sum(other == answers for *_, other in groups) > 1:
        return f"zinnen bij '{above}'"
    return f"vragen met de antwoorden '{answers[0]}' tot '{answers[-1]}'"


def _is_ranked(figure: Cijfer) -> bool:
    return bool(figure.categorie) and not runs_both_ways(figure.vraag_hash)


def _by_item(figures: Sequence[Cijfer]) -> dict[str, list[Cijfer]]:
    """Return the answers to each item in their order, items as the questionnaire has them."""
    found: dict[str, list[Cijfer]] = {}
    for figure in figures:
        found.setdefault(figure.code, []).append(figure)
    return {code: sorted(rows, key=lambda figure: figure.volgorde) for code, rows in found.items()}


def _question(figure: Cijfer) -> tuple[str, str]:
    """Return which question an item is part of: its code, and what stands above its items.

    A question that stands alone has nothing above it, and shares a scale with others that do.
    """
    above = figure.vraag_tekst.removesuffix(figure.naam).strip()
    return (figure.vraag_code, above) if above else ("", "")


def _groups(figures: Sequence[Cijfer]) -> dict[_Group, list[list[Cijfer]]]:
    """Return the items of each question and scale, each with its answers in order."""
    together: dict[_Group, list[list[Cijfer]]] = {}
    for rows in _by_item(figures).values():
        answers = tuple(figure.categorie for figure in rows)
        if len(answers) >= LEAST_ANSWERS:
            together.setdefault((*_question(rows[0]), rows[0].richting, answers), []).append(rows)
    return together


def _scales(number: int, response: Response, figures: Sequence[Cijfer]) -> Iterator[Chart]:
    """Yield a diverging chart for the items of one question, or of one scale where questions stand alone."""
    parts = (
        (question, answers, items[begin : begin + _MOST_ROWS])
        for (_, question, _, answers), items in _groups(figures).items()
        for begin in range(0, len(items), _MOST_ROWS)
    )
    for drawn, (question, answers, items) in enumerate(parts, start=1):
        yield make_chart(
            Likert(
                answers,
                tuple(likert_row(rows[0].naam, rows) for rows in items),
                better=better_end(items[0][0].richting),
            ),
            "procent",
            title=finding(answers, items) or question or response.naam,
            measure=_measure(question),
            source=response.naam,
            anchor=f"grafiek-ronde-{number}-{drawn}",
        )


def _measure(question: str) -> str:
    share = "Aandeel per antwoord, van wie de vraag beantwoordde"
    return (
        f"{question.rstrip('.')}{'' if question.endswith(('?', ':')) else '.'} {share}" if question else share
    )


def finding(answers: Sequence[str], items: Sequence[Sequence[Cijfer]]) -> str:
    """Say how many chose the far end of a scale: "38 % tot 70 % koos 'eens' of 'helemaal eens'"."""
    ends = answers[-2:] if len(answers) > LEAST_ANSWERS else answers[-1:]
    whole = [[figure.waarde for figure in rows if figure.waarde is not None] for rows in items]
    shares = sorted(sum(row[-len(ends) :]) for row in whole if len(row) == len(answers))
    if not shares:
        return ""
    low, high = (dutch.percentage(share) for share in (shares[0], shares[-1]))
    chose = dutch.listing([f"'{answer.lower()}'" for answer in ends], "of")
    return f"{high if low == high else f'{low} tot {high}'} koos {chose}"


def likert_row(name: str, rows: Sequence[Cijfer]) -> tuple[str, tuple[float, ...] | None, int | None]:
    """Return the answers to one item as a row; hidden when one of them is."""
    shares = [figure.waarde for figure in rows if figure.waarde is not None]
    return name, tuple(shares) if len(shares) == len(rows) else None, rows[0].n


def _choices(number: int, name: str, figures: Sequence[Cijfer]) -> Iterator[Block]:
    rows = [row for item in _by_item(figures).values() for row in _answers(item[0].vraag_tekst, item)]
    if rows:
        columns = (Column("Vraag"), Column("Antwoord"), Column("Aandeel", "procent"), Column("n", "aantal"))
        title = f"Wat mensen kozen in '{name}'"
        yield Table(title, columns, tuple(rows), anchor=f"tabel-keuze-{number}")


def _ticks(number: int, name: str, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield the questions with more answers, the answer chosen most on top."""
    questions: dict[tuple[str, str], list[Cijfer]] = {}
    for figure in figures:
        if "[" in figure.code and not figure.categorie and ":" not in figure.code:
            questions.setdefault(_question(figure), []).append(figure)
    rows = [
        row
        for (_, question), ticked in questions.items()
        for row in _answers(question, sorted(ticked, key=lambda figure: -(figure.waarde or -1)))
    ]
    if rows:
        columns = (Column("Vraag"), Column("Antwoord"), Column("Gekozen", "procent"), Column("n", "aantal"))
        title = f"Meer antwoorden mogelijk in '{name}'"
        yield Table(title, columns, tuple(rows), anchor=f"tabel-vink-{number}")


def _answers(question: str, figures: Sequence[Cijfer]) -> list[tuple[Cell, ...]]:
    """Return a row for each answer that somebody chose; the hidden ones and the rest share a row each."""
    chosen = [figure for figure in figures if figure.waarde]
    hidden = [figure for figure in figures if figure.hidden]
    nobody = [figure for figure in figures if figure.waarde == 0]
    rows: list[tuple[Cell, ...]] = [(_answer(figure), cell(figure), figure.n) for figure in chosen]
    if hidden:
        rows.append((_together(hidden), cell(hidden[0]), HIDDEN))
    if nobody:
        rows.append((_together(nobody), 0.0, nobody[0].n))
    return [(question, *row) for row in rows]


def _answer(figure: Cijfer) -> str:
    return figure.categorie or figure.naam


def _together(figures: Sequence[Cijfer]) -> str:
    """Name answers that stand together in one row; many of them by their number."""
    if len(figures) > _MOST_NAMES:
        return f"{len(figures)} andere antwoorden"
    return dutch.listing([_answer(figure) for figure in figures])


def _means(number: int, name: str, figures: Sequence[Cijfer], unit: str) -> Iterator[Table]:
    """Yield means in one unit with their margins; where nothing was drawn a note says that there are none."""
    found = [each for each in figures if each.eenheid == unit and not each.of_instrument]
    if found:
        title, head = _MEANS[unit]
        rows = tuple((figure.naam, *figure_cells(point(figure), unit)) for figure in found)
        notes = () if any(figure.laag is not None for figure in found) else (NO_MARGINS,)
        columns = (Column("Vraag"), *figure_columns(head, unit))
        yield Table(title.format(name), columns, rows, notes, f"tabel-{head.lower()}-{number}")


def _written(number: int, name: str, figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield the open questions, with how many people wrote something; never what they wrote."""
    questions = [figure for figure in figures if figure.eenheid == "aantal" and figure.vraag_hash]
    if questions:
        rows = tuple(
            (figure.vraag_tekst, cell(figure), HIDDEN if figure.hidden else figure.n) for figure in questions
        )
        columns = (Column("Vraag"), Column("Schreef iets op", "aantal"), Column("Deed mee", "aantal"))
        title = f"Hoeveel mensen iets schreven in '{name}'"
        yield Table(title, columns, rows, anchor=f"tabel-open-{number}")
