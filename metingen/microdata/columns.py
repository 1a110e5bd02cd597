"""What a file of answers tells: its columns, in the words of the questionnaire.

Only what is named here leaves. A volgcode does not: within one round it says nothing, and over rounds it
would let anybody tie together what only this program was allowed to tie. Written answers lie elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from enquetes import profiel
from enquetes.content import Inhoud, Item, ItemSoort, Optie, Vraag
from enquetes.seals import GROEP

_CLASSES = {
    GROEP: "Groep",
    **{f"_{item}": words.capitalize() for item, words in profiel.ITEMS.items()},
    "_wijze": "Manier van antwoorden",
}
_NO_NAME_SIGN = re.compile(r"[^A-Za-z0-9_]")
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_LONGEST_NAME = 60
# Words of SPSS that name no variable.
_RESERVED = frozenset(["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"])


class Kolomsoort(StrEnum):
    """What stands in a column."""

    KLASSE = "groep of kenmerk"
    KEUZE = "keuze"
    SCHAAL = "schaal"
    VINK = "aangekruist"
    PLAATS = "plaats in de volgorde"
    GETAL = "getal"
    DATUM = "datum"


_KINDS = {
    ItemSoort.KEUZE: Kolomsoort.KEUZE,
    ItemSoort.SCHAAL: Kolomsoort.SCHAAL,
    ItemSoort.CIJFER: Kolomsoort.SCHAAL,
    ItemSoort.VINK: Kolomsoort.VINK,
    ItemSoort.AKKOORD: Kolomsoort.VINK,
    ItemSoort.PLAATS: Kolomsoort.PLAATS,
    ItemSoort.GETAL: Kolomsoort.GETAL,
    ItemSoort.DATUM: Kolomsoort.DATUM,
}
# What somebody could know of a colleague or a neighbour.
_KNOWABLE = frozenset({Kolomsoort.KEUZE, Kolomsoort.GETAL, Kolomsoort.DATUM})


@dataclass(frozen=True, slots=True)
class Waarde:
    """A choice; SPSS holds its ``nummer``, the other files its ``code``."""

    code: str
    nummer: int
    tekst: str
    telt: bool = True


_TICKED = (Waarde("nee", 0, "niet aangekruist"), Waarde("ja", 1, "aangekruist"))


@dataclass(frozen=True)
class Kolom:
    """A column: ``sleutel`` names it in the sealed file, ``naam`` in the file that leaves."""

    sleutel: str
    naam: str
    soort: Kolomsoort
    tekst: str
    vraag: str = ""
    opties: tuple[Optie, ...] = ()

    @cached_property
    def waarden(self) -> tuple[Waarde, ...]:
        """Return what can stand in it, as far as that is a choice.

        The number is the code itself where all codes are numbers, and else its place.
        """
        if self.soort == Kolomsoort.VINK:
            return _TICKED
        codes = [optie.code for optie in self.opties]
        own = [int(code) for code in codes if _NUMBER.fullmatch(code)]
        numbers = own if len(set(own)) == len(codes) else range(1, len(codes) + 1)
        return tuple(
            Waarde(optie.code, number, optie.tekst, optie.telt)
            for optie, number in zip(self.opties, numbers, strict=True)
        )

    @property
    def deel(self) -> str:
        """Return by what name it is left out: with its whole question, or by itself."""
        return self.vraag or self.sleutel

    @property
    def knowable(self) -> bool:
        """Tell whether somebody could know this of another person without having been told."""
        return self.soort == Kolomsoort.KLASSE or self.soort in _KNOWABLE


def columns_of(inhoud: Inhoud, present: Sequence[str], weglaten: Collection[str] = ()) -> tuple[Kolom, ...]:
    """Return the columns of a sealed file (``present``) that leave, without what stands in ``weglaten``.

    That are questions, by their code, and groups and classes, by their ``sleutel``.
    """
    found = [*_classes(present, weglaten), *_answers(inhoud, set(present), weglaten)]
    names: set[str] = set()
    return tuple(replace(kolom, naam=_name(kolom.sleutel, names)) for kolom in found)


def with_classes(kolom: Kolom, classes: Sequence[str]) -> Kolom:
    """Return a column of a group or a class with the names that stand in it."""
    return replace(kolom, opties=tuple(Optie(name, name) for name in classes))


def _classes(present: Sequence[str], weglaten: Collection[str]) -> Iterator[Kolom]:
    for name in present:
        if name in _CLASSES and name not in weglaten:
            yield Kolom(name, "", Kolomsoort.KLASSE, _CLASSES[name])


def _answers(inhoud: Inhoud, present: Collection[str], weglaten: Collection[str]) -> Iterator[Kolom]:
    for vraag in inhoud.vragen():
        for item in vraag.items():
            if item.kolom in present and item.soort in _KINDS and vraag.code not in weglaten:
                yield Kolom(
                    item.kolom, "", _KINDS[item.soort], _words(vraag, item), vraag.code, tuple(item.opties)
                )


def _words(vraag: Vraag, item: Item) -> str:
    return f"{vraag.tekst} {item.tekst}" if item.deel else item.tekst


def _name(sleutel: str, taken: set[str]) -> str:
    """Return a name that every program takes, and that no other column has: ``stel[r1]`` is ``stel_r1``."""
    plain = _NO_NAME_SIGN.sub("_", sleutel.removesuffix("]")).strip("_")[:_LONGEST_NAME] or "kolom"
    if plain.upper() in _RESERVED:
        plain += "_"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain}_{number}"
    taken.add(name.casefold())
    return name
