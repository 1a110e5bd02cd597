"""The parts that a gemeente composes a report of: what it can choose from, and what is stored of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from adoptie.refusal import Refusal
from rapportage.reports.goals import SUBJECTS

MOST_PARTS = 40
MOST_TITLE, MOST_TEXT = 120, 4000


class Deelsoort(StrEnum):
    KOP = "kop"
    TEKST = "tekst"
    KERNCIJFERS = "kerncijfers"
    DOEL = "doel"
    AANTALLEN = "aantallen"
    RONDE = "ronde"
    VERANDERINGEN = "veranderingen"
    GEREEDHEID = "gereedheid"
    VERANTWOORDING = "verantwoording"


# What people write themselves, with how long it may be.
WRITTEN = {Deelsoort.KOP: MOST_TITLE, Deelsoort.TEKST: MOST_TEXT}
_NAMES = {
    Deelsoort.KOP: "Hoofdstuktitel",
    Deelsoort.TEKST: "Eigen tekst",
    Deelsoort.KERNCIJFERS: "Kerncijfers",
    Deelsoort.AANTALLEN: "Aantallen",
    Deelsoort.RONDE: "Laatste ronde",
    Deelsoort.VERANDERINGEN: "Veranderingen",
    Deelsoort.GEREEDHEID: "Klaar voor de volgende stap",
    Deelsoort.VERANTWOORDING: "Verantwoording",
}
_TELLS = {
    Deelsoort.KOP: "Wat eronder staat, hoort bij dit hoofdstuk.",
    Deelsoort.TEKST: "Uw eigen woorden. In het rapport staat erbij dat de tekst van de gemeente is.",
    Deelsoort.KERNCIJFERS: "Alle cijfers van aanvragen op een rij, met hoe zeker ze zijn.",
    Deelsoort.DOEL: "Met oordeel, grafiek en tabel.",
    Deelsoort.AANTALLEN: "Hoeveel aanvragen er begonnen, klaar zijn en nog lopen.",
    Deelsoort.RONDE: "Wie er antwoordden in de laatste ronde van de periode, en wat zij zeiden.",
    Deelsoort.VERANDERINGEN: "Wat er veranderde, en wat we van het effect weten.",
    Deelsoort.GEREEDHEID: "Welke stappen open zijn, en waar de volgende op wachten.",
    Deelsoort.VERANTWOORDING: "Hoe er is gemeten, en wat we niet laten zien. Anders komt dit achteraan.",
}


@dataclass(frozen=True, slots=True)
class Deel:
    """One part: ``tekst`` where people write it, ``doel`` where it is about one of the goals."""

    soort: Deelsoort
    tekst: str = ""
    doel: str = ""

    @property
    def naam(self) -> str:
        if self.soort is Deelsoort.DOEL:
            subject = SUBJECTS[self.doel]
            return f"{subject[0].upper()}{subject[1:]}"
        return _NAMES[self.soort]

    @property
    def uitleg(self) -> str:
        return _TELLS[self.soort]

    @property
    def written(self) -> bool:
        return self.soort in WRITTEN

    @property
    def code(self) -> str:
        """Return what this choice is called in a form: "ronde", "doel:doorlooptijd"."""
        return f"{self.soort}:{self.doel}" if self.doel else str(self.soort)


def choices() -> tuple[Deel, ...]:
    """Return every part that can be chosen, as it is before anything is written in it."""
    each = (
        [Deel(kind, doel=code) for code in SUBJECTS] if kind is Deelsoort.DOEL else [Deel(kind)]
        for kind in Deelsoort
    )
    return tuple(deel for kinds in each for deel in kinds)


def starting_as_voortgang() -> tuple[Deel, ...]:
    """Return the parts of the report on progress, in its order, to begin with."""
    kinds = (Deelsoort.KERNCIJFERS, Deelsoort.DOEL, Deelsoort.AANTALLEN, Deelsoort.RONDE)
    last = (Deelsoort.GEREEDHEID, Deelsoort.VERANTWOORDING)
    return tuple(deel for kind in (*kinds, *last) for deel in choices() if deel.soort is kind)


def read_delen(raw: object) -> tuple[Deel, ...]:
    """Return the parts as they are stored; raises Refusal, with the place, for what is no part."""
    if not isinstance(raw, list):
        raise Refusal("Een eigen rapport is een lijst van delen.")
    delen = tuple(_read(number, each) for number, each in enumerate(raw, start=1))
    check_delen(delen)
    return delen


def write_delen(delen: Iterable[Deel]) -> list[dict[str, str]]:
    """Return the parts as they are stored."""
    return [
        {name: value for name in ("soort", "tekst", "doel") if (value := str(getattr(deel, name)))}
        for deel in delen
    ]


def check_delen(delen: Sequence[Deel]) -> None:
    """Raise Refusal when these parts cannot be one report."""
    if len(delen) > MOST_PARTS:
        raise Refusal(f"Een eigen rapport heeft hoogstens {MOST_PARTS} delen. Haal er eerst een weg.")
    for number, deel in enumerate(delen, start=1):
        if fault := _fault(deel):
            raise Refusal(f"Deel {number} ({deel.naam}): {fault}")
    told = [deel for deel in delen if not deel.written]
    twice = next((deel for number, deel in enumerate(told) if deel in told[:number]), None)
    if twice is not None:
        raise Refusal(f"'{twice.naam}' staat er al in. Cijfers staan één keer in een rapport.")


def _read(number: int, raw: Any) -> Deel:
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise Refusal(f"Deel {number} is geen deel van een rapport.")
    kind = raw.get("soort", "")
    if kind not in set(Deelsoort):
        raise Refusal(f"Deel {number}: een deel van de soort '{kind}' kennen wij niet.")
    if unknown := raw.keys() - {"soort", "tekst", "doel"}:
        raise Refusal(f"Deel {number}: '{min(unknown)}' kennen wij niet.")
    deel = Deel(Deelsoort(kind), raw.get("tekst", ""), raw.get("doel", ""))
    wanted = deel.doel in SUBJECTS if deel.soort is Deelsoort.DOEL else not deel.doel
    if not wanted:
        raise Refusal(f"Deel {number}: het doel '{deel.doel}' kennen wij niet.")
    return deel


def _fault(deel: Deel) -> str:
    """Say what is wrong with the words of a part."""
    if not deel.written:
        return "hier kunt u geen tekst schrijven." if deel.tekst else ""
    if not deel.tekst.strip():
        return "schrijf een tekst."
    if len(deel.tekst) > WRITTEN[deel.soort]:
        return f"schrijf hoogstens {WRITTEN[deel.soort]} tekens."
    if deel.soort is Deelsoort.KOP and len(deel.tekst.splitlines()) > 1:
        return "schrijf de titel op één regel."
    return ""
