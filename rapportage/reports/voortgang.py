"""The report on a period: where do we stand, what changed, how sure is that, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from adoptie.periods import add_months
from metingen.queries.schattingen import unit_of
from rapportage.blocks import Block, Chart, Column, Content, Heading, KeyFigure, Note, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.queries.feiten import Feiten, Stand
from rapportage.reports import accountability, readiness, rondes
from rapportage.reports.series import recent, trend
from rapportage.reports.words import flag_text, interval_text, value_text

_MONTHS_BACK = 12
_SMALL = "Minder dan 5 is een klein aantal: een verschil zegt dan weinig."
FICTIEF = "Dit is een voorbeeld. Alle cijfers zijn verzonnen."
# How each goal is spoken of in a sentence, and as the start of a chapter title.
SUBJECTS = {
    "digitaal-aandeel": "het aandeel digitale aanvragen",
    "doorlooptijd": "de doorlooptijd",
    "te-laat": "het aandeel te late aanvragen",
    "overdrachten": "het aantal overdrachten per aanvraag",
}


def build(feiten: Feiten) -> Content:
    """Return the content of the report; the same facts give the same content."""
    period = feiten.period
    return Content(
        title="Voortgang van digitaal werken",
        subtitle=f"{period.label[0].upper()}{period.label[1:]}",
        gemeente=feiten.gemeente,
        period=period.code,
        date=period.last_day,
        summary=tuple(_summary(feiten)),
        blocks=tuple(_blocks(feiten)),
        theme=feiten.thema,
    )


def _blocks(feiten: Feiten) -> Iterator[Block]:
    yield Heading(1, "Waar staan we?", "stand")
    if feiten.fictief:
        yield Note(FICTIEF, "fictief")
    if not feiten.standen:
        yield Text(headline(feiten), "lead")
        yield Text("Over deze periode zijn er geen cijfers van aanvragen.")
    else:
        yield Text(headline(feiten), "lead")
        yield from (key_figure(stand) for stand in feiten.standen)
    for stand in feiten.standen:
        yield from _chapter(feiten, stand)
    yield from _volumes(feiten)
    yield from rondes.chapters(feiten)
    yield from readiness.chapter(feiten)
    yield from accountability.chapter(feiten)


def headline(feiten: Feiten) -> str:
    """Return the first sentence of dashboard and report: what happened, and what is not known."""
    if not feiten.standen:
        told = next(reversed(list(rondes.summary(feiten))), "")
        return told or "Er zijn nog geen cijfers over deze periode."
    stand = feiten.standen[0]
    sentence = f"In {_the(feiten)} was {subject(stand)} {value_text(stand.now)}"
    change = stand.change
    if change is None or change.difference.value is None or change.difference.low is None:
        return f"{sentence}."
    if not change.clear:
        return f"{sentence}. Dat is geen duidelijk verschil met de periode ervoor."
    more = "meer" if change.difference.value > 0 else "minder"
    size = amount_of_change(stand)
    return f"{sentence}, {size} {more} dan in de periode ervoor. Waardoor dat komt, zegt dit cijfer niet."


def subject(stand: Stand) -> str:
    """Return how a goal is spoken of in a sentence, with its source when there are more."""
    return f"{SUBJECTS[stand.code]} ({stand.other})" if stand.other else SUBJECTS[stand.code]


def _the(feiten: Feiten) -> str:
    label = feiten.period.label
    return f"het {label}" if feiten.period.length == "kwartaal" else label


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
    return _card(stand, _difference(stand), verdict, change.direction)


def _card(stand: Stand, change: str, verdict: str, direction: str) -> KeyFigure:
    return KeyFigure(
        label=f"{stand.now.naam} ({stand.other})" if stand.other else stand.now.naam,
        value=value_text(stand.now),
        interval=interval_text(stand.now),
        change=change,
        verdict=verdict,
        direction=direction,  # type: ignore[arg-type]  # a Direction of metingen is one of ours
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


def _chapter(feiten: Feiten, stand: Stand) -> Iterator[Block]:
    yield Heading(1, _statement(stand), f"doel-{stand.key}")
    if stand.change is not None and not stand.now.uncertain:
        yield Text(f"{stand.change.sentence} (Vergeleken met {stand.change.before.periode_naam}.)", "lead")
    else:
        yield Text(f"{value_text(stand.now)}, {interval_text(stand.now)}.", "lead")
    yield Text(stand.now.definitie)
    yield _chart(feiten, stand)
    if any(figure.uncertain for figure in stand.months):
        yield Note(
            "Over de laatste maanden geven we geen oordeel. Daar lopen nog te veel aanvragen: "
            "wat nu nog open is, maakt het cijfer straks anders. Deze maanden staan als open rondjes.",
            "waarschuwing",
        )
    unknown = feiten.onbekend.get(stand.now.bron)
    if stand.code == "digitaal-aandeel" and unknown is not None:
        yield Text(
            f"Van {value_text(unknown)} van de aanvragen weten we niet hoe ze binnenkwamen. "
            "Die tellen niet mee.",
            "small",
        )


def _statement(stand: Stand) -> str:
    """Return the chapter title: what the reader should know."""
    title = _capital(subject(stand))
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


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _chart(feiten: Feiten, stand: Stand) -> Chart:
    months = recent(stand.months)
    return make_chart(
        trend(stand.now.naam, months, feiten.interventies),
        stand.now.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=_statement(stand),
        measure=f"{stand.now.naam}, naar de maand waarin de aanvraag begon",
        source=stand.now.bron,
        anchor=f"grafiek-{stand.key}",
        subject=_capital(subject(stand)),
    )


def _volumes(feiten: Feiten) -> Iterator[Block]:
    months: dict[str, dict[str, int]] = {}
    first = add_months(feiten.period.begin, -_MONTHS_BACK)
    shown = [figure for figure in feiten.volumes if figure.begin >= first]
    for figure in shown:
        months.setdefault(figure.periode, {})[figure.code] = int(figure.waarde or 0)
    if not months:
        return
    yield Heading(1, "Zoveel aanvragen kwamen er binnen", "aantallen")
    columns = ("zaken-ontvangen", "zaken-afgehandeld", "zaken-open")
    rows = tuple((code, *(months[code].get(column) for column in columns)) for code in sorted(months)[-12:])
    still_open = sum(months[code].get("zaken-open", 0) for code in sorted(months)[-12:])
    yield Text(f"Van de aanvragen hieronder lopen er nog {dutch.number(still_open)}.", "lead")
    yield Table(
        "Aanvragen per maand",
        (
            Column("Begonnen in"),
            Column("Ontvangen", "aantal"),
            Column("Klaar", "aantal"),
            Column("Loopt nog", "aantal"),
        ),
        rows,
        notes=(_SMALL,) if any("klein_aantal" in figure.vlaggen for figure in shown) else (),
        anchor="tabel-aantallen",
    )


def _summary(feiten: Feiten) -> Iterator[str]:
    if feiten.standen:
        yield headline(feiten)
    for stand in feiten.standen[1:]:
        if stand.now.uncertain:
            yield f"{stand.now.naam}: nog geen oordeel, er lopen nog te veel aanvragen."
        elif stand.change is not None:
            yield f"{stand.now.naam}: {stand.change.sentence[0].lower()}{stand.change.sentence[1:]}"
    yield from rondes.summary(feiten)
    yield from readiness.summary(feiten)
