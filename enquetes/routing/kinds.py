"""Of which kind the outcome of an expression is, and what its functions take and give."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from enquetes.content import Soort, Vraag
from enquetes.content.items import ANDERS
from enquetes.content.vraag import ROWED
from enquetes.routing.tree import Boom, Verwijzing, parts


class Waarde(StrEnum):
    """The kind of an outcome, as people name it."""

    GETAL = "een getal"
    TEKST = "een tekst"
    KEUZE = "een antwoord"
    KEUZES = "meer antwoorden"
    DATUM = "een datum"
    JANEE = "ja of nee"


ANY = frozenset(Waarde)
_NUMBERS, _WORDS = frozenset({Waarde.GETAL}), frozenset({Waarde.TEKST, Waarde.KEUZE})
_DAYS = frozenset({Waarde.DATUM})


@dataclass(frozen=True, slots=True)
class Functie:
    """``takes``: what each argument may be, the last one for all that follow; ``most`` None has no end."""

    takes: tuple[Collection[Waarde], ...]
    gives: Waarde
    least: int = 1
    most: int | None = 1


FUNCTIES = {
    "leeg": Functie((ANY,), Waarde.JANEE),
    "ingevuld": Functie((ANY,), Waarde.JANEE),
    "gekozen": Functie(({Waarde.KEUZE, Waarde.KEUZES}, {Waarde.TEKST}), Waarde.JANEE, least=2, most=None),
    "aantal": Functie((ANY - {Waarde.JANEE},), Waarde.GETAL, most=None),
    "som": Functie((_NUMBERS,), Waarde.GETAL, most=None),
    "gemiddelde": Functie((_NUMBERS,), Waarde.GETAL, most=None),
    "laagste": Functie((_NUMBERS,), Waarde.GETAL, most=None),
    "hoogste": Functie((_NUMBERS,), Waarde.GETAL, most=None),
    "afgerond": Functie((_NUMBERS,), Waarde.GETAL, most=2),
    "omlaag": Functie((_NUMBERS,), Waarde.GETAL),
    "omhoog": Functie((_NUMBERS,), Waarde.GETAL),
    "samen": Functie((ANY - {Waarde.KEUZES},), Waarde.TEKST, most=None),
    "lengte": Functie((_WORDS,), Waarde.GETAL),
    "datum": Functie(({Waarde.TEKST},), Waarde.DATUM),
    "vandaag": Functie((), Waarde.DATUM, least=0, most=0),
    "dagen": Functie((_DAYS,), Waarde.GETAL, least=2, most=2),
}
_FIXED = {
    Soort.GETAL: Waarde.GETAL,
    Soort.DATUM: Waarde.DATUM,
    Soort.TEKST: Waarde.TEKST,
    Soort.EMAIL: Waarde.TEKST,
    Soort.TELEFOON: Waarde.TEKST,
    Soort.MEERKEUZE: Waarde.KEUZES,
    Soort.RANGSCHIKKING: Waarde.KEUZES,
    Soort.KEUZE: Waarde.KEUZE,
    Soort.AKKOORD: Waarde.KEUZE,
}
# Looks at its condition first, so it gives what its branches give.
ALS = "als"


def names_sides(boom: Boom, vragen: Mapping[str, Vraag]) -> bool:
    """Tell whether an expression looks at a side of an answer; ``vragen`` by code in small letters."""
    named = (part for part in parts(boom) if isinstance(part, Verwijzing))
    return any(part.deel in vragen[part.code.casefold()].sides() for part in named)


def kind_of(vraag: Vraag, deel: str = "") -> Waarde:
    """Return what the answer to a question, to one row (``deel``) of a matrix or of one side of it, is.

    A scale whose answers are numbers counts: "werk >= 4".
    """
    if deel and vraag.soort not in ROWED:
        return Waarde.TEKST if deel == ANDERS else Waarde.KEUZE
    if vraag.soort == Soort.BEREKENING:
        return Waarde.GETAL if vraag.uitkomst == "getal" else Waarde.TEKST
    if vraag.soort in _FIXED:
        return _FIXED[vraag.soort]
    counts = all(option.code.isdecimal() for option in vraag.options_of(deel) if option.telt)
    return Waarde.GETAL if counts else Waarde.KEUZE
