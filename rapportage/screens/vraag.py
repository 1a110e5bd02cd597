"""What stands on the page of one question: its answers over the rounds that asked the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from enquetes.queries.rondes import SENTENCES
from metingen.queries.cijfers import Cijfer
from metingen.queries.vergelijking import wordings
from rapportage.blocks import Bars, BeforeAfter, Chart, ChartData, Likert, Table
from rapportage.charts.alt import make_chart
from rapportage.queries.cijfer import Reeks
from rapportage.reports import rondes, wording
from rapportage.reports.answers import LEAST_ANSWERS, likert_row
from rapportage.reports.series import better_end, point
from rapportage.reports.words import PEOPLE, TOO_FEW, value_text
from rapportage.screens import klassen
from rapportage.screens.besluiten import decided, recoded
from rapportage.screens.cijfer import (
    Cijferblad,
    Lijn,
    explained,
    figure_table,
    hidden_parts,
    if_any,
    in_words,
    meaning,
    side_by_side,
)


def vraagblad(reeks: Reeks) -> Cijferblad | None:
    """Return the page of a question, who was asked last on top; None without figures.

    Answers of other people stand apart: nothing is drawn or judged from one to the other.
    """
    whole = [figure for figure in reeks.rondes if not figure.groep]
    if not whole:
        return None
    last = sorted(whole, key=lambda figure: (figure.eind, figure.ronde_id or 0), reverse=True)
    people = tuple(dict.fromkeys(figure.doelgroep for figure in last))
    return Cijferblad(
        last[0].vraag_tekst or last[0].naam,
        tuple(_lijn(reeks, each) for each in people),
        over=last[0].periode_naam,
        eind=last[0].eind,
    )


def _lijn(reeks: Reeks, doelgroep: str) -> Lijn:
    """Return what these people answered; over time only as far as the words stayed the same."""
    own = [figure for figure in reeks.rondes if figure.doelgroep == doelgroep]
    newest = max(own, key=lambda figure: (figure.eind, figure.ronde_id or 0, figure.code == reeks.code))
    same = [figure for figure in own if figure.vraag_hash == newest.vraag_hash]
    over_time = _over_time(reeks.code, [figure for figure in same if not figure.groep])
    answers = [figure for figure in same if _is_answer(reeks.code, figure)]
    broken = next((each for each in wordings(own) if not each.comparable), None)
    groups = _groups(same, over_time[-1]) if over_time else []
    sentence, compared = _in_words(reeks, over_time, answers)
    last = over_time[-1] if over_time else None
    shown = last or newest
    anchor = f"grafiek-{doelgroep}"
    return Lijn(
        titel=PEOPLE[doelgroep],
        sentence=sentence,
        compared=compared,
        chart=wording.broken(broken, _whole(own), anchor) if broken else _chart(answers, over_time, anchor),
        parts=(
            *_parts(doelgroep, over_time, answers, groups),
            *klassen.parts(doelgroep, reeks.klassen, last, _last(answers)),
        ),
        feiten=(*_feiten(reeks, shown), *decided(reeks.lijnen, newest, own)),
        betekenis=tuple(meaning(shown)),
        bron=dutch.listing(
            list(dict.fromkeys(figure.periode_naam for figure in over_time or answers or [newest]))
        ),
        words_changed=broken is not None,
        verborgen=" ".join(
            filter(
                None,
                (hidden_parts("groepen", groups), klassen.remarks(reeks.klassen, last, _last(answers))),
            )
        ),
    )


def _whole(figures: Sequence[Cijfer]) -> list[Cijfer]:
    return [figure for figure in figures if not figure.groep]


def _is_answer(code: str, figure: Cijfer) -> bool:
    return figure.code == code and bool(figure.categorie) and not figure.groep


def _feiten(reeks: Reeks, figure: Cijfer) -> Iterator[tuple[str, str]]:
    response = next((each for each in reeks.respons if each.ronde_id == figure.ronde_id), None)
    yield "Wie is gevraagd", SENTENCES[figure.doelgroep]  # type: ignore[index]  # a doelgroep is a string
    if response is not None:
        yield "Hoeveel deden mee", rondes.answered(response, "de vragenlijst")
        yield "Wanneer", f"{dutch.day(response.begin)} tot en met {dutch.day(response.eind)}"
    yield from explained(figure)


def _in_words(reeks: Reeks, over_time: Sequence[Cijfer], answers: Sequence[Cijfer]) -> tuple[str, str]:
    """Return what the last round found, and with what it was compared."""
    if over_time:
        change = next((each for each in reeks.wijzigingen if each.after == over_time[-1]), None)
        return in_words(over_time[-1], change)
    chosen = [figure for figure in _last(answers) if figure.waarde is not None]
    if not chosen:
        return f"Er zijn {TOO_FEW}.", ""
    most = max(chosen, key=lambda figure: figure.waarde or 0.0)
    return f"Het meest gekozen is '{most.categorie}': {value_text(most)}.", ""


def _over_time(code: str, whole: Sequence[Cijfer]) -> list[Cijfer]:
    """Return one figure per round, oldest first: the score of a scale, or the figure itself."""
    for wanted in (f"{code}:score", f"{code}:cijfer", code):
        found = [figure for figure in whole if figure.code == wanted and not figure.categorie]
        if found:
            return sorted(found, key=lambda figure: (figure.begin, figure.ronde_id or 0))
    return []


def _last(answers: Sequence[Cijfer]) -> list[Cijfer]:
    """Return the answers of the last round."""
    newest = max(answers, key=lambda figure: (figure.begin, figure.ronde_id or 0), default=None)
    return [figure for figure in answers if newest and figure.ronde_id == newest.ronde_id]


def _chart(answers: Sequence[Cijfer], over_time: Sequence[Cijfer], anchor: str) -> Chart | None:
    if answers and over_time:
        likert = _likert(answers, over_time[-1].richting)
        if likert is not None:
            return _drawn(likert, answers, "Aandeel per antwoord", anchor)
    if answers:
        # What nobody chose would be an empty bar; the table has it.
        last = [figure for figure in _last(answers) if figure.waarde != 0]
        bars = Bars(tuple(replace(point(figure), x=figure.categorie) for figure in last))
        return _drawn(bars, last, "Aandeel per antwoord", anchor)
    if over_time:
        # How to read a score of several questions stands below, in full.
        return _drawn(_rounds(over_time), over_time, over_time[-1].definitie.partition(". ")[0], anchor)
    return None


def _rounds(over_time: Sequence[Cijfer]) -> ChartData:
    """Return one figure per round; of two rounds one sees best what went from where to where."""
    points = tuple(replace(point(figure), x=figure.periode_naam) for figure in over_time)
    match points:
        case (before, after):
            return BeforeAfter(before, after)
        case _:
            return Bars(points)


def _drawn(data: ChartData, figures: Sequence[Cijfer], measure: str, anchor: str) -> Chart:
    names = list(dict.fromkeys(figure.periode_naam for figure in figures))
    return make_chart(
        data,
        figures[0].eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=figures[-1].naam,
        measure=measure.rstrip("."),
        source=dutch.listing(names),
        anchor=anchor,
    )


def _likert(answers: Sequence[Cijfer], richting: str) -> Likert | None:
    """Return a row per round; None when the answers of the rounds differ or are too few for a scale."""
    rounds: dict[int | None, list[Cijfer]] = {}
    for figure in sorted(answers, key=lambda figure: (figure.begin, figure.volgorde)):
        rounds.setdefault(figure.ronde_id, []).append(figure)
    scales = {tuple(figure.categorie for figure in rows) for rows in rounds.values()}
    scale = scales.pop()
    if scales or len(scale) < LEAST_ANSWERS:
        return None
    rows = tuple(likert_row(_named(rows[0]), rows) for rows in rounds.values())
    return Likert(scale, rows, better=better_end(richting))


def _named(figure: Cijfer) -> str:
    return f"{figure.periode_naam} (omgezet)" if recoded(figure) else figure.periode_naam


def _parts(
    doelgroep: str, over_time: Sequence[Cijfer], answers: Sequence[Cijfer], groups: Sequence[Cijfer]
) -> Iterator[Chart | Table]:
    if not over_time:
        last = _last(answers)
        if last:
            rows = [(figure.categorie, figure) for figure in last]
            yield figure_table(
                f"Per antwoord, {last[0].periode_naam}", "Antwoord", rows, f"per-antwoord-{doelgroep}"
            )
        return
    newest = over_time[-1]
    rounds = [(figure.periode_naam, figure) for figure in reversed(over_time)]
    yield figure_table("Per ronde", "Ronde", rounds, f"per-ronde-{doelgroep}")
    shown = if_any([(figure.groep, figure) for figure in groups])
    named = ("Groep", f"per-groep-{doelgroep}")
    yield from side_by_side(f"Per groep, {newest.periode_naam}", named, shown, ("Iedereen", newest))


def _groups(same: Sequence[Cijfer], newest: Cijfer) -> list[Cijfer]:
    """Return the same figure of each group in the last round; groups were fixed before it began."""
    return [
        figure
        for figure in same
        if figure.groep and figure.ronde_id == newest.ronde_id and figure.code == newest.code
        if not figure.categorie
    ]
