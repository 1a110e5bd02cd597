"""An expression of an XLSForm as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from enquetes.importers.translating.variables import Variable

Sign = Literal["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"]


@dataclass(frozen=True, slots=True)
class Constant:
    value: str | float


@dataclass(frozen=True, slots=True)
class Asked:
    variable: Variable


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Binary:
    sign: Sign
    left: Node
    right: Node


Node = Constant | Asked | Call | Binary
# Finds the question that a name stands for; "." is the question itself.
Resolver = Callable[[str], Variable]


def walk(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Call():
            parts = node.parts
        case Binary():
            parts = (node.left, node.right)
        case _:
            parts = ()
    for part in parts:
        yield from walk(part)


def operands(node: Binary) -> list[Node]:
    """Return what one sign joins: "a or b or c" are three."""
    found: list[Node] = []
    part: Node = node
    while isinstance(part, Binary) and part.sign == node.sign:
        found.append(part.right)
        part = part.left
    return [part, *reversed(found)]


def variables(node: Node) -> list[Variable]:
    """Return the variables of a tree, each once."""
    found = {part.variable.name: part.variable for part in walk(node) if isinstance(part, Asked)}
    return list(found.values())
