"""What stands on the page of one question: its answers over the rounds that asked it in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Bars, Chart, ChartData, Likert, Table
from rapportage.charts.alt import make_chart
from rapportage.queries.cijfer import Reeks
from rapportage.reports.series import better_end, point
from rapportage.screens.cijfer import Cijferblad, explained, figure_table, in_words

_LEAST_ANSWERS = 3


def vraagblad(reeks: Reeks, newest: Cijfer) -> Cijferblad:
    """Return the page of a question, for the wording of ``newest``."""
    same = [figure for figure in reeks.rondes if figure.vraag_hash == newest.vraag_hash]
    whole = [figure for figure in same if not figure.groep]
    over_time = _over_time(reeks.code, whole)
    shown = over_time[-1] if over_time else newest
    change = next((each for each in reeks.wijzigingen if each.after == shown), None)
    sentence, compared = in_words(shown, change)
    if not over_time:
        sentence, compared = "De antwoorden staan in de grafiek.", ""
    return Cijferblad(
        figure=newest,
        sentence=sentence,
        compared=compared,
        chart=_chart(reeks.code, whole, over_time),
        tables=tuple(_tables(same, over_time)),
        feiten=tuple(explained(shown)),
        woorden=_wordings(reeks),
    )


def _over_time(code: str, whole: Sequence[Cijfer]) -> list[Cijfer]:
    """Return one figure per round, oldest first: the score of a scale, or the figure itself."""
    for wanted in (f"{code}:score", code):
        found = [figure for figure in whole if figure.code == wanted and not figure.categorie]
        if found:
            return sorted(found, key=lambda figure: (figure.begin, figure.ronde_id or 0))
    return []


def _chart(code: str, whole: Sequence[Cijfer], over_time: Sequence[Cijfer]) -> Chart | None:
    answers = [figure for figure in whole if figure.code == code and figure.categorie]
    if answers and over_time:
        likert = _likert(answers, over_time[-1].richting)
        if likert is not None:
            return _drawn(likert, answers, "Aandeel per antwoord")
    if answers:
        newest = max(answers, key=lambda figure: figure.begin).ronde_id
        last = [figure for figure in answers if figure.ronde_id == newest]
        bars = Bars(tuple(replace(point(figure), x=figure.categorie) for figure in last))
        return _drawn(bars, last, "Aandeel per antwoord")
    if over_time:
        bars = Bars(tuple(replace(point(figure), x=figure.periode_naam) for figure in over_time))
        return _drawn(bars, over_time, over_time[-1].definitie)
    return None


def _drawn(data: ChartData, figures: Sequence[Cijfer], measure: str) -> Chart:
    rounds = list(dict.fromkeys(figure.periode_naam for figure in figures))
    return make_chart(
        data,
        figures[0].eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=figures[-1].naam,
        measure=measure.rstrip("."),
        source=dutch.listing(rounds),
        anchor="grafiek-cijfer",
    )


def _likert(answers: Sequence[Cijfer], richting: str) -> Likert | None:
    """Return a row per round; None when the answers of the rounds differ or are too few for a scale."""
    rounds: dict[int | None, list[Cijfer]] = {}
    for figure in sorted(answers, key=lambda figure: (figure.begin, figure.volgorde)):
        rounds.setdefault(figure.ronde_id, []).append(figure)
    scales = {tuple(figure.categorie for figure in rows) for rows in rounds.values()}
    scale = scales.pop()
    if scales or len(scale) < _LEAST_ANSWERS:
        return None
    rows = tuple(_row(rows) for rows in rounds.values())
    return Likert(scale, rows, better=better_end(richting))


def _row(rows: Sequence[Cijfer]) -> tuple[str, tuple[float, ...] | None, int | None]:
    shares = [figure.waarde for figure in rows if figure.waarde is not None]
    return rows[0].periode_naam, tuple(shares) if len(shares) == len(rows) else None, rows[0].n


def _tables(same: Sequence[Cijfer], over_time: Sequence[Cijfer]) -> Iterator[Table]:
    if not over_time:
        return
    rounds = [(figure.periode_naam, figure) for figure in reversed(over_time)]
    yield figure_table("Per ronde", "Ronde", rounds)
    last = over_time[-1]
    groups = [
        (figure.groep, figure)
        for figure in same
        if figure.groep and figure.ronde_id == last.ronde_id and figure.code == last.code
        if not figure.categorie and not figure.hidden
    ]
    if groups:
        yield figure_table(f"Per groep, {last.periode_naam}", "Groep", groups)


def _wordings(reeks: Reeks) -> tuple[tuple[str, str], ...]:
    """Return (ronde, question) of each round when not all asked it in the same words."""
    asked = {
        figure.ronde_id: figure
        for figure in sorted(reeks.rondes, key=lambda figure: figure.begin)
        if figure.code == reeks.code
    }
    if len({figure.vraag_hash for figure in asked.values()}) < 2:
        return ()
    return tuple((figure.periode_naam, figure.vraag_tekst) for figure in asked.values())
