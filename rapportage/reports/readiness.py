"""The chapter on readiness: which steps are open, and what the next ones wait for."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from rapportage.blocks import Block, Column, Heading, Table, Text
from rapportage.queries.feiten import Feiten, Step


def chapter(feiten: Feiten) -> Iterator[Block]:
    """Yield the readiness of each spoor. There are no deadlines: a step opens when its criteria are met."""
    if not feiten.steps:
        return
    yield Heading(1, "Hier wachten de volgende stappen op", "gereedheid")
    yield Text(
        "Er zijn geen vaste datums. Een stap begint als alles is gedaan wat daarvoor nodig is.", "lead"
    )
    for spoor in dict.fromkeys(step.spoor for step in feiten.steps):
        yield Heading(2, f"{spoor[0].upper()}{spoor[1:]} spoor", f"spoor-{spoor}")
        steps = [step for step in feiten.steps if step.spoor == spoor]
        rows = tuple(
            (step.naam, criterium, dutch.day(day) if day else "nog niet", evidence or "")
            for step in steps
            for criterium, evidence, day in step.criteria
        )
        yield Text(_stand(steps))
        columns = (Column("Stap"), Column("Voorwaarde"), Column("Voldaan op"), Column("Bewijs"))
        yield Table(f"Gereedheid van het {spoor} spoor", columns, rows, anchor=f"tabel-gereedheid-{spoor}")


def _stand(steps: list[Step]) -> str:
    waiting = next((step for step in steps if step.met < len(step.criteria)), None)
    if waiting is None:
        return "Aan alles is voldaan."
    missing = len(waiting.criteria) - waiting.met
    words = "voorwaarde" if missing == 1 else "voorwaarden"
    return f"De stap '{waiting.naam}' wacht op {missing} {words}."


def summary(feiten: Feiten) -> Iterator[str]:
    ready = sum(step.met == len(step.criteria) for step in feiten.steps)
    if feiten.steps:
        yield f"Van de {len(feiten.steps)} stappen is bij {ready} aan alles voldaan."
