"""The last chapter: how this was measured, what was left out, and what is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.queries.bronnen import Snapshot
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Column, Heading, Note, Table, Text
from rapportage.queries.feiten import Feiten
from rapportage.reports.series import question

_MOST_QUESTIONS = 20
# What figures of cases rest on, and what those of rounds rest on: what everybody can read, and the method.
_CASES = (
    "Aanvragen horen bij de maand waarin ze begonnen. Wat nog loopt, telt mee in de doorlooptijd.",
    "Een verschil tussen perioden telt pas als het groter is dan toeval, en dan de maanden zelf schommelen.",
)
_SHARES = "Grenzen van een aandeel: interval volgens Wilson (95 %)."
_CASES_METHODS = (
    "Doorlooptijd: mediaan volgens Kaplan-Meier, met interval.",
    "Verschil tussen perioden: MOVER, en de 24 maanden ervoor als reeks die samenhangt (AR(1)).",
)
_ROUNDS = (
    "Een panel of een open link is geen steekproef. Daar staat geen marge bij en geen oordeel.",
    "Rondes van andere mensen vergelijken we niet met elkaar. Vragen met andere woorden ook niet.",
    "Groepen met minder dan 5 antwoorden staan nergens apart.",
)
_ROUNDS_METHODS = (
    "Grenzen van een score of gemiddelde: t-interval (95 %).",
    "Is iedereen gevraagd, dan zijn de grenzen van het geheel gecorrigeerd voor een eindige groep.",
    "Verschil tussen rondes: MOVER, zonder die correctie, als van verschillende mensen.",
    "Oordeel over meer vragen tegelijk: Benjamini-Hochberg.",
)
_INSTRUMENTS_METHODS = (
    "Score van meer vragen samen: uit de gemiddelden van de vragen. Grenzen: t-interval (95 %).",
    "Grenzen van zo'n score bij een groep: met de spreiding van de hele ronde.",
)


def chapter(feiten: Feiten) -> Iterator[Block]:
    """Yield how it was measured in plain words, the sources, what is hidden, and the methods by name."""
    told = [figure for figure in feiten.onderzoek.cijfers if feiten.period.contains(figure.eind)]
    cases, rounds = bool(feiten.zaken.standen or feiten.zaken.volumes), bool(told)
    yield Heading(1, "Bij elk cijfer staat hoe zeker het is", "verantwoording")
    yield Text("Een cijfer ligt waarschijnlijk tussen de grenzen die erbij staan.", "lead")
    if cases or rounds:
        yield Text("Wat we doen om het eerlijk te houden:", items=(*_CASES * cases, *_ROUNDS * rounds))
    yield from _sources(feiten.leveringen)
    yield from hidden(told)
    if cases or rounds:
        yield Heading(2, "De rekenwijzen bij naam", "rekenwijzen")
        scores = any(figure.of_instrument for figure in told)
        methods = (
            *(_SHARES, *_CASES_METHODS * cases, *_ROUNDS_METHODS * rounds),
            *_INSTRUMENTS_METHODS * scores,
        )
        yield Text("Voor wie het wil nagaan:", "small", items=methods)


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
    """Yield which questions (partly) show no figure, and why; nothing when all do."""
    names = list(
        dict.fromkeys(question(figure) for figure in figures if figure.hidden and figure.vraag_tekst)
    )
    if not names:
        return
    yield Heading(2, "Wat we niet laten zien", "verborgen")
    count = dutch.counted(len(names), "vraag", "vragen")
    yield Note(
        f"Bij {count} staat (deels) geen cijfer. Er waren te weinig antwoorden, bijna iedereen gaf hetzelfde "
        "antwoord, of één antwoord woog te zwaar. Zo is niet te herleiden wie wat heeft gezegd.",
        "verborgen",
    )
    more = len(names) - _MOST_QUESTIONS
    named = (*names[:_MOST_QUESTIONS], *([f"En nog {dutch.counted(more, 'vraag', 'vragen')}."] * (more > 0)))
    yield Text("Het gaat om:", items=named)
