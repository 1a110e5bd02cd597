"""From text to tree."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import VisitError

from enquetes.importers.limesurvey.expressions.tree import (
    Binary,
    Call,
    Constant,
    Name,
    Node,
    Series,
    Sign,
    Unary,
)
from enquetes.importers.limesurvey.expressions.values import text_of
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.limits import refuse_long

_SHOWN = 30
_SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "&&": "and", "||": "or"}


def parse(text: str) -> Node:
    """Read an expression. Raises UntranslatableError where LimeSurvey cannot read it either."""
    text = html.unescape(text).replace("\N{NO-BREAK SPACE}", " ").strip()
    refuse_long(text)
    try:
        return cast("Node", _reader().parse(text))
    except UnexpectedInput as fault:
        raise UntranslatableError(_told(text, fault)) from fault
    except VisitError as fault:
        raise fault.orig_exc from fault


@cache
def _reader() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Builder(), propagate_positions=False)


def _told(text: str, fault: UnexpectedInput) -> str:
    at = -1 if fault.pos_in_stream is None else fault.pos_in_stream
    if not 0 <= at < len(text):
        return "de expressie houdt te vroeg op"
    rest = text[at:]
    found = rest[:_SHOWN] + ("…" if len(rest) > _SHOWN else "")
    return f"de expressie is niet te lezen bij '{found}'"


class _Builder(Transformer[Token, Node]):
    def start(self, parts: list[Node]) -> Node:
        return parts[0]

    def series(self, parts: list[Node]) -> Node:
        return Series(tuple(parts))

    def assignment(self, parts: list[Any]) -> Node:
        name, sign, _ = parts
        raise UntranslatableError(
            f"'{name.name} {sign}' verandert een antwoord; dat doen onze expressies niet"
        )

    def unary(self, parts: list[Any]) -> Node:
        sign, part = parts
        return Unary(_sign(sign), part)

    def number(self, parts: list[Token]) -> Node:
        return Constant(text_of(float(parts[0])), quoted=False)

    def string(self, parts: list[Token]) -> Node:
        inside = str(parts[0])[1:-1]
        return Constant(inside.replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\"))

    def call(self, parts: list[Any]) -> Node:
        name, *rest = parts
        return Call(str(name), tuple(part for part in rest if part is not None))

    def variable(self, parts: list[Token]) -> Node:
        whole = str(parts[0]).removeprefix("INSERTANS:")
        name, _, attribute = whole.partition(".")
        if name in {"self", "that", "this"}:
            return Name(whole)
        return Name(name, attribute)

    def equality(self, parts: list[Any]) -> Node:
        tree = parts[0]
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            tree = Binary(_sign(sign), tree, part)
        return cast("Node", tree)

    relation = equality
    sum = equality
    product = equality


setattr(_Builder, "or", _Builder.equality)
setattr(_Builder, "and", _Builder.equality)


def _sign(token: Token) -> Sign:
    sign = str(token).lower()
    return cast("Sign", _SIGNS.get(sign, sign))
