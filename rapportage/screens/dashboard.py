"""What stands on the dashboard: the same sentences and charts as in the report, and what asks attention."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.criteria import SEEN_BY_PROGRAM
from adoptie.models import Gemeente, Traject
from adoptie.queries.gereedheidfeiten import Feiten
from adoptie.queries.traject import TrajectStand
from enquetes.queries.rondes import Response
from metingen.queries.bronnen import Snapshot
from metingen.queries.cijfers import Status
from metingen.queries.vrijgave import Waiting
from rapportage.blocks import Chart, KeyFigure
from rapportage.charts.words import with_article
from rapportage.queries.dashboard import Bord, Quarters
from rapportage.queries.feiten import Onderzoek, Stand, Zaken
from rapportage.reports import goals, rondes
from rapportage.reports.voortgang import headline
from rapportage.reports.words import flag_text, judged

_MOST_CRITERIA = 3
_IT = "de vragenlijst"
# More charts than this are on the page of the question itself.
_MOST_CHARTS = 4


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
class Ronde:
    """What the last round with figures told: who answered, the first charts, and its questions."""

    pk: int
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


def first_line(bord: Bord) -> str:
    """Return the first line: what happened in the quarter, and what the last interventie did to it."""
    told = next((each.line for each in bord.effecten if each.line), "")
    return f"{headline(bord.zaken)} {told}".strip()


def older(quarters: Quarters) -> str:
    """Say of which quarter the figures about cases are, where that is not the one that was chosen."""
    if quarters.zaken == quarters.chosen:
        return ""
    told = with_article(quarters.zaken.code)
    asked = with_article(quarters.chosen.code)
    return f"Deze cijfers zijn van {told}. Over aanvragen in {asked} is nog niets te zeggen."


def doelen(zaken: Zaken) -> tuple[Doel, ...]:
    """Return the goals of which there is something to see in this quarter, or in the months before."""
    return tuple(
        Doel(
            code=stand.code,
            bron=stand.other,
            card=goals.key_figure(stand),
            sentence=_sentence(stand),
            compared=_compared(stand),
            chart=goals.chart(zaken, stand),
        )
        for stand in zaken.standen
        if not _empty(stand)
    )


def without_figures(zaken: Zaken) -> tuple[str, ...]:
    """Return the names of the other goals: nobody learns something from a chart without a line."""
    return tuple(dict.fromkeys(stand.now.naam for stand in zaken.standen if _empty(stand)))


def _empty(stand: Stand) -> bool:
    return all(figure.hidden for figure in (stand.now, *stand.months))


def _compared(stand: Stand) -> str:
    if stand.change is None or stand.now.uncertain:
        return ""
    return f"Vergeleken met {with_article(stand.change.before.periode)}."


def _sentence(stand: Stand) -> str:
    if stand.change is not None and not stand.now.uncertain:
        return judged(goals.went(stand), stand.change.sentence)
    doubt = flag_text(stand.now)
    return f"Nog geen oordeel: {doubt}." if doubt else "Er is geen eerdere periode om mee te vergelijken."


def last_round(onderzoek: Onderzoek) -> Ronde | None:
    """Return what there is to show of the last round with figures; None when there is none."""
    deel = next(iter(rondes.parts(onderzoek)), None)
    if deel is None:
        return None
    figures = onderzoek.of(deel.response)
    vragen = {
        figure.code.removesuffix(":score"): figure.naam
        for figure in figures
        if figure.of_instrument and figure.code.endswith(":score")
    }
    vragen |= {each.code: each.naam for each in figures if each.vraag_code and ":" not in each.code}
    return Ronde(
        pk=deel.response.ronde_id,
        naam=deel.response.naam,
        sentence=f"{rondes.answered(deel.response, _IT)} {deel.response.doelgroep}",
        charts=tuple(block for block in deel.blocks if isinstance(block, Chart))[:_MOST_CHARTS],
        vragen=tuple(vragen.items()),
    )


def running(found: Sequence[Response], *, leads: bool) -> Iterator[Aandacht]:
    """Yield the rounds that run, with nothing but how many answered; leaders can go there."""
    for response in found:
        there = ("ronde", response.ronde_id, "Naar de ronde") if leads else ("", None, "")
        if response.status == "open":
            until = f"Meedoen kan tot en met {dutch.day(response.eind)}."
            yield Aandacht(f"'{response.naam}' loopt. {rondes.answered(response, _IT)} {until}", *there)
        elif response.status == "gesloten":
            yield Aandacht(f"'{response.naam}' is gesloten. {rondes.answered(response, _IT)}", *there)


def readiness(trajecten: Sequence[TrajectStand], facts: Callable[[Traject], Feiten]) -> Iterator[Aandacht]:
    """Yield per spoor what the next step waits for, and what of that only somebody has to confirm."""
    for traject in trajecten:
        for stand in traject.sporen:
            if stand.next is None or not stand.next.missing:
                continue
            wanted = [each.criterium for each in stand.next.missing]
            feiten = {} if SEEN_BY_PROGRAM.isdisjoint(wanted) else facts(traject.traject)
            missing = [_missing(criterium, feiten) for criterium in wanted]
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


def _missing(criterium: str, feiten: Feiten) -> str:
    feit = feiten.get(criterium)
    known = " (volgens het programma klaar, nog vast te stellen)" if feit and feit.dag else ""
    return f"'{criterium.rstrip('.')}'{known}"


def data_problems(leveringen: Sequence[Snapshot]) -> Iterator[Aandacht]:
    """Yield per source that something was noticed; what it was stands on the page of the levering."""
    for snapshot in sorted(leveringen, key=lambda snapshot: snapshot.bron):
        apart = len(snapshot.apart)
        if not apart and not snapshot.meldingen:
            continue
        counted = dutch.counted(apart, "rij telt niet mee", "rijen tellen niet mee")
        words = counted if apart else "alle rijen tellen mee, en er staat een opmerking bij"
        yield Aandacht(f"{snapshot.bron}: {words}.", "levering", snapshot.pk, f"Bekijk {snapshot.bron}")


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


def nothing_yet(gemeente: Gemeente, statuses: Collection[Status], *, leads: bool) -> str:
    """Say what has to be done first where there are no figures of these statuses."""
    if leads:
        return "Lees eerst een export van het zaaksysteem in, of sluit een ronde af. Dan komen hier cijfers."
    if Status.VRIJGEGEVEN not in statuses:
        return f"Zodra er een rapport van {gemeente} is gepubliceerd, ziet u de cijfers daarvan hier."
    return f"Zodra de programmaleider cijfers van {gemeente} vrijgeeft, ziet u ze hier."
