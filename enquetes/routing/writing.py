"""From tree to text: an expression as its maker would have typed it, with no bracket that is not needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

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

# As the grammar reads a number.
_NUMBER = re.compile(r"-?\d{1,15}(,\d{1,9})?")
_OF, _EN, _NIET, _VERGELIJKING, _SOM, _PRODUCT, _ATOOM = range(7)


def write(boom: Boom) -> str:
    """Return the text that ``parse`` reads as this tree. Raises RoutingError for what cannot be typed."""
    return _WRITERS[type(boom)](boom)


def _inside(boom: Boom, least: int) -> str:
    """Write a part, in brackets where it binds less than ``least``."""
    text = write(boom)
    return text if _binds(boom) >= least else f"({text})"


def _binds(boom: Boom) -> int:
    match boom:
        case Voeging():
            return _OF if boom.woord == "of" else _EN
        case Niet():
            return _NIET
        case Vergelijking():
            return _VERGELIJKING
        case Rekening():
            return _SOM if boom.bewerking in "+-" else _PRODUCT
        case _:
            return _ATOOM


def _number(boom: Getal) -> str:
    text = format(Decimal(repr(boom.waarde)), "f").replace(".", ",").removesuffix(",0")
    if not _NUMBER.fullmatch(text):
        raise RoutingError(f"Het getal {text[:20]} is te lang. Een getal heeft hoogstens 15 cijfers.")
    return text


def _text(boom: Tekst) -> str:
    if "'" not in boom.waarde:
        return f"'{boom.waarde}'"
    if '"' not in boom.waarde:
        return f'"{boom.waarde}"'
    # No text holds both quotes, so it is put together from texts that hold one.
    parts = [f'"{part}"' if part == "'" else f"'{part}'" for part in re.split("(')", boom.waarde) if part]
    return f"samen({'; '.join(parts)})"


def _reference(boom: Verwijzing) -> str:
    return f"{boom.code}.{boom.deel}" if boom.deel else boom.code


def _reckoning(boom: Rekening) -> str:
    own = _binds(boom)
    # What stands right of a minus or a division is counted first.
    return f"{_inside(boom.links, own)} {boom.bewerking} {_inside(boom.rechts, own + 1)}"


def _comparison(boom: Vergelijking) -> str:
    return f"{_inside(boom.links, _SOM)} {boom.teken} {_inside(boom.rechts, _SOM)}"


def _joined(boom: Voeging) -> str:
    return f" {boom.woord} ".join(_inside(part, _binds(boom) + 1) for part in boom.delen)


_WRITERS: dict[type[Boom], Callable[[Any], str]] = {
    Getal: _number,
    Tekst: _text,
    JaNee: lambda boom: "ja" if boom.waarde else "nee",
    Verwijzing: _reference,
    Niet: lambda boom: f"niet {_inside(boom.deel, _NIET)}",
    Voeging: _joined,
    Vergelijking: _comparison,
    Rekening: _reckoning,
    Aanroep: lambda boom: f"{boom.naam}({'; '.join(map(write, boom.delen))})",
}
