"""A calculation of ours from a tree: what it gives, and how it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from enquetes.content import Soort, Vraag
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import is_condition, number, when
from enquetes.routing import RoutingError, check, write
from enquetes.routing.kinds import Waarde
from enquetes.routing.tree import Boom

_KINDS: dict[Waarde, Literal["getal", "tekst"]] = {
    Waarde.GETAL: "getal",
    Waarde.TEKST: "tekst",
    Waarde.KEUZE: "tekst",
}


def calculation(code: str, tekst: str, boom: Boom, vragen: Mapping[str, Vraag]) -> Vraag:
    """Return a question that is calculated; what is yes or no becomes 1 or nothing.

    Raises UntranslatableError where the outcome is no number and no text.
    """
    boom = when(boom, number(1)) if is_condition(boom) else boom
    try:
        kind = _KINDS.get(check(boom, vragen))
        formule = write(boom)
    except RoutingError as fault:
        raise UntranslatableError(str(fault)) from fault
    if kind is None:
        raise UntranslatableError("de uitkomst is geen getal en geen tekst")
    return Vraag(code, Soort.BEREKENING, tekst, formule=formule, uitkomst=kind)
