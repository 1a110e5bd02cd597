"""One question: what is asked, what can be answered, and under which conditions."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from adoptie.refusal import Refusal
from enquetes.content.items import ANDERS, NVT, Item, ItemSoort
from enquetes.content.wording import plain_words

# Begins with a letter: columns of a sealed file that are no question begin with "_".
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
# Days that can be an answer: who is old came to live here long before anything of ours began.
EERSTE_DAG, LAATSTE_DAG = dt.date(1900, 1, 1), dt.date(2099, 12, 31)


class Soort(StrEnum):
    """The kind of a question."""

    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    SCHAAL = "schaal"
    RAPPORTCIJFER = "rapportcijfer"
    MATRIX = "matrix"
    DUBBELMATRIX = "dubbelmatrix"
    RANGSCHIKKING = "rangschikking"
    GETAL = "getal"
    DATUM = "datum"
    TEKST = "tekst"
    EMAIL = "email"
    TELEFOON = "telefoon"
    AKKOORD = "akkoord"
    UITLEG = "uitleg"
    BEREKENING = "berekening"


ROWED = frozenset({Soort.MATRIX, Soort.DUBBELMATRIX})
# Answered by choosing among ``opties``: one, several, or one in each row.
CODED = (
    frozenset({Soort.KEUZE, Soort.SCHAAL, Soort.RAPPORTCIJFER, Soort.MEERKEUZE, Soort.RANGSCHIKKING}) | ROWED
)
CONTACT = frozenset({Soort.EMAIL, Soort.TELEFOON})
Spoor = Literal["virtueel", "mentaal", "fysiek"]
# Nobody fills these in.
SHOWN = frozenset({Soort.UITLEG, Soort.BEREKENING})

_PLAIN = {
    Soort.KEUZE: ItemSoort.KEUZE,
    Soort.SCHAAL: ItemSoort.SCHAAL,
    Soort.RAPPORTCIJFER: ItemSoort.CIJFER,
    Soort.GETAL: ItemSoort.GETAL,
    Soort.DATUM: ItemSoort.DATUM,
    Soort.TEKST: ItemSoort.TEKST,
    Soort.EMAIL: ItemSoort.CONTACT,
    Soort.TELEFOON: ItemSoort.CONTACT,
    Soort.AKKOORD: ItemSoort.AKKOORD,
}


@dataclass(frozen=True, slots=True)
class Optie:
    """An answer to choose, or a row of a matrix.

    ``telt`` is False for "weet ik niet"; ``namelijk`` asks for a few words with it; ``alleen`` excludes the
    other ticks, as "geen van deze" does.
    """

    code: str
    tekst: str
    telt: bool = True
    namelijk: bool = False
    alleen: bool = False


_GRADES = [str(cijfer) for cijfer in range(1, 11)]
CIJFERS = tuple(Optie(cijfer, cijfer) for cijfer in _GRADES)


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question; ``opties`` of a scale run from low to high, ``richting`` says which end is better.

    ``relevantie``, ``controle`` and ``formule`` are expressions of ``enquetes.routing``: when the question
    appears, what must hold of its answer (``controle_tekst`` says so), and what a calculation gives.
    ``opties2`` is the second scale of a double matrix, ``koppen`` name both. ``concept`` stays the same for
    what is asked again in other words. ``spoor`` is where its figures are told; that is no part of its words.
    """

    code: str
    soort: Soort
    tekst: str
    toelichting: str = ""
    opties: tuple[Optie, ...] = ()
    rijen: tuple[Optie, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    eenheid: str = ""
    lang: bool = False
    richting: Literal["hoger", "lager", "geen"] = "geen"
    relevantie: str = ""
    controle: str = ""
    controle_tekst: str = ""
    formule: str = ""
    uitkomst: Literal["getal", "tekst"] = "getal"
    opties2: tuple[Optie, ...] = ()
    koppen: tuple[str, ...] = ()
    uiteinden: tuple[str, ...] = ()
    minste: int | None = None
    meeste: int | None = None
    geen_antwoord: str = ""
    lijst: bool = False
    heel: bool = False
    willekeurig: bool = False
    beeld: str = ""
    beeld_alt: str = ""
    concept: str = ""
    spoor: Spoor = "mentaal"

    def __hash__(self) -> int:
        # Looked up for every page that is sent in; no questionnaire asks the same twice under one code.
        return hash((self.code, self.tekst))

    def __post_init__(self) -> None:
        for is_wrong, told in self._impossible():
            if is_wrong:
                raise Refusal(told)

    def _impossible(self) -> Iterator[tuple[bool, str]]:
        """Yield what no question can be, and whether this one is."""
        this = f"Vraag '{self.code}'"
        yield (
            not CODE.fullmatch(self.code),
            f"{this}: een code begint met een letter en heeft alleen letters en cijfers.",
        )
        yield self.soort in CODED and not self.opties, f"{this} heeft geen antwoorden om uit te kiezen."
        yield self.soort in ROWED and not self.rijen, f"{this} heeft geen rijen."
        yield (
            self.soort == Soort.DUBBELMATRIX and not (self.opties2 and len(self.koppen) == 2),
            f"{this} heeft twee schalen nodig, elk met een kop.",
        )
        yield (
            self.soort in ROWED | {Soort.RANGSCHIKKING} and any(option.namelijk for option in self.opties),
            f"{this}: eigen woorden kunnen alleen bij een keuze.",
        )
        yield (
            self.soort == Soort.RAPPORTCIJFER and [o.code for o in self.opties if o.telt] != _GRADES,
            f"{this}: een rapportcijfer loopt van 1 tot en met 10.",
        )
        yield (
            self.soort == Soort.BEREKENING and not self.formule,
            f"{this} rekent iets uit, maar er staat niet wat.",
        )
        yield bool(self.uiteinden) and len(self.uiteinden) != 2, f"{this}: een schaal heeft twee uiteinden."
        named = [[option.code for option in options] for options in (self.opties, self.opties2)]
        for codes in (*named, [deel for deel, *_ in self.rows()]):
            yield len(set(codes)) < len(codes), f"{this} heeft twee keer dezelfde antwoordcode."

    @property
    def is_asked(self) -> bool:
        """Tell whether a respondent fills this in."""
        return self.soort not in SHOWN

    @property
    def wording_hash(self) -> str:
        """Return a hash of wording and options: equal hashes may stand in one trend line.

        What ``plain_words`` leaves out does not count as another wording.
        """
        options = (*self.opties, *self.rijen, *self.opties2)
        parts = [self.tekst, *(option.tekst for option in options), *self.koppen, *self.uiteinden]
        plain = [plain_words(part) for part in parts]
        return hashlib.sha256(json.dumps([self.soort, *plain]).encode()).hexdigest()

    def rows(self) -> Iterator[tuple[str, str, tuple[Optie, ...]]]:
        """Yield the lines of a matrix: deel, text and what can be chosen; both scales of a double one."""
        for row in self.rijen:
            if self.soort == Soort.DUBBELMATRIX:
                for letter, head, options in zip("ab", self.koppen, (self.opties, self.opties2), strict=True):
                    yield f"{row.code}_{letter}", f"{row.tekst}: {head}", options
            else:
                yield row.code, row.tekst, self.opties

    def sides(self) -> tuple[str, ...]:
        """Return what of an answer has a name of its own: words written beside it, or a place of a ranking.

        The rows of a matrix are no sides: each has an answer of its own.
        """
        if self.soort == Soort.RANGSCHIKKING:
            return tuple(str(place) for place in range(1, len(self.opties) + 1))
        own_words = self.soort not in ROWED and any(option.namelijk for option in self.opties)
        return (ANDERS,) if own_words else ()

    def is_written(self, deel: str) -> bool:
        """Tell whether this side of an answer is words that somebody wrote beside it."""
        return deel == ANDERS and deel in self.sides()

    def options_of(self, deel: str = "") -> tuple[Optie, ...]:
        """Return what can be chosen, in one row of a matrix."""
        return next((options for name, _, options in self.rows() if name == deel), self.opties)

    def items(self) -> Iterator[Item]:
        """Yield the columns of this question in a sealed file."""
        yield from self._answered()
        if any(option.namelijk for option in self.opties):
            yield Item(self.code, ItemSoort.TEKST, f"{self.tekst} Anders", deel=ANDERS)
        if self.geen_antwoord:
            yield Item(self.code, ItemSoort.VINK, self.geen_antwoord, deel=NVT)

    def _answered(self) -> Iterator[Item]:
        match self.soort:
            case Soort.MEERKEUZE | Soort.RANGSCHIKKING:
                kind = ItemSoort.VINK if self.soort == Soort.MEERKEUZE else ItemSoort.PLAATS
                yield from (Item(self.code, kind, each.tekst, deel=each.code) for each in self.opties)
            case Soort.MATRIX | Soort.DUBBELMATRIX:
                for deel, text, options in self.rows():
                    yield Item(self.code, ItemSoort.SCHAAL, text, options, deel=deel)
            case Soort.BEREKENING:
                yield Item(self.code, ItemSoort(self.uitkomst), self.tekst)
            case Soort.UITLEG:
                return
            case _:
                yield Item(self.code, _PLAIN[self.soort], self.tekst, self.opties)
