"""From text to tree, with a sentence about what cannot be read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from enquetes.routing.faults import RoutingError
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    JaNee,
    Niet,
    Rekening,
    Tekst,
    Vergelijking,
    Verwijzing,
    Voeging,
)

_LONGEST = 2_000
_DEEPEST = 40
_SHOWN = 20
_SAME = {"==": "=", "!=": "<>"}


def parse(text: str) -> Boom:
    """Read an expression. Raises RoutingError with the place where it goes wrong."""
    if not text.strip():
        raise RoutingError("Er staat niets. Schrijf een voorwaarde, bijvoorbeeld: uren > 36.")
    if len(text) > _LONGEST:
        raise RoutingError(f"Dit is langer dan {_LONGEST} tekens. Verdeel het over meer vragen.")
    _refuse_deep(text)
    try:
        return cast("Boom", _reader().parse(text))
    except UnexpectedInput as fault:
        raise RoutingError(_told(text, fault)) from fault
    except VisitError as fault:
        raise fault.orig_exc from fault


@cache
def _reader() -> Lark:
    grammar = files("enquetes.routing").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Builder(), propagate_positions=False)


def _refuse_deep(text: str) -> None:
    """Refuse what is nested so deeply that nobody can read it, before it is built."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth > _DEEPEST:
            raise RoutingError(f"Op plek {at + 1} staan meer dan {_DEEPEST} haakjes in elkaar. Verdeel het.")


def _told(text: str, fault: UnexpectedInput) -> str:
    at = -1 if fault.pos_in_stream is None else fault.pos_in_stream
    ends = isinstance(fault, UnexpectedToken) and fault.token.type == "$END"
    if ends or not 0 <= at < len(text.rstrip()):
        return "Het eind ontbreekt. Kijk of elk haakje sluit en of er na het laatste teken nog iets moet."
    rest = text[at:].strip()
    found = rest[:_SHOWN] + ("…" if len(rest) > _SHOWN else "")
    hint = " Een getal met cijfers achter de komma schrijft u als 1,5." if rest.startswith(".") else ""
    if rest.startswith(","):
        hint = " Tussen de delen van een functie staat een puntkomma."
    return f"Op plek {at + 1} staat iets dat daar niet past: '{found}'.{hint}"


class _Builder(Transformer[Token, Boom]):
    """Makes the nodes; what lark hands over is what the grammar names."""

    def of(self, parts: list[Boom]) -> Boom:
        return Voeging("of", tuple(parts), parts[0].at)

    def en(self, parts: list[Boom]) -> Boom:
        return Voeging("en", tuple(parts), parts[0].at)

    def ontkenning(self, parts: list[Any]) -> Boom:
        return Niet(parts[1], _place(parts[0]))

    def vergelijking(self, parts: list[Any]) -> Boom:
        links, teken, rechts = parts
        return Vergelijking(_SAME.get(str(teken), str(teken)), links, rechts, links.at)  # type: ignore[arg-type]  # the grammar knows no other

    def som(self, parts: list[Any]) -> Boom:
        return _from_left(parts)

    product = som

    def teken(self, parts: list[Any]) -> Boom:
        sign, part = parts
        if sign == "+":
            return cast("Boom", part)
        if isinstance(part, Getal):
            return Getal(-part.waarde, _place(sign))
        return Rekening("-", Getal(0.0, _place(sign)), part, _place(sign))

    def getal(self, parts: list[Token]) -> Boom:
        return Getal(float(parts[0].replace(",", ".")), _place(parts[0]))

    def tekst(self, parts: list[Token]) -> Boom:
        return Tekst(str(parts[0])[1:-1], _place(parts[0]))

    def ja(self, parts: list[Token]) -> Boom:
        return JaNee(waarde=True, at=_place(parts[0]))

    def nee(self, parts: list[Token]) -> Boom:
        return JaNee(waarde=False, at=_place(parts[0]))

    def aanroep(self, parts: list[Any]) -> Boom:
        name, *rest = parts
        return Aanroep(str(name).lower(), tuple(part for part in rest if part is not None), _place(name))

    def verwijzing(self, parts: list[Any]) -> Boom:
        code, deel = parts
        return Verwijzing(str(code), str(deel or ""), _place(code))


def _from_left(parts: list[Any]) -> Boom:
    tree = parts[0]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        tree = Rekening(str(sign), tree, part, tree.at)  # type: ignore[arg-type]  # the grammar knows no other
    return cast("Boom", tree)


def _place(token: Token) -> int:
    return token.start_pos or 0
