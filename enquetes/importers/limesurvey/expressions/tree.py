"""An expression of LimeSurvey as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from enquetes.importers.translating.variables import Variable

Sign = Literal["or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "!"]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a text; LimeSurvey keeps both as text. ``quoted``: it is compared as a text."""

    value: str
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A variable by its name; ``attribute`` is what stands behind the point."""

    name: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to a question, or the words of it (``shown``)."""

    variable: Variable
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    sign: Sign
    part: Node


@dataclass(frozen=True, slots=True)
class Binary:
    sign: Sign
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Series:
    """Expressions of which the last one counts."""

    parts: tuple[Node, ...]


Node = Constant | Name | Asked | Call | Unary | Binary | Series
# One name may stand for several variables.
Resolver = Callable[[Name], tuple[Node, ...]]


def children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call() | Series():
            return node.parts
        case Unary():
            return (node.part,)
        case Binary():
            return node.left, node.right
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    yield node
    for part in children(node):
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


def resolved(node: Node, resolve: Resolver) -> tuple[Node, ...]:
    """Return the tree with the names looked up: several where the whole of it is a name of several."""
    match node:
        case Name():
            return resolve(node)
        case Call() | Series():
            parts = tuple(found for part in node.parts for found in resolved(part, resolve))
            return (replace(node, parts=parts),)
        case Unary():
            return tuple(replace(node, part=part) for part in resolved(node.part, resolve))
        case Binary():
            return tuple(
                replace(node, left=left, right=right)
                for left in resolved(node.left, resolve)
                for right in resolved(node.right, resolve)
            )
        case _:
            return (node,)
