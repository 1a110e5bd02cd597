"""The chapters on rounds: who answered, what they said, what changed, and which questions changed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.periods import Period
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Heading, Text
from rapportage.queries.feiten import Onderzoek
from rapportage.reports import answers, checklist, compared, instruments, wording


@dataclass(frozen=True, slots=True)
class Deel:
    """A round, and the blocks that tell of it."""

    response: Response
    blocks: tuple[Block, ...]


def of_period(onderzoek: Onderzoek, period: Period | None = None) -> list[Response]:
    """Return the rounds that have figures and ended in the period; without a period every one."""
    measured = {figure.ronde_id for figure in onderzoek.cijfers}
    return [
        each
        for each in onderzoek.rondes
        if each.ronde_id in measured and (period is None or period.contains(each.eind))
    ]


def asked(onderzoek: Onderzoek, period: Period | None = None) -> tuple[checklist.Peiling, ...]:
    """Return the rounds of the period as the checklist for polls tells of them."""
    return tuple(checklist.Peiling(each, onderzoek.of(each)) for each in of_period(onderzoek, period))


def parts(onderzoek: Onderzoek, period: Period | None = None) -> tuple[Deel, ...]:
    """Return what there is to tell of each round of the period."""
    numbered = enumerate(of_period(onderzoek, period), start=1)
    return tuple(Deel(each, tuple(_round(number, each, onderzoek))) for number, each in numbered)


def chapters(onderzoek: Onderzoek, period: Period) -> Iterator[Block]:
    """Yield a chapter for each round of the period, what changed since before, and changes of words."""
    for deel in parts(onderzoek, period):
        yield from deel.blocks
    yield from compared.chapter(compared.changes(onderzoek, period))
    yield from wording.chapter(onderzoek, period)


def summary(onderzoek: Onderzoek, period: Period) -> Iterator[str]:
    """Yield per round who answered and what stood out, then what changed and what cannot be compared."""
    for response in of_period(onderzoek, period):
        yield f"{answered(response)} {in_short(onderzoek.of(response))}".strip()
    changes = compared.changes(onderzoek, period)
    if changes:
        yield f"{compared.title(changes)}. {compared.worse_first(changes)}"
    if words := wording.shared(onderzoek, period).title:
        yield f"{words}. Die vergelijken we niet."


def answered(response: Response, what: str = "") -> str:
    """Say how many people filled in the round, or what it is called where its name was said before."""
    people = dutch.counted(response.ingevuld, "mens vulde", "mensen vulden")
    name = f"'{response.naam}'"
    sentence = f"{people} {what or name} in"
    if response.uitgenodigd and response.share is not None:
        asked = dutch.number(response.uitgenodigd)
        sentence += f", van {asked} uitgenodigden ({dutch.percentage(response.share)})"
    return f"{sentence}."


def in_short(figures: Sequence[Cijfer]) -> str:
    """Say what stood out: scores of questions together, and which statement scored highest and lowest."""
    return " ".join(filter(None, (instruments.in_short(figures), answers.extremes(figures))))


def _round(number: int, response: Response, onderzoek: Onderzoek) -> Iterator[Block]:
    figures = onderzoek.of(response)
    yield Heading(1, answered(response).rstrip("."), f"ronde-{number}")
    days = f"Invullen kon van {dutch.day(response.begin)} tot en met {dutch.day(response.eind)}."
    told = in_short(figures)
    if told:
        yield Text(told, "lead")
    yield Text(f"{response.doelgroep} {days}")
    yield from answers.about(number, response, figures)
