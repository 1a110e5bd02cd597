"""The chapter on readiness: which steps are open, and what the next ones wait for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from adoptie import dutch
from rapportage.blocks import Block, Column, Heading, Table, Text
from rapportage.queries.feiten import Step
from rapportage.reports.words import capital


def chapter(steps: Sequence[Step]) -> Iterator[Block]:
    """Yield the readiness of each spoor. There are no deadlines: a step opens when its criteria are met."""
    if not steps:
        return
    yield Heading(1, title(steps), "gereedheid")
    yield Text(
        "Er zijn geen vaste datums. Een stap begint als alles is gedaan wat daarvoor nodig is.", "lead"
    )
    more = len({step.traject for step in steps}) > 1
    groups = groupby(steps, key=lambda step: (step.traject, step.spoor))
    for number, ((traject, spoor), group) in enumerate(groups, start=1):
        yield from _spoor(
            number, f"{traject}: {spoor} spoor" if more else f"{capital(spoor)} spoor", [*group]
        )


def title(steps: Sequence[Step]) -> str:
    """Say how many steps are open: "3 van de 8 stappen zijn open"."""
    opened, count = sum(step.open for step in steps), len(steps)
    if count == 1:
        return "De stap is open" if opened else "De stap is nog niet open"
    if not opened:
        return f"Van de {count} stappen is er nog geen open"
    if opened == count:
        return f"Alle {count} stappen zijn open"
    return f"Van de {count} stappen {'is er 1' if opened == 1 else f'zijn er {opened}'} open"


def _spoor(number: int, name: str, steps: Sequence[Step]) -> Iterator[Block]:
    yield Heading(2, name, f"spoor-{number}")
    yield Text(_stand(steps))
    columns = (Column("Stap"), Column("Voorwaarde"), Column("Voldaan op"), Column("Bewijs"))
    rows = tuple(
        (step.naam, criterium, dutch.day(day) if day else "nog niet", evidence)
        for step in steps
        for criterium, evidence, day in step.criteria
    )
    yield Table(f"Klaar voor de volgende stap: {name}", columns, rows, anchor=f"tabel-gereedheid-{number}")


def _stand(steps: Sequence[Step]) -> str:
    waiting = next((step for step in steps if not step.open), None)
    if waiting is None:
        return "Aan alles is voldaan."
    if not waiting.criteria:
        return f"Voor de stap '{waiting.naam}' is nog niet afgesproken wat er klaar moet zijn."
    missing = dutch.counted(waiting.missing, "voorwaarde", "voorwaarden")
    return f"De stap '{waiting.naam}' wacht op {missing}."


def summary(steps: Sequence[Step]) -> Iterator[str]:
    if steps:
        yield f"{title(steps)}."
