"""Putting trees of ours together, without what says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from enquetes.routing.tree import (
    Aanroep,
    Bewerking,
    Boom,
    Getal,
    JaNee,
    Niet,
    Rekening,
    Teken,
    Tekst,
    Vergelijking,
    Voeging,
)

JA, NEE = JaNee(waarde=True, at=0), JaNee(waarde=False, at=0)
# What is the other one when it is denied.
_OPPOSITES = {"leeg": "ingevuld", "ingevuld": "leeg"}


_YES_OR_NO = frozenset({"leeg", "ingevuld", "gekozen"})


def is_condition(boom: Boom) -> bool:
    """Tell whether a tree is yes or no, and no number or text."""
    called = isinstance(boom, Aanroep) and boom.naam in _YES_OR_NO
    return called or isinstance(boom, JaNee | Niet | Voeging | Vergelijking)


def number(value: float) -> Boom:
    # Minus zero is zero.
    return Getal(float(value) + 0.0, 0)


def text(value: str) -> Boom:
    return Tekst(value, 0)


def call(name: str, *parts: Boom) -> Boom:
    return Aanroep(name, parts, 0)


def empty(part: Boom) -> Boom:
    return call("leeg", part)


def filled(part: Boom) -> Boom:
    return call("ingevuld", part)


def compare(left: Boom, sign: Teken, right: Boom) -> Boom:
    if isinstance(left, Getal) and isinstance(right, Getal) and sign == "=":
        return JA if left.waarde == right.waarde else NEE
    return Vergelijking(sign, left, right, 0)


def reckon(left: Boom, sign: Bewerking, right: Boom) -> Boom:
    return Rekening(sign, left, right, 0)


def when(condition: Boom, then: Boom, otherwise: Boom | None = None) -> Boom:
    """Return ``then`` where the condition holds; without ``otherwise`` nothing else."""
    if condition == JA or then == otherwise:
        return then
    if condition == NEE and otherwise is not None:
        return otherwise
    return call("als", condition, then, *([] if otherwise is None else [otherwise]))


def negate(part: Boom) -> Boom:
    match part:
        case JaNee():
            return NEE if part.waarde else JA
        case Niet():
            return part.deel
        case Aanroep() if part.naam in _OPPOSITES:
            return Aanroep(_OPPOSITES[part.naam], part.delen, 0)
        case _:
            return Niet(part, 0)


def all_of(parts: Iterable[Boom]) -> Boom:
    return _joined("en", parts, nothing=JA, decides=NEE)


def any_of(parts: Iterable[Boom]) -> Boom:
    return _joined("of", parts, nothing=NEE, decides=JA)


def _joined(word: Literal["en", "of"], parts: Iterable[Boom], *, nothing: Boom, decides: Boom) -> Boom:
    flat: list[Boom] = []
    for part in parts:
        own = part.delen if isinstance(part, Voeging) and part.woord == word else (part,)
        flat += [each for each in own if each != nothing and each not in flat]
    if decides in flat:
        return decides
    return one_of(word, flat) if flat else nothing


def one_of(word: Literal["en", "of"], parts: Sequence[Boom]) -> Boom:
    """Join parts, of which there is at least one."""
    return parts[0] if len(parts) == 1 else Voeging(word, tuple(parts), 0)
