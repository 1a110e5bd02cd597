"""An expression as a tree: what it says, apart from how it was typed. ``at`` is where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Teken = Literal["=", "<>", "<", "<=", ">", ">="]
Bewerking = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Getal:
    waarde: float
    at: int


@dataclass(frozen=True, slots=True)
class Tekst:
    waarde: str
    at: int


@dataclass(frozen=True, slots=True)
class JaNee:
    waarde: bool
    at: int


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """The answer to a question, or to one row (``deel``) of a matrix."""

    code: str
    deel: str
    at: int


@dataclass(frozen=True, slots=True)
class Aanroep:
    """A function with its arguments."""

    naam: str
    delen: tuple[Boom, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Niet:
    deel: Boom
    at: int


@dataclass(frozen=True, slots=True)
class Voeging:
    """Conditions of which all ("en") or at least one ("of") must hold."""

    woord: Literal["en", "of"]
    delen: tuple[Boom, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    teken: Teken
    links: Boom
    rechts: Boom
    at: int


@dataclass(frozen=True, slots=True)
class Rekening:
    bewerking: Bewerking
    links: Boom
    rechts: Boom
    at: int


Boom = Getal | Tekst | JaNee | Verwijzing | Aanroep | Niet | Voeging | Vergelijking | Rekening


def children(boom: Boom) -> tuple[Boom, ...]:
    """Return the parts of a tree, in the order in which they were typed."""
    match boom:
        case Aanroep() | Voeging():
            return boom.delen
        case Niet():
            return (boom.deel,)
        case Vergelijking() | Rekening():
            return boom.links, boom.rechts
        case _:
            return ()


def parts(boom: Boom) -> Iterator[Boom]:
    """Yield a tree and everything in it."""
    yield boom
    for part in children(boom):
        yield from parts(part)


def references(boom: Boom) -> frozenset[str]:
    """Return the codes of all questions that an expression looks at."""
    return frozenset(part.code for part in parts(boom) if isinstance(part, Verwijzing))
