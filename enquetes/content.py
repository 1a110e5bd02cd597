"""What a questionnaire says: pages of questions, as plain values that are stored as JSON.

One tree serves all: the form that a respondent sees, the check of an answer, the columns of the sealed
file, and the hash by which a changed wording is noticed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Literal

from adoptie.refusal import Refusal

# A space or a hyphen between two letters: "hand-over" and "handover" are one word.
_JOINT = re.compile(r"(?<=[^\W\d_])[\s\-\u2010\u2011]+(?=[^\W\d_])")
# How ``to_json`` writes; a version that was fixed is never written anew.
FORMAT = 1
# Begins with a letter: columns of a sealed file that are no question begin with "_".
CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")

# What a person can answer to one question, as JSON: one code, several codes, a number or a text, or
# codes per row of a matrix. None is no answer.
Answer = str | float | list[str] | dict[str, str] | None


class Soort(StrEnum):
    """The kind of a question."""

    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    SCHAAL = "schaal"
    GETAL = "getal"
    TEKST = "tekst"
    MATRIX = "matrix"


CODED = frozenset({Soort.KEUZE, Soort.MEERKEUZE, Soort.SCHAAL, Soort.MATRIX})


@dataclass(frozen=True, slots=True)
class Optie:
    """An answer to choose, or a row of a matrix. ``telt`` is False for "weet ik niet"."""

    code: str
    tekst: str
    telt: bool = True


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question; ``opties`` of a scale run from low to high, ``richting`` says which end is better."""

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

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise Refusal(
                f"Vraag '{self.code}': een code begint met een letter en heeft alleen letters en cijfers."
            )
        if self.soort in CODED and not self.opties:
            raise Refusal(f"Vraag '{self.code}' heeft geen antwoorden om uit te kiezen.")
        if self.soort == Soort.MATRIX and not self.rijen:
            raise Refusal(f"Vraag '{self.code}' heeft geen rijen.")
        for options in (self.opties, self.rijen):
            codes = [option.code for option in options]
            if len(set(codes)) < len(codes):
                raise Refusal(f"Vraag '{self.code}' heeft twee keer dezelfde antwoordcode.")

    @property
    def wording_hash(self) -> str:
        """Return a hash of wording and options: equal hashes may stand in one trend line.

        What ``plain_words`` leaves out does not count as another wording.
        """
        parts = [self.tekst, *(option.tekst for option in self.opties), *(row.tekst for row in self.rijen)]
        plain = [plain_words(part) for part in parts]
        return hashlib.sha256(json.dumps([self.soort, *plain]).encode()).hexdigest()

    def items(self) -> Iterator[Item]:
        """Yield the columns of this question in a sealed file."""
        if self.soort == Soort.MEERKEUZE:
            yield from (
                Item(self.code, ItemSoort.VINK, option.tekst, deel=option.code) for option in self.opties
            )
        elif self.soort == Soort.MATRIX:
            yield from (
                Item(self.code, ItemSoort.SCHAAL, row.tekst, self.opties, deel=row.code) for row in self.rijen
            )
        else:
            yield Item(self.code, ItemSoort(self.soort), self.tekst, self.opties)


class ItemSoort(StrEnum):
    """What one column of a sealed file holds."""

    KEUZE = "keuze"
    SCHAAL = "schaal"
    VINK = "vink"
    GETAL = "getal"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Item:
    """One column of a sealed file: a question, or one ``deel`` of it: a row of a matrix, a box to tick."""

    vraag: str
    soort: ItemSoort
    tekst: str
    opties: tuple[Optie, ...] = ()
    deel: str = ""

    @property
    def kolom(self) -> str:
        return f"{self.vraag}[{self.deel}]" if self.deel else self.vraag


@dataclass(frozen=True, slots=True)
class Pagina:
    """What is shown at once."""

    vragen: tuple[Vraag, ...]
    titel: str = ""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A whole questionnaire."""

    titel: str
    paginas: tuple[Pagina, ...]
    inleiding: str = ""

    def __post_init__(self) -> None:
        codes = [vraag.code.casefold() for vraag in self.vragen()]
        doubles = sorted({code for code in codes if codes.count(code) > 1})
        if doubles:
            raise Refusal(f"Deze codes komen twee keer voor: {', '.join(doubles)}.")
        if not codes:
            raise Refusal("De vragenlijst heeft nog geen vragen.")

    def vragen(self) -> Iterator[Vraag]:
        return (vraag for pagina in self.paginas for vraag in pagina.vragen)

    def items(self) -> Iterator[Item]:
        return (item for vraag in self.vragen() for item in vraag.items())

    @property
    def hash(self) -> str:
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        return {"formaat": FORMAT, **asdict(self)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Inhoud:
        """Read what ``to_json`` wrote. Raises Refusal when it does not hold together."""
        if data.get("formaat") != FORMAT:
            raise Refusal("De vragenlijst is gemaakt door een andere versie van dit programma.")
        try:
            return cls(
                titel=data["titel"],
                inleiding=data.get("inleiding", ""),
                paginas=tuple(_pagina(pagina) for pagina in data["paginas"]),
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise Refusal(f"De vragenlijst is niet te lezen: {fault}.") from fault


def _pagina(data: dict[str, Any]) -> Pagina:
    return Pagina(
        vragen=tuple(_vraag(vraag) for vraag in data["vragen"]),
        titel=data.get("titel", ""),
        uitleg=data.get("uitleg", ""),
    )


def _vraag(data: dict[str, Any]) -> Vraag:
    options = {name: tuple(Optie(**option) for option in data.get(name, ())) for name in ("opties", "rijen")}
    return Vraag(**{**data, "soort": Soort(data["soort"]), **options})


def plain_words(text: str) -> str:
    """Return what decides whether two texts say the same.

    Capitals, spaces, hyphens between letters and the sign at the end do not.

    >>> plain_words("Is er een hand-over plan?") == plain_words("is er een handover  plan")
    True
    """
    return _JOINT.sub("", " ".join(text.casefold().split())).rstrip(" .?!:")
