"""Conditions as rows to pick from lists: question, comparison, answer. They are the same expressions.

Most conditions say "question 3 is yes" a few times; those read and write as rows. What rows cannot say stays
an expression that is typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from enquetes.content import Optie, Soort, Vraag
from enquetes.routing import RoutingError, check, parse
from enquetes.routing.kinds import Waarde, kind_of, names_sides
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    Niet,
    Teken,
    Tekst,
    Vergelijking,
    Verwijzing,
    Voeging,
)

Woord = Literal["en", "of"]
Vragen = Mapping[str, Vraag]
FILLED = ("ingevuld", "leeg")
# A comparison with one answer only.
ONE_ANSWER = ("<", "<=", ">", ">=")
_ANY = (("ingevuld", "is ingevuld"), ("leeg", "is niet ingevuld"))
_IS = (("=", "is"), ("<>", "is niet"))
_TEKENS: dict[Waarde, tuple[tuple[str, str], ...]] = {
    Waarde.KEUZE: (*_IS, *_ANY),
    Waarde.KEUZES: (("=", "heeft als antwoord"), ("<>", "heeft niet als antwoord"), *_ANY),
    Waarde.TEKST: (*_ANY, *_IS),
    Waarde.GETAL: (
        (">=", "is minstens"),
        ("<=", "is hoogstens"),
        (">", "is meer dan"),
        ("<", "is minder dan"),
        *_IS,
        *_ANY,
    ),
    Waarde.DATUM: (
        ("<", "is voor"),
        (">", "is na"),
        ("<=", "is op of voor"),
        (">=", "is op of na"),
        ("=", "is op"),
        *_ANY,
    ),
}
_TICKED = (("ingevuld", "is aangekruist"), ("leeg", "is niet aangekruist"))


@dataclass(frozen=True, slots=True)
class Rij:
    """One row; ``waarden`` are codes of answers, a number, a day (ISO) or a text, as strings.

    With more codes one of them is enough ("=") or none of them may be ("<>").
    """

    code: str
    deel: str
    teken: str
    waarden: tuple[str, ...] = ()

    @property
    def plek(self) -> str:
        """Return the question, with the row of a matrix, as one word."""
        return f"{self.code}.{self.deel}" if self.deel else self.code


@dataclass(frozen=True, slots=True)
class Rijen:
    """Rows of which all ("en") or at least one ("of") must hold."""

    woord: Woord
    rijen: tuple[Rij, ...]


def tekens_of(vraag: Vraag, deel: str = "") -> tuple[tuple[str, str], ...]:
    """Return the comparisons that a question can be in, with their words."""
    return _TICKED if vraag.soort == Soort.AKKOORD else _TEKENS[kind_of(vraag, deel)]


def answers_of(vraag: Vraag, deel: str = "") -> tuple[Optie, ...]:
    """Return the answers to pick from; none where an answer is typed.

    On a scale of numbers "weet ik niet" is no number, so nothing can be compared with it.
    """
    options = vraag.options_of(deel)
    counts = kind_of(vraag, deel) == Waarde.GETAL
    return tuple(option for option in options if not counts or option.code.isdecimal())


def rows_of(expression: str, vragen: Vragen) -> Rijen | None:
    """Read an expression as rows; None when it cannot be read, or when rows cannot say it."""
    try:
        boom = parse(expression)
        check(boom, vragen)
    except RoutingError:
        return None
    return as_rows(boom, vragen)


def as_rows(boom: Boom, vragen: Vragen) -> Rijen | None:
    """Return a checked condition as rows; None when rows cannot say it."""
    if names_sides(boom, vragen):
        return None
    whole = _row(boom, vragen)
    if whole is not None:
        return Rijen("en", (whole,))
    if not isinstance(boom, Voeging):
        return None
    rows = [_row(part, vragen) for part in boom.delen]
    return Rijen(boom.woord, tuple(row for row in rows if row is not None)) if all(rows) else None


def as_boom(rijen: Rijen, vragen: Vragen) -> Boom:
    """Return the condition that rows say; each row has been checked against its question."""
    parts = tuple(_condition(row, vragen[row.code.casefold()]) for row in rijen.rijen)
    return parts[0] if len(parts) == 1 else Voeging(rijen.woord, parts, 0)


def _row(boom: Boom, vragen: Vragen) -> Rij | None:
    match boom:
        case Vergelijking(teken, Verwijzing() as reference, value):
            return _compared(reference, teken, value, vragen)
        case Aanroep(("leeg" | "ingevuld") as naam, (Verwijzing() as reference,)):
            return Rij(reference.code, reference.deel, naam)
        case Aanroep("gekozen", (Verwijzing() as reference, *answers)):
            return _with(reference, "=", answers)
        case Niet(Aanroep("gekozen", (Verwijzing() as reference, *answers))):
            several = kind_of(vragen[reference.code.casefold()], reference.deel) == Waarde.KEUZES
            return _with(reference, "<>", answers) if several else None
        case Voeging():
            return _same_question(boom, vragen)
        case _:
            return None


def _compared(reference: Verwijzing, teken: Teken, value: Boom, vragen: Vragen) -> Rij | None:
    vraag = vragen[reference.code.casefold()]
    codes = {option.code for option in answers_of(vraag, reference.deel)}
    match value:
        case Tekst():
            found = value.waarde
        case Getal():
            found = f"{value.waarde:g}" if codes else repr(value.waarde)
        case Aanroep("datum", (Tekst() as day,)):
            found = day.waarde
        case _:
            return None
    if vraag.soort == Soort.AKKOORD:
        return Rij(reference.code, "", "ingevuld") if (teken, found) == ("=", "ja") else None
    if codes and found not in codes:
        return None
    if teken not in dict(tekens_of(vraag, reference.deel)):
        return None
    return Rij(reference.code, reference.deel, teken, (found,))


def _with(reference: Verwijzing, teken: str, answers: list[Boom]) -> Rij | None:
    codes = tuple(part.waarde for part in answers if isinstance(part, Tekst))
    whole = len(codes) == len(answers)
    return Rij(reference.code, reference.deel, teken, codes) if whole else None


def _same_question(boom: Voeging, vragen: Vragen) -> Rij | None:
    """Read "werk = 1 of werk = 2" as one row with two answers."""
    wanted = "=" if boom.woord == "of" else "<>"
    rows = [
        _compared(part.links, part.teken, part.rechts, vragen)
        for part in boom.delen
        if isinstance(part, Vergelijking) and isinstance(part.links, Verwijzing) and part.teken == wanted
    ]
    found = [row for row in rows if row is not None and row.waarden]
    places = {row.plek for row in found}
    if len(found) < len(boom.delen) or len(places) > 1:
        return None
    first = found[0]
    if not answers_of(vragen[first.code.casefold()], first.deel):
        return None
    return Rij(first.code, first.deel, wanted, tuple(value for row in found for value in row.waarden))


def _condition(row: Rij, vraag: Vraag) -> Boom:
    reference = Verwijzing(vraag.code, row.deel, 0)
    if row.teken in FILLED:
        return Aanroep(row.teken, (reference,), 0)
    kind = kind_of(vraag, row.deel)
    values = tuple(_values(row, kind))
    if kind == Waarde.KEUZES:
        chosen = Aanroep("gekozen", (reference, *values), 0)
        return chosen if row.teken == "=" else Niet(chosen, 0)
    if kind == Waarde.KEUZE and row.teken == "=" and len(values) > 1:
        return Aanroep("gekozen", (reference, *values), 0)
    parts = tuple(Vergelijking(row.teken, reference, value, 0) for value in values)  # type: ignore[arg-type]  # one of the signs
    return parts[0] if len(parts) == 1 else Voeging("of" if row.teken == "=" else "en", parts, 0)


def _values(row: Rij, kind: Waarde) -> Iterator[Boom]:
    for value in row.waarden:
        match kind:
            case Waarde.GETAL:
                yield Getal(float(value), 0)
            case Waarde.DATUM:
                yield Aanroep("datum", (Tekst(dt.date.fromisoformat(value).isoformat(), 0),), 0)
            case _:
                yield Tekst(value, 0)
