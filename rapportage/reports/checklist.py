"""The checklist for polls (CBS, NPSO and VVOJ), filled in for each round that a report tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from enquetes.queries.rondes import Response
from metingen.analysis.shares import wilson
from metingen.disclosure import Klasse, thresholds
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Cell, Column, Heading, Table, Text
from rapportage.queries.feiten import WAYS
from rapportage.reports.series import question

_LEAST = thresholds(Klasse.PERSONEN).groep
_FOUND = {
    "medewerkers": "Iedereen op de lijst van medewerkers kreeg een uitnodiging. Er is niet gekozen.",
    "steekproef": "Zij zijn getrokken uit een lijst van inwoners. Wie niet is getrokken, kon niet meedoen.",
    "panel": "Zij gaven zich zelf op voor het panel.",
    "open": "Wie de link zag, kon meedoen. Hoe mensen de link vonden, weten we niet.",
}
_NO_SAMPLE = {
    "medewerkers": "Geen steekproef: iedereen is gevraagd. De grenzen bij een cijfer gelden als wie niet "
    "meedeed, hetzelfde denkt als wie wel meedeed.",
    "panel": "Een panel is geen steekproef: geen marge.",
    "open": "Een open link is geen steekproef: geen marge.",
}
_ON_THE_WEB = "op internet"
_MODE = "Met een vragenlijst op internet"
_MODE_NOT_KEPT = (
    f"{_MODE}. Antwoorden op papier of aan de telefoon tellen mee. Hoeveel dat er zijn, weten we niet."
)
_MODE_HIDDEN = (
    f"{_MODE}, en ook op papier of telefonisch. "
    "Hoeveel mensen op welke manier antwoordden, laten we niet zien. Dat kan mensen herkenbaar maken."
)
_MODE_UNKNOWN = "Dat weten we niet. De antwoorden zijn ingelezen uit een bestand."
_PROMISE_UNKNOWN = "Dat weten we niet."
_HIDDEN = "Er waren te weinig antwoorden, of het cijfer liet zien wie wat zei."


@dataclass(frozen=True, slots=True)
class Peiling:
    """A round that a report tells of, with the figures that it tells.

    ``vragen``: where in the report its questions stand; empty when the checklist has to name them.
    """

    response: Response
    cijfers: tuple[Cijfer, ...]
    vragen: str = ""


def chapter(gemeente: str, peilingen: Sequence[Peiling]) -> Iterator[Block]:
    """Yield the answers for each round; nothing for a report without rounds."""
    if not peilingen:
        return
    yield Heading(1, "Checklist voor peilingen: zo is gevraagd", "checklist")
    yield Text("Deze antwoorden volgen uit de ronde zelf. Niemand kan ze aanpassen.", "lead")
    yield Text("De vragen komen uit de checklist van CBS, NPSO en VVOJ.")
    for number, each in enumerate(peilingen, start=1):
        yield from _round(number, gemeente, each)


def _round(number: int, gemeente: str, peiling: Peiling) -> Iterator[Block]:
    name = peiling.response.naam
    columns = (Column("Vraag van de checklist"), Column("Antwoord"))
    yield Heading(2, f"De ronde '{name}'", f"checklist-{number}")
    yield Table(
        f"Checklist bij '{name}'", columns, _rows(gemeente, peiling), anchor=f"tabel-checklist-{number}"
    )
    if not peiling.vragen:
        yield Text("Dit is er gevraagd:", items=_questions(peiling.cijfers))


def _rows(gemeente: str, peiling: Peiling) -> tuple[tuple[Cell, ...], ...]:
    response = peiling.response
    count = len(_questions(peiling.cijfers))
    where = f"Zie '{peiling.vragen}'." if peiling.vragen else "Ze staan onder deze tabel."
    return (
        ("Wie gaf de opdracht?", f"Gemeente {gemeente}"),
        ("Wie is gevraagd?", response.doelgroep),
        ("Hoe zijn zij gevonden?", _FOUND[response.wie]),
        ("Hoe is gevraagd?", _MODE_UNKNOWN if response.ingelezen else mode(peiling.cijfers)),
        ("Wat is de mensen beloofd?", " ".join(response.belofte) or _PROMISE_UNKNOWN),
        ("Wanneer?", f"Van {dutch.day(response.begin)} tot en met {dutch.day(response.eind)}."),
        ("Hoeveel mensen deden mee?", _response(response)),
        ("Is er gewogen?", "Nee. Elk antwoord telt even zwaar."),
        ("Hoe groot is de marge?", margin(response)),
        ("Wat is er gevraagd?", f"{dutch.counted(count, 'vraag', 'vragen')}. {where}"),
        ("Wat is niet getoond?", _not_shown(peiling.cijfers)),
        *_raised(response),
    )


def _raised(response: Response) -> tuple[tuple[Cell, ...], ...]:
    """Say from how many answers on something is shown, where that is more than anywhere."""
    if response.ondergrens <= _LEAST:
        return ()
    told = f"Van minder dan {response.ondergrens} antwoorden. Zo koos de ondernemingsraad het."
    return (("Waarvan laten we niets zien?", told),)


def _response(response: Response) -> str:
    """Say how many were asked, began and sent in, as far as that is known."""
    sent = f"Ingevuld: {dutch.number(response.ingevuld)}"
    if response.uitgenodigd and response.share is not None:
        asked = f"Gevraagd: {dutch.number(response.uitgenodigd)}."
        sent += f", dat is {dutch.percentage(response.share)} van wie is gevraagd."
    else:
        asked, sent = "Hoeveel mensen zijn gevraagd, weten we niet.", f"{sent}."
    begun = response.niet_verstuurd
    left = "" if begun is None else f"Wel begonnen, niet verstuurd: {dutch.number(begun)}."
    return " ".join(filter(None, (asked, left, sent)))


def mode(figures: Sequence[Cijfer]) -> str:
    """Say how people answered, and how many in which way as far as that may be told."""
    ways = sorted((each for each in figures if each.code == WAYS), key=lambda each: each.volgorde)
    if not ways:
        return _MODE_NOT_KEPT
    if any(each.hidden for each in ways):
        return _MODE_HIDDEN
    if [each.categorie for each in ways] == [_ON_THE_WEB]:
        return f"{_MODE}. Iedereen antwoordde zo."
    counts = [f"{each.categorie} {dutch.number(each.waarde or 0)}" for each in ways]
    return f"{_MODE}, op papier of aan de telefoon. Zo kwamen de antwoorden: {dutch.listing(counts)}."


def margin(response: Response) -> str:
    """Say how large the margin is at most: only who was drawn is a sample."""
    if response.wie in _NO_SAMPLE:
        return _NO_SAMPLE[response.wie]
    if not response.ingevuld:
        return "Niemand deed mee: geen marge."
    half = wilson(response.ingevuld / 2, response.ingevuld)
    points = dutch.number(50 * ((half.high or 0.0) - (half.low or 0.0)), 1)
    return (
        f"Hoogstens {points} procentpunten naar boven of beneden (95 % zekerheid), bij een aandeel van 50 %."
    )


def _questions(figures: Sequence[Cijfer]) -> tuple[str, ...]:
    asked = [figure for figure in figures if figure.vraag_tekst and not figure.of_instrument]
    return tuple(dict.fromkeys(question(figure) for figure in asked))


def _not_shown(figures: Sequence[Cijfer]) -> str:
    hidden = [figure for figure in figures if figure.hidden]
    if not hidden:
        return "Alle cijfers zijn getoond."
    shown = len(figures) - len(hidden)
    seen = (
        f"Te zien: {dutch.number(shown)} van de {dutch.number(len(figures))} cijfers, "
        f"dat is {dutch.percentage(shown / len(figures))}."
    )
    whole = sum(not figure.groep for figure in hidden)
    classes = sum(bool(figure.kenmerk) for figure in hidden)
    counts = (
        (whole, "van iedereen samen"),
        (len(hidden) - whole - classes, "van groepen"),
        (classes, "van klassen uit het profiel"),
    )
    told = [f"{dutch.counted(count, 'cijfer', 'cijfers')} {of}" for count, of in counts if count]
    return f"{seen} Niet getoond: {dutch.listing(told)}. {_HIDDEN}"
