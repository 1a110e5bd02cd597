"""What stands on the dashboard: the same sentences and charts as in the report, and what asks attention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.queries.traject import TrajectStand
from enquetes.queries.rondes import Response
from metingen.queries.bronnen import Snapshot
from metingen.queries.vrijgave import Waiting
from rapportage.blocks import Chart, KeyFigure
from rapportage.charts.words import with_article
from rapportage.queries.feiten import Feiten, Stand
from rapportage.reports import voortgang
from rapportage.reports.words import flag_text

_MOST_CRITERIA = 3


@dataclass(frozen=True, slots=True)
class Doel:
    """One goal: its card, its row with the change in words, and its chart."""

    code: str
    bron: str
    card: KeyFigure
    sentence: str
    compared: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """What the last round with figures told: who answered, and the scales as charts."""

    naam: str
    sentence: str
    charts: tuple[Chart, ...]
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aandacht:
    """Something to look at: where (the name of a page, the key it needs), and what a link to it says."""

    text: str
    place: str = ""
    pk: int | None = None
    label: str = ""


def charts_in(feiten: Feiten) -> dict[str, Chart]:
    """Return the charts of the report on these facts, by anchor."""
    return {block.anchor: block for block in voortgang.build(feiten).blocks if isinstance(block, Chart)}


def doelen(feiten: Feiten, charts: Mapping[str, Chart]) -> tuple[Doel, ...]:
    """Return the goals that have a figure in this quarter."""
    return tuple(
        Doel(
            code=stand.code,
            bron=stand.other,
            card=voortgang.key_figure(stand),
            sentence=_sentence(stand),
            compared=_compared(stand),
            chart=charts[f"grafiek-{stand.key}"],
        )
        for stand in feiten.standen
    )


def _compared(stand: Stand) -> str:
    if stand.change is None or stand.now.uncertain:
        return ""
    return f"Vergeleken met {with_article(stand.change.before.periode)}."


def _sentence(stand: Stand) -> str:
    if stand.change is not None and not stand.now.uncertain:
        return stand.change.sentence
    doubt = flag_text(stand.now)
    return f"Nog geen oordeel: {doubt}." if doubt else "Er is geen eerdere periode om mee te vergelijken."


def onderzoek(feiten: Feiten, charts: Mapping[str, Chart]) -> Onderzoek | None:
    """Return the last round with figures; None when there is none."""
    ronde_id = next((figure.ronde_id for figure in feiten.antwoorden), None)
    response = next((each for each in feiten.rondes if each.ronde_id == ronde_id), None)
    if response is None:
        return None
    own = f"grafiek-ronde-{ronde_id}-"
    vragen = {
        figure.code: figure.naam
        for figure in feiten.antwoorden
        if ":" not in figure.code and figure.code != "respons"
    }
    return Onderzoek(
        naam=response.naam,
        sentence=f"{answered(response)} {response.doelgroep}",
        charts=tuple(chart for anchor, chart in charts.items() if anchor.startswith(own)),
        vragen=tuple(vragen.items()),
    )


def answered(response: Response) -> str:
    """Say how many people answered, and of how many."""
    people = dutch.counted(response.ingevuld, "mens vulde", "mensen vulden")
    if response.uitgenodigd is None or response.share is None:
        return f"{people} de vragenlijst in."
    asked = dutch.number(response.uitgenodigd)
    return f"{people} de vragenlijst in, van {asked} uitgenodigden ({dutch.percentage(response.share)})."


def running(rondes: Sequence[Response]) -> Iterator[Aandacht]:
    """Yield the rounds that run, with nothing but how many answered."""
    for response in rondes:
        if response.status == "open":
            until = f"Meedoen kan tot en met {dutch.day(response.eind)}."
            yield Aandacht(f"'{response.naam}' loopt. {answered(response)} {until}")
        elif response.status == "gesloten":
            yield Aandacht(f"'{response.naam}' is gesloten. {answered(response)}")


def readiness(trajecten: Sequence[TrajectStand]) -> Iterator[Aandacht]:
    """Yield per spoor what the next step waits for."""
    for traject in trajecten:
        for stand in traject.sporen:
            if stand.next is None or not stand.next.missing:
                continue
            missing = [f"'{each.criterium.rstrip('.')}'" for each in stand.next.missing]
            more = len(missing) - _MOST_CRITERIA
            shown = [*missing[:_MOST_CRITERIA], *([f"nog {more}"] if more > 0 else [])]
            spoor = str(stand.spoor)
            words = f"de stap '{stand.next.stap}' wacht op {dutch.listing(shown)}."
            yield Aandacht(
                f"{spoor[0].upper()}{spoor[1:]}: {words}",
                "gereedheid",
                traject.traject.pk,
                f"Bekijk het {spoor}",
            )


def data_problems(leveringen: Sequence[Snapshot]) -> Iterator[Aandacht]:
    """Yield what was noticed about the newest levering of each source."""
    newest = {snapshot.bron: snapshot for snapshot in reversed(leveringen)}
    for bron, snapshot in sorted(newest.items()):
        for sentence in snapshot.meldingen:
            yield Aandacht(f"{bron}: {sentence}", "bronnen", label=f"Bekijk {bron}")


def release(waiting: Waiting) -> Iterator[Aandacht]:
    """Yield that figures wait to be released."""
    if waiting.count and waiting.since:
        count = dutch.counted(waiting.count, "cijfer wacht", "cijfers wachten")
        late = " Dat is langer dan vier weken." if waiting.too_long else ""
        yield Aandacht(
            f"{count} op vrijgave, sinds {dutch.day(waiting.since)}.{late}",
            "bronnen",
            label="Naar de bronnen",
        )


def nothing_yet(gemeente: Gemeente, *, leads: bool) -> str:
    """Say what to do first where there are no figures."""
    if leads:
        return "Lees eerst een export van het zaaksysteem in, of sluit een ronde af. Dan komen hier cijfers."
    return f"Zodra de projectleider cijfers van {gemeente} vrijgeeft, ziet u ze hier."
