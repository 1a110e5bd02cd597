"""From text to tree."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import VisitError

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.limits import refuse_long
from enquetes.importers.xlsform.xpath.tree import Asked, Binary, Call, Constant, Node, Resolver, Sign

_SHOWN = 30
# Word processors put other quotes and dashes in place of what was typed.
_TYPED = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u00a0", "''\"\"- ")


def parse(text: str, resolve: Resolver) -> Node:
    """Read an expression. Raises UntranslatableError for what cannot be read, or looks elsewhere."""
    text = text.translate(_TYPED).strip()
    refuse_long(text)
    try:
        return _Builder(resolve).transform(_reader().parse(text))
    except UnexpectedInput as fault:
        raise UntranslatableError(_told(text, fault)) from fault
    except VisitError as fault:
        raise fault.orig_exc from fault


@cache
def _reader() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=False)


def _told(text: str, fault: UnexpectedInput) -> str:
    at = -1 if fault.pos_in_stream is None else fault.pos_in_stream
    if not 0 <= at < len(text):
        return "de expressie houdt te vroeg op"
    rest = text[at:]
    found = rest[:_SHOWN] + ("…" if len(rest) > _SHOWN else "")
    return f"de expressie is niet te lezen bij '{found}'"


class _Builder(Transformer[Token, Node]):
    def __init__(self, resolve: Resolver) -> None:
        super().__init__()
        self._resolve = resolve

    def negative(self, parts: list[Any]) -> Node:
        return Binary("-", Constant(0.0), parts[1])

    def number(self, parts: list[Token]) -> Node:
        return Constant(float(parts[0]))

    def string(self, parts: list[Token]) -> Node:
        return Constant(str(parts[0])[1:-1])

    def reference(self, parts: list[Token]) -> Node:
        name = str(parts[0])[2:-1].strip()
        if "#" in name:
            raise UntranslatableError(f"'{name}' haalt een antwoord van een vorige keer op")
        return Asked(self._resolve(name))

    def itself(self, _: list[Token]) -> Node:
        return Asked(self._resolve("."))

    def path(self, parts: list[Token]) -> Node:
        raise UntranslatableError(f"'{parts[0]}' is een pad; wij kennen alleen ${{naam}}")

    def call(self, parts: list[Any]) -> Node:
        name, *rest = parts
        return Call(str(name), tuple(part for part in rest if part is not None))

    def equality(self, parts: list[Any]) -> Node:
        tree = parts[0]
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            tree = Binary(cast("Sign", str(sign)), tree, part)
        return cast("Node", tree)

    relation = equality
    sum = equality
    product = equality


setattr(_Builder, "or", _Builder.equality)
setattr(_Builder, "and", _Builder.equality)
