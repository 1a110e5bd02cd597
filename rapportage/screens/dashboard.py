"""What stands on the dashboard: per spoor a row for each goal, in the words of the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from adoptie.models import Gemeente
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer, Status
from metingen.queries.veranderingen import Change
from rapportage.blocks import Bars, Chart, ChartData
from rapportage.charts.alt import alt_text
from rapportage.charts.words import moment, short, with_article
from rapportage.queries.dashboard import Bord, Periodekeuze
from rapportage.queries.feiten import Onderzoek, Stand, Zaken
from rapportage.reports import answers, goals, rondes
from rapportage.reports.series import point, recent, trend
from rapportage.reports.voortgang import headline
from rapportage.reports.words import capital, judged
from rapportage.screens.aandacht import IT, SPOREN
from rapportage.screens.cijfer import compared_with, explained
from rapportage.screens.dashboard_rij import Rij
from rapportage.screens.gebruik import of_usage
from rapportage.screens.verloop import verloop

# More rows and charts than this are on the pages of the questions themselves.
_MOST_ANSWERS = 5
_MOST_CHARTS = 4
_TOLD_OTHERWISE = (":top2", ":zeven", ":omgerekend")


@dataclass(frozen=True, slots=True)
class Ronde:
    """What a round told of one spoor: who answered, the first charts, and its questions."""

    pk: int
    naam: str
    sentence: str
    charts: tuple[Chart, ...]
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spoordeel:
    """The rows of one spoor; ``zin`` says what they are about, or how figures come where there are none.

    ``ronde`` is the last that asked something of this spoor.
    """

    spoor: str
    titel: str
    zin: str
    rijen: tuple[Rij, ...]
    ronde: Ronde | None


def first_line(bord: Bord) -> str:
    """Return the first line: what happened in the period, and what the last interventie did to it."""
    told = next((each.line for each in bord.effecten if each.line), "")
    return f"{headline(bord.zaken)} {told}".strip()


def older(keuze: Periodekeuze) -> str:
    """Say of which period the figures about cases are, where that is not the one that was chosen."""
    if keuze.zaken == keuze.chosen:
        return ""
    told = with_article(keuze.zaken.code)
    asked = with_article(keuze.chosen.code)
    return f"Deze cijfers zijn van {told}. Over aanvragen in {asked} is nog niets te zeggen."


def sporen(bord: Bord) -> tuple[Spoordeel, ...]:
    """Return each spoor with its goals, those of cases before what people said; nothing without figures."""
    told = last_rounds(bord.onderzoek)
    cases = tuple(of_cases(bord.zaken))
    known = bool(told or bord.zaken.standen or bord.gebruik)
    return tuple(_deel(spoor, bord, told.get(spoor), cases) for spoor in SPOREN if known)


def _deel(spoor: str, bord: Bord, ronde: Ronde | None, cases: Iterable[Rij]) -> Spoordeel:
    counted = tuple(rij for rij in cases if rij.card.spoor == spoor)
    used = tuple(of_usage(each) for each in bord.gebruik if each.nu.spoor == spoor)
    own = (*counted, *(of_answers(bord, spoor, ronde.pk) if ronde else ()), *used)
    zin = " ".join(_about(bord, ronde, counted, used)) or _WITHOUT[spoor]
    compared = {rij.compared for rij in own if rij.compared}
    # What all rows would say is said once.
    if len(compared) == 1:
        zin = f"{zin} {compared.pop()}"
        own = tuple(replace(rij, compared="") for rij in own)
    return Spoordeel(spoor, f"{capital(spoor)} spoor", zin, own, ronde)


def _about(bord: Bord, ronde: Ronde | None, cases: Collection[Rij], used: Collection[Rij]) -> Iterator[str]:
    if cases:
        yield older(bord.keuze) or f"Over aanvragen {moment(bord.keuze.zaken.code)}."
    if ronde is not None:
        yield f"Uit '{ronde.naam}'. {ronde.sentence}"
    if used:
        yield "Ook hoeveel medewerkers iets gebruiken: totalen per groep, nooit per persoon."


_FROM_A_ROUND = (
    "Hier komen cijfers zodra een ronde met vragen over dit spoor is afgesloten. "
    "De cijfers moeten ook zijn vrijgegeven."
)
_WITHOUT = {
    "virtueel": "Hier komen cijfers over aanvragen, zodra een bestand uit het zaaksysteem is ingelezen.",
    "mentaal": _FROM_A_ROUND,
    "fysiek": f"{_FROM_A_ROUND} Wie de vragenlijst maakt, kiest bij elke vraag het spoor.",
}


def of_cases(zaken: Zaken) -> Iterator[Rij]:
    """Yield the goals of which there is something to see in this period, or in the months before."""
    for stand in zaken.standen:
        if _empty(stand):
            continue
        months = recent(stand.months)
        drawn = trend(stand.now.naam, months, zaken.interventies)
        yield _rij(stand, months, _alt(drawn, stand.now, capital(goals.subject(stand))))


def _rij(stand: Stand, road: Sequence[Cijfer], alt: str) -> Rij:
    judged_on = stand.change if stand.change is not None and not stand.now.uncertain else None
    names = [short(each.periode) or each.periode_naam for each in road] or [""]
    return Rij(
        code=stand.code,
        bron=stand.other,
        card=goals.key_figure(stand),
        verloop=verloop([point(each) for each in road], alt=alt, van=names[0], tot=names[-1]),
        compared=compared_with(judged_on) if judged_on else "",
        feiten=(*_verdict(judged_on, stand), *explained(stand.now)),
    )


def _alt(drawn: ChartData, figure: Cijfer, subject: str = "") -> str:
    unit = figure.eenheid
    return alt_text(drawn, unit, subject=subject)  # type: ignore[arg-type]  # checked where it was stored


def _verdict(change: Change | None, stand: Stand) -> Iterator[tuple[str, str]]:
    if change is not None:
        yield "Wat veranderde", judged(goals.went(stand), change.sentence)


def without_figures(zaken: Zaken) -> tuple[str, ...]:
    """Return the names of the other goals: nobody learns something from a chart without a line."""
    return tuple(dict.fromkeys(stand.now.naam for stand in zaken.standen if _empty(stand)))


def _empty(stand: Stand) -> bool:
    return all(figure.hidden for figure in (stand.now, *stand.months))


def of_answers(bord: Bord, spoor: str, pk: int) -> Iterator[Rij]:
    """Yield what stands out in a round: what clearly changed first, then several questions together."""
    changes = {change.after.pk: change for change in bord.wijzigingen}
    found = [
        Stand(_page(figure), "", figure, changes.get(figure.pk), ())
        for figure in bord.onderzoek.in_lijn
        if figure.ronde_id == pk and figure.spoor == spoor and _is_goal(figure)
    ]
    found.sort(key=_worst_first)
    for stand in found[:_MOST_ANSWERS]:
        road = [each for each in bord.onderzoek.in_lijn if _line(each) == _line(stand.now)]
        road.sort(key=lambda figure: (figure.begin, figure.ronde_id or 0))
        drawn = Bars(tuple(replace(point(each), x=each.periode_naam) for each in road))
        yield _rij(stand, road, _alt(drawn, stand.now))


def _worst_first(stand: Stand) -> tuple[bool, bool, bool]:
    way = goals.went(stand)
    return way != "slechter", way != "beter", not stand.now.of_instrument


def _page(figure: Cijfer) -> str:
    return figure.code.rpartition(":")[0] or figure.code


def _line(figure: Cijfer) -> tuple[str, str, str, str, str]:
    return figure.code, figure.vraag_hash, figure.doelgroep, figure.categorie, figure.groep


def _is_goal(figure: Cijfer) -> bool:
    whole = not figure.groep and not figure.categorie and not figure.hidden
    return whole and figure.richting != "geen" and not figure.code.endswith(_TOLD_OTHERWISE)


def last_rounds(onderzoek: Onderzoek) -> dict[str, Ronde]:
    """Return by spoor what there is to show of the last round that asked something of it."""
    told = {(figure.spoor, figure.ronde_id) for figure in onderzoek.cijfers}
    found = {}
    # Each spoor has its own number, so that charts of two of them never share an anchor.
    for number, spoor in enumerate(SPOREN, start=1):
        asked = [each for each in onderzoek.rondes if (spoor, each.ronde_id) in told]
        if asked:
            last = max(asked, key=lambda each: (each.eind, each.ronde_id))
            figures = [figure for figure in onderzoek.of(last) if figure.spoor == spoor]
            found[spoor] = _ronde(number, last, figures)
    return found


def _ronde(number: int, response: Response, figures: Sequence[Cijfer]) -> Ronde:
    vragen = {
        figure.code.removesuffix(":score"): figure.naam
        for figure in figures
        if figure.of_instrument and figure.code.endswith(":score")
    }
    vragen |= {each.code: _asked(each) for each in figures if each.vraag_code and ":" not in each.code}
    blocks = answers.about(number, response, figures)
    return Ronde(
        pk=response.ronde_id,
        naam=response.naam,
        sentence=f"{rondes.answered(response, IT)} {response.doelgroep}",
        charts=tuple(block for block in blocks if isinstance(block, Chart))[:_MOST_CHARTS],
        vragen=tuple(vragen.items()),
    )


def _asked(figure: Cijfer) -> str:
    """Name a figure of a question; an answer to tick says nothing without its question."""
    is_ticked = "[" in figure.code and not figure.categorie and figure.eenheid == "procent"
    return figure.vraag_tekst if is_ticked else figure.naam


def nothing_yet(gemeente: Gemeente, statuses: Collection[Status], *, leads: bool) -> str:
    """Say what has to be done first where there are no figures of these statuses."""
    if leads:
        return "Lees eerst een export van het zaaksysteem in, of sluit een ronde af. Dan komen hier cijfers."
    if Status.VRIJGEGEVEN not in statuses:
        return f"Zodra er een rapport van {gemeente} is gepubliceerd, ziet u de cijfers daarvan hier."
    return f"Zodra de programmaleider cijfers van {gemeente} vrijgeeft, ziet u ze hier."
