"""What became of a questionnaire of another program: what was taken, changed and left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.beelden import Plaatje
from enquetes.content import Inhoud

_NAMED = 5
_LONGEST_NAME = 120


class Gevolg(StrEnum):
    OVERGENOMEN = "overgenomen"
    VERANDERD = "veranderd"
    WEGGELATEN = "weggelaten"


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing of the other program (``wat``), and why it became what it is."""

    wat: str
    gevolg: Gevolg
    waarom: str


@dataclass(slots=True)
class Verslag:
    """What is told while a questionnaire is read; what is said twice is said once."""

    _regels: dict[Regel, None] = field(default_factory=dict)

    @property
    def regels(self) -> tuple[Regel, ...]:
        return tuple(self._regels)

    def taken(self, wat: str, waarom: str) -> None:
        self._note(wat, Gevolg.OVERGENOMEN, waarom)

    def changed(self, wat: str, waarom: str) -> None:
        self._note(wat, Gevolg.VERANDERD, waarom)

    def left_out(self, wat: str, waarom: str) -> None:
        self._note(wat, Gevolg.WEGGELATEN, waarom)

    def _note(self, wat: str, gevolg: Gevolg, waarom: str) -> None:
        self._regels[Regel(wat, gevolg, waarom)] = None

    def nothing_left(self, where: str) -> Refusal:
        """Return the refusal of a file in which nothing is left to ask, with the reasons."""
        gone = [f"{regel.wat}: {regel.waarom}" for regel in self.of(Gevolg.WEGGELATEN)[:_NAMED]]
        told = " ".join(gone) or "Er staat geen vraag in."
        return Refusal(f"In {where} staat geen vraag die overgenomen kan worden. {told}")

    def of(self, gevolg: Gevolg) -> tuple[Regel, ...]:
        return tuple(regel for regel in self._regels if regel.gevolg == gevolg)


@dataclass(frozen=True, slots=True)
class Groep:
    """What became of things in one way; those with the same reason stand together."""

    kop: str
    uitleg: str
    aantal: int
    regels: tuple[Regel, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A questionnaire that was read, from which kind of file, and what became of what stood in it."""

    inhoud: Inhoud
    bron: str
    regels: tuple[Regel, ...]
    beelden: tuple[Plaatje, ...] = ()

    @property
    def totals(self) -> dict[str, int]:
        found = Counter(regel.gevolg for regel in self.regels)
        return {gevolg.value: found[gevolg] for gevolg in Gevolg}

    @property
    def naam(self) -> str:
        """Return the name that a questionnaire gets when nobody gives another."""
        return " ".join(self.inhoud.titel.replace("{{", "{").split())[:_LONGEST_NAME]

    def groups(self) -> tuple[Groep, ...]:
        """Return the report as it is read: what was left out first, each reason once."""
        return tuple(
            Groep(
                kop, uitleg, self.totals[gevolg], _together(self.regels, gevolg), gevolg == Gevolg.WEGGELATEN
            )
            for gevolg, kop, uitleg in _HEADS
            if self.totals[gevolg]
        )

    def to_json(self) -> dict[str, Any]:
        """Return the report as it is given to other programs."""
        return {
            "bron": self.bron,
            "titel": self.inhoud.titel,
            "talen": [self.inhoud.taal, *self.inhoud.vertalingen],
            "paginas": len(self.inhoud.paginas),
            "vragen": sum(1 for _ in self.inhoud.vragen()),
            "totalen": self.totals,
            "regels": [
                {"wat": regel.wat, "gevolg": regel.gevolg.value, "waarom": regel.waarom}
                for regel in self.regels
            ],
        }


_HEADS = (
    (Gevolg.WEGGELATEN, "Weggelaten", "Dit nemen wij niet over, en daarom niet"),
    (Gevolg.VERANDERD, "Veranderd", "Dit wordt bij ons anders"),
    (Gevolg.OVERGENOMEN, "Overgenomen", "Dit nemen wij over"),
)


def _together(regels: Iterable[Regel], gevolg: Gevolg) -> tuple[Regel, ...]:
    """Return the lines of one outcome, those with the same reason as one."""
    named: dict[str, list[str]] = {}
    for regel in regels:
        if regel.gevolg == gevolg:
            named.setdefault(regel.waarom, []).append(regel.wat)
    return tuple(Regel(f"{dutch.listing(wat)}:", gevolg, waarom) for waarom, wat in named.items())


def ordered(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """Put what was left out first, then what was changed, then what was taken."""
    order = list(reversed(Gevolg))
    return tuple(sorted(regels, key=lambda regel: order.index(regel.gevolg)))
