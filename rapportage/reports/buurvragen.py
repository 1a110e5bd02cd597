"""The chapter on questions that neighbours asked in the same words, with the same answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.verschillen import Verschil
from rapportage.blocks import Block, Column, Heading, Table, Text
from rapportage.charts.words import column_kind
from rapportage.queries.buren import Buren
from rapportage.reports.series import question
from rapportage.reports.words import capital, cell, decimals_of

_MOST_QUESTIONS = 20
_TITLES = {"punten": "Scores van 0 tot 100", "getal": "Gemiddelden", "procent": "Aandelen"}


def chapter(buren: Buren, told: Sequence[Verschil]) -> Iterator[Block]:
    """Yield the questions that were asked in the same words, a table for each kind of figure."""
    shared = [key for key in buren.own.vragen if any(key in other.vragen for other in buren.others)]
    if not shared:
        return
    count = dutch.counted(len(shared), "vraag is", "vragen zijn")
    yield Heading(1, f"{capital(count)} in meer gemeenten hetzelfde gesteld", "vragen")
    clear = [each for each in told if each.clear and each.own.vraag_hash]
    apart = len({each.own.pk for each in clear})
    yield Text(
        f"Bij {dutch.counted(apart, 'vraag', 'vragen')} is een verschil tussen gemeenten meer dan toeval."
        if apart
        else "Bij geen van de vragen is een verschil tussen gemeenten duidelijk meer dan toeval."
        if told
        else "De antwoorden staan naast elkaar, zonder oordeel.",
        "lead",
    )
    yield Text("De woorden en de antwoorden om uit te kiezen zijn gelijk. Andere vragen staan hier niet.")
    units = dict.fromkeys(buren.own.vragen[key].eenheid for key in shared)
    for number, unit in enumerate(units, start=1):
        keys = [key for key in shared if buren.own.vragen[key].eenheid == unit][:_MOST_QUESTIONS]
        figures = [[each.vragen.get(key) for each in buren.all] for key in keys]
        yield _table(buren, figures, told, f"tabel-vragen-{number}")


def _table(
    buren: Buren, figures: Sequence[Sequence[Cijfer | None]], told: Sequence[Verschil], anchor: str
) -> Table:
    first = next(each for row in figures for each in row if each)
    kind, decimals = column_kind(first.eenheid), decimals_of(first.eenheid)
    columns = (
        Column("Vraag"),
        *(Column(each.naam, kind, decimals) for each in buren.all),
        Column("Meer dan toeval anders"),
    )
    rows = []
    for own, *others in figures:
        if own is None:
            continue
        apart = [
            each.naam
            for each, figure in zip(buren.others, others, strict=True)
            if (found := between(told, own, figure)) and found.clear
        ]
        words = dutch.listing(apart) if apart else "nee" if told else "geen oordeel"
        rows.append((own.naam or question(own), cell(own), *map(cell, others), words))
    return Table(_TITLES.get(first.eenheid, "Antwoorden"), columns, tuple(rows), anchor=anchor)


def between(told: Sequence[Verschil], own: Cijfer, other: Cijfer | None) -> Verschil | None:
    """Return how two figures differ, where that was judged."""
    return next((each for each in told if other and (each.own.pk, each.other.pk) == (own.pk, other.pk)), None)
