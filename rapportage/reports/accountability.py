"""The last chapter: how this was measured, what was left out, and what is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.disclosure import Klasse, thresholds
from metingen.queries.bronnen import Snapshot
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Column, Heading, Note, Table, Text
from rapportage.charts.words import in_words
from rapportage.queries.feiten import Feiten
from rapportage.reports import method
from rapportage.reports.series import question, recent
from rapportage.reports.words import why_hidden

_TO_PROTECT = (
    "Waar antwoorden van mensen ontbreken, waren er te weinig, gaf bijna iedereen hetzelfde antwoord, "
    "of woog één antwoord te zwaar. Zo is niet te herleiden wie wat heeft gezegd."
)
_LEAST = thresholds(Klasse.PERSONEN).groep
# What figures of cases rest on, and what those of rounds rest on.
_CASES = (
    "Aanvragen horen bij de maand waarin ze begonnen. Wat nog loopt, telt mee in de doorlooptijd.",
    "Een verschil tussen perioden telt pas als het groter is dan toeval, en dan de maanden zelf schommelen.",
)
_ROUNDS = (
    "Een panel of een open link is geen steekproef. Daar staat geen marge bij en geen oordeel.",
    "Rondes van andere mensen vergelijken we niet met elkaar. Vragen met andere woorden ook niet.",
)


def chapter(feiten: Feiten, also: Sequence[Cijfer] = ()) -> Iterator[Block]:
    """Yield how it was measured in plain words, the sources, what is hidden, and how it was computed.

    ``also``: other figures of cases that the report shows.
    """
    told = [figure for figure in feiten.onderzoek.cijfers if feiten.period.contains(figure.eind)]
    cases, rounds = bool(feiten.zaken.standen or feiten.zaken.volumes), bool(told)
    yield from opening()
    if cases or rounds:
        yield Text(
            "Wat we doen om het eerlijk te houden:", items=(*_CASES * cases, *_rounds(feiten) * rounds)
        )
    yield from _sources(feiten.leveringen)
    yield from hidden([*_of_cases(feiten), *also, *told])
    yield from method.section((*feiten.zaken.cijfers, *also, *told))


def _rounds(feiten: Feiten) -> tuple[str, ...]:
    """Say what figures of rounds rest on; the ondernemingsraad may have asked for more answers."""
    least = min((ronde.ondergrens for ronde in feiten.onderzoek.rondes), default=_LEAST)
    return (*_ROUNDS, f"Groepen met minder dan {least} antwoorden staan nergens apart.")


def opening() -> Iterator[Block]:
    yield Heading(1, "Bij elk cijfer staat hoe zeker het is", "verantwoording")
    yield Text("Een cijfer ligt waarschijnlijk tussen de grenzen die erbij staan.", "lead")


def _of_cases(feiten: Feiten) -> Iterator[Cijfer]:
    """Yield the figures of cases that the report shows."""
    for stand in feiten.zaken.standen:
        yield from dict.fromkeys((stand.now, *recent(stand.months)))


def _sources(leveringen: Sequence[Snapshot]) -> Iterator[Block]:
    """Yield what told about the period; the details of a levering stand on its own page of the site."""
    if not leveringen:
        return
    yield Heading(2, "De bronnen van deze periode", "bronnen")
    columns = (
        Column("Bron"),
        Column("Stand van"),
        Column("Eerste aanvraag"),
        Column("Laatste aanvraag"),
        Column("Aanvragen", "aantal"),
        Column("Tellen niet mee", "aantal"),
    )
    rows = tuple(
        (
            each.bron,
            dutch.day(each.peildatum),
            dutch.day(each.van),
            dutch.day(each.tot),
            each.aantal,
            len(each.apart),
        )
        for each in leveringen
    )
    yield Table("Wat de bronnen hebben geleverd", columns, rows, anchor="tabel-bronnen")
    reasons = Counter(reason for each in leveringen for _, reason in each.apart)
    if reasons:
        why = (Column("Waarom niet"), Column("Rijen", "aantal"))
        yield Table("Rijen die niet meetellen", why, tuple(reasons.most_common()), anchor="tabel-apart")


def hidden(figures: Sequence[Cijfer]) -> Iterator[Block]:
    """Yield which questions and figures (partly) show nothing, when and why; nothing when all do show."""
    missing: dict[tuple[str, str], dict[str, None]] = {}
    for figure in figures:
        if figure.hidden:
            what = question(figure) if figure.vraag_tekst else figure.naam
            when = figure.periode_naam or in_words(figure.periode)
            missing.setdefault((what, why_hidden(figure)), {})[when] = None
    if not missing:
        return
    yield Heading(2, "Wat we niet laten zien", "verborgen")
    if any(figure.hidden and figure.ronde_id for figure in figures):
        yield Note(_TO_PROTECT, "verborgen")
    columns = (Column("Waarover"), Column("Wanneer"), Column("Waarom niet"))
    rows = tuple((what, dutch.listing([*times]), why) for (what, why), times in missing.items())
    yield Table("Waar (deels) geen cijfer staat", columns, rows, anchor="tabel-verborgen")
