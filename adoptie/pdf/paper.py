"""What a letter or a form consists of, beside the parts of any document: what is filled in by pen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tick; ``write`` leaves room for a few words after it."""

    text: str
    write: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick, one (or ``several``) of them; ``ranked`` are boxes for a number instead.

    ``label`` says of every box what it answers, to who cannot see where it stands.
    """

    choices: tuple[Choice, ...]
    label: str
    several: bool = False
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """Boxes to tick side by side, from ``low`` to ``high``; under each other where they do not fit."""

    points: tuple[str, ...]
    label: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceTable:
    """Statements with one box for each answer; as lists where the answers do not fit side by side."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write: so many ``lines``, one short one before a ``unit``, or boxes for single signs.

    ``signs`` names each group of boxes and says how many it has: ("dag", 2).
    """

    label: str
    lines: int = 1
    unit: str = ""
    signs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG beside a question, and the words (``alt``) that replace it."""

    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A code that a phone reads, with beside it in words where it leads; ``code`` is to type over.

    ``below`` stands under that: who helps, say.
    """

    address: str
    alt: str
    lines: tuple[str, ...] = ()
    code: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """To whom a letter goes, where the window of an envelope shows it; ``sender`` stands small above it."""

    lines: tuple[str, ...]
    sender: str = ""
