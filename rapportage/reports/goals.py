"""What is told of one goal: its card, its change in words, its chapter and its chart."""

from __future__ import annotations

from collections.abc import Iterator

from metingen.queries.schattingen import unit_of
from rapportage.blocks import Block, Chart, Direction, Heading, KeyFigure, Movement, Note, Text
from rapportage.charts.alt import make_chart
from rapportage.charts.words import with_article
from rapportage.queries.feiten import Stand, Zaken
from rapportage.reports.series import recent, trend
from rapportage.reports.words import (
    capital,
    flag_text,
    interval_text,
    judged,
    lower,
    value_text,
)

_LEAST_SHARE = 0.01
# How each goal is spoken of in a sentence, and as the start of a chapter title.
SUBJECTS = {
    "digitaal-aandeel": "het aandeel digitale aanvragen",
    "doorlooptijd": "de doorlooptijd",
    "te-laat": "het aandeel te late aanvragen",
    "overdrachten": "het aantal overdrachten per aanvraag",
}


def subject(stand: Stand) -> str:
    """Return how a goal is spoken of in a sentence, with its source when there are more."""
    return f"{SUBJECTS[stand.code]} ({stand.other})" if stand.other else SUBJECTS[stand.code]


def may_judge(stand: Stand) -> bool:
    """Tell whether a verdict may be given: there is something to compare with, and it is complete."""
    change = stand.change
    return change is not None and not stand.now.uncertain and change.difference.low is not None


def went(stand: Stand) -> Direction:
    """Return which way a goal went: "beter" or "slechter" only where that is more than chance."""
    return (
        stand.change.direction
        if stand.change and may_judge(stand) and stand.change.clear
        else "niet_te_zeggen"
    )


def in_short(stand: Stand) -> str:
    """Return one line on a goal for the page "in het kort"."""
    name = f"{stand.now.naam} ({stand.other})" if stand.other else stand.now.naam
    if stand.now.uncertain:
        return f"{name}: nog geen oordeel, er lopen nog te veel aanvragen."
    if stand.change is None:
        return f"{name}: {value_text(stand.now)}. Er is geen periode ervoor om mee te vergelijken."
    way = went(stand)
    words = f"{way}, " if way in {"beter", "slechter"} else ""
    return f"{name}: {words}{lower(stand.change.sentence)}"


def amount_of_change(stand: Stand) -> str:
    """Return the size of a change: "19 procentpunten", "12,3 dagen"."""
    return unit_of(stand.now).size(stand.change.difference.value or 0) if stand.change else ""


def key_figure(stand: Stand) -> KeyFigure:
    """Return one goal as a card: figure, doubt, change and verdict in words."""
    change = stand.change
    uncertain = stand.now.uncertain
    if uncertain or change is None or change.difference.value is None:
        words = "Geen eerdere periode om mee te vergelijken."
        if uncertain:
            words = f"Nog geen oordeel: {flag_text(stand.now)}."
        return _card(stand, "", words, "niet_te_zeggen")
    if change.difference.low is None or change.difference.high is None:
        return _card(stand, _difference(stand), change.sentence, "niet_te_zeggen")
    if not change.clear:
        return _card(stand, _difference(stand), "Geen duidelijk verschil.", "niet_te_zeggen")
    rises = change.difference.value > 0
    verdict = f"{'Gestegen' if rises else 'Gedaald'}; dat is meer dan toeval."
    words = judged(change.direction, verdict)
    return _card(stand, _difference(stand), words, change.direction, change.movement)


def _card(stand: Stand, change: str, verdict: str, direction: Direction, moved: Movement = "") -> KeyFigure:
    return KeyFigure(
        label=f"{stand.now.naam} ({stand.other})" if stand.other else stand.now.naam,
        value=value_text(stand.now),
        interval=interval_text(stand.now),
        change=change,
        verdict=verdict,
        direction=direction,
        movement=moved,
        spoor=stand.now.spoor,  # type: ignore[arg-type]  # checked where the indicator was stored
        explanation=stand.now.definitie,
    )


def _difference(stand: Stand) -> str:
    difference = stand.change.difference if stand.change else None
    if difference is None or difference.value is None:
        return ""
    unit = unit_of(stand.now)
    size = unit.change(difference.value)
    if difference.low is None or difference.high is None:
        return size
    return f"{size} ({unit.limits(difference.low, difference.high)})"


def chapter(zaken: Zaken, stand: Stand) -> Iterator[Block]:
    """Yield the spread of one goal: sentence, chart, and what to know about it."""
    yield Heading(1, statement(stand), f"doel-{stand.key}")
    if stand.change is not None and not stand.now.uncertain:
        compared = with_article(stand.change.before.periode)
        yield Text(f"{stand.change.sentence} Dat is vergeleken met {compared}.", "lead")
    else:
        yield Text(f"{capital(value_text(stand.now))}, {interval_text(stand.now)}.", "lead")
    digital = stand.code == "digitaal-aandeel"
    yield Text(stand.now.definitie, note=unknown_ways(zaken, stand.now.bron) if digital else "")
    yield chart(zaken, stand)
    if any(figure.uncertain for figure in stand.months):
        yield Note(
            "Over de laatste maanden geven we geen oordeel. Daar lopen nog te veel aanvragen: "
            "wat nu nog open is, maakt het cijfer straks anders. Deze maanden staan als open rondjes.",
            "waarschuwing",
        )


def unknown_ways(zaken: Zaken, bron: str) -> str:
    """Say of which part it is not known how it came in, where there is one."""
    unknown = zaken.onbekend.get(bron)
    if unknown is None or not unknown.waarde:
        return ""
    share = "minder dan 1 %" if unknown.waarde < _LEAST_SHARE else value_text(unknown)
    return f"Van {share} van de aanvragen weten we niet hoe ze binnenkwamen. Die tellen niet mee."


def statement(stand: Stand) -> str:
    """Return the chapter title: what the reader should know."""
    title = capital(subject(stand))
    if stand.now.uncertain:
        return f"{title}: nog geen oordeel"
    if stand.now.waarde is None:
        return f"{title} is niet te zeggen"
    if stand.change is None or stand.change.difference.low is None:
        return f"{title} is {value_text(stand.now)}"
    if not stand.change.clear:
        return f"{title} is {value_text(stand.now)}; geen duidelijk verschil"
    rises = (stand.change.difference.value or 0) > 0
    return f"{title} {'steeg' if rises else 'daalde'} naar {value_text(stand.now)}"


def chart(zaken: Zaken, stand: Stand) -> Chart:
    """Draw the months of one goal."""
    return make_chart(
        trend(stand.now.naam, recent(stand.months), zaken.interventies),
        stand.now.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=statement(stand),
        measure=f"{stand.now.naam}, naar de maand waarin de aanvraag begon",
        source=stand.now.bron,
        anchor=f"grafiek-{stand.key}",
        subject=capital(subject(stand)),
    )
