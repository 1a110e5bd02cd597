"""What the library says of a set of questions: where it comes from, how it is scored, how to read it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from enquetes.content import Vraag

Wie = Literal["medewerkers", "inwoners"]
# Concepts of the library; no code of a question has a colon.
VOORVOEGSEL = "bib:"


class Woorden(StrEnum):
    """What is known of the Dutch wording."""

    GEVALIDEERD = "gevalideerd"
    VERTAALD = "eigen vertaling, niet gevalideerd"
    EIGEN = "eigen vragen"


class Rekenwijze(StrEnum):
    """How answers become a figure; each is a function of ``metingen.analysis.instruments``."""

    UITGEREKT = "stretched"
    AANDEEL = "top_share"
    TREDE = "bottleneck"


@dataclass(frozen=True, slots=True)
class Deel:
    """One thing that is answered: a question of the instrument, or a row of it.

    ``omgekeerd``: a high answer makes the score lower. ``naam`` is that of its own figure, if it has one.
    """

    vraag: str
    rij: str = ""
    omgekeerd: bool = False
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Toets:
    """Answers and what they must give: one row of points for each respondent, or counts per answer."""

    antwoorden: tuple[tuple[float, ...], ...]
    uitkomst: float


@dataclass(frozen=True, slots=True)
class Maat:
    """One figure of an instrument. ``punten``: the lowest and the highest answer to each part.

    ``bereik``: the lowest and the highest that can come out. ``hoogste``: how many answers from the top
    count, of a share.
    """

    code: str
    naam: str
    reken: Rekenwijze
    delen: tuple[Deel, ...]
    punten: tuple[float, float]
    bereik: tuple[float, float]
    eenheid: Literal["punten", "getal", "procent"]
    richting: Literal["hoger", "lager"]
    lezen: str
    niet: str
    toets: Toets
    hoogste: int = 0

    @property
    def uitleg(self) -> str:
        """Say over which range it runs, which end is better, how to read it, and what it does not tell."""
        low, high = ("0 %", "100 %") if self.eenheid == "procent" else (f"{end:g}" for end in self.bereik)
        return f"Loopt van {low} tot {high}. {self.richting.capitalize()} is beter. {self.lezen} {self.niet}"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A set of questions to take over, with all that somebody has to know to use it well.

    ``bronvermelding`` is what the licence wants to be shown with the questions; ``afgeraden`` says why better
    not. Without ``maten`` the figures of the questions themselves are what there is to read.
    """

    code: str
    titel: str
    meet: str
    wie: tuple[Wie, ...]
    wanneer: str
    wanneer_niet: str
    vragen: tuple[Vraag, ...]
    licentie: str
    woorden: Woorden
    bron: str
    maten: tuple[Maat, ...] = ()
    bronvermelding: str = ""
    afgeraden: str = ""
    lezen: str = ""

    @property
    def hash(self) -> str:
        """Return a hash of all its words: a line runs through rounds in which it is the same."""
        words = [vraag.wording_hash for vraag in self.vragen]
        return hashlib.sha256(json.dumps([self.code, *words]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Gebruikscijfer:
    """A figure that is counted and not asked; ``waar`` tells where it comes from."""

    titel: str
    meet: str
    waar: str


def of_library(vraag: Vraag) -> Vraag:
    """Give a question of the library its concept: by it a copy is known, whatever its code becomes."""
    return replace(vraag, concept=f"{VOORVOEGSEL}{vraag.code}")


def same_question(original: Vraag, asked: Vraag) -> bool:
    """Tell whether a copy still asks the same, so that its answers may be scored."""
    return _asks(original) == _asks(asked)


def _asks(vraag: Vraag) -> tuple[object, ...]:
    counts = tuple(option.telt for option in vraag.opties)
    return vraag.wording_hash, vraag.minimum, vraag.maximum, counts
