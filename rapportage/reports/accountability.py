"""The last chapter: how this was measured, what was left out, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from rapportage.blocks import Block, Column, Heading, Note, Table, Text
from rapportage.queries.feiten import Feiten

_MOST_ROWS = 20


def chapter(feiten: Feiten) -> Iterator[Block]:
    """Yield sources, methods, rows set apart and hidden figures."""
    yield Heading(1, "Zo is dit gemeten", "verantwoording")
    yield Text("Bij elk cijfer staat tussen welke grenzen het waarschijnlijk ligt (95 % zekerheid).", "lead")
    yield Text(
        "Wat we doen om het eerlijk te houden:",
        items=(
            "Aandelen: interval volgens Wilson; het verschil van twee aandelen volgens Newcombe.",
            "Doorlooptijd: mediaan volgens Kaplan-Meier. Aanvragen die nog lopen, tellen mee.",
            "Een panel of een open link is geen steekproef. Daar staat geen marge bij.",
            "Een verschil heet pas een verschil als het meer is dan toeval.",
            "Groepen met minder dan 5 antwoorden staan nergens apart.",
        ),
    )
    yield from _sources(feiten)
    yield from _hidden(feiten)


def _sources(feiten: Feiten) -> Iterator[Block]:
    if not feiten.leveringen:
        return
    yield Heading(2, "Bronnen", "bronnen")
    rows = tuple(
        (each.bron, dutch.day(each.peildatum), dutch.day(each.van), dutch.day(each.tot), each.aantal)
        for each in feiten.leveringen
    )
    columns = (
        Column("Bron"),
        Column("Stand van"),
        Column("Eerste aanvraag"),
        Column("Laatste aanvraag"),
        Column("Aanvragen", "aantal"),
    )
    yield Table("Wat de bronnen hebben geleverd", columns, rows, anchor="tabel-bronnen")
    newest = feiten.leveringen[0]
    if newest.meldingen:
        yield Text("Wat opviel in de laatste levering:", items=newest.meldingen)
    if newest.apart:
        yield Table(
            "Rijen die niet meetellen",
            (Column("Rij in het bestand"), Column("Reden")),
            tuple((str(row), reason) for row, reason in newest.apart[:_MOST_ROWS]),
            anchor="tabel-apart",
        )


def _hidden(feiten: Feiten) -> Iterator[Block]:
    hidden = sorted({figure.naam for figure in feiten.antwoorden if figure.hidden})
    if hidden:
        yield Heading(2, "Wat we niet laten zien", "verborgen")
        count = dutch.counted(len(hidden), "vraag", "vragen")
        yield Note(
            f"Bij {count} staat (deels) geen cijfer. Er waren te weinig antwoorden, "
            "of bijna iedereen gaf hetzelfde antwoord. Zo is niet te herleiden wie wat heeft gezegd.",
            "verborgen",
        )
        yield Text("Het gaat om:", items=tuple(hidden[:_MOST_ROWS]))
