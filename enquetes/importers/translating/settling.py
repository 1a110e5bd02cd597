"""A translation that is done: proven, as short as it can be, and typed so that our own language reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.trying import Theirs, proven, try_out
from enquetes.importers.translating.variables import Variable
from enquetes.routing import RoutingError, check, parse, write
from enquetes.routing.checking import Vragen
from enquetes.routing.tree import Aanroep, Boom, parts

_MOST, _LEAST, _WORK = 400, 30, 25_000


def settled(
    boom: Boom, variables: Sequence[Variable], literals: Collection[str | float], theirs: Theirs
) -> Boom:
    """Return the tree, without what changes nothing.

    Raises UntranslatableError where it gives something else than ``theirs``, or cannot be typed.
    """
    vragen = {variable.vraag.code.casefold(): variable.vraag for variable in variables}
    _check(boom, vragen)
    # Among words a number is written as people write it here, so only plain numbers can be alike.
    spoken = any(isinstance(part, Aanroep) and part.naam == "samen" for part in parts(boom))
    trial = try_out(variables, literals, theirs, most=_affordable(boom), spoken=spoken)
    return proven(boom, trial)


def _affordable(boom: Boom) -> int:
    """Return how many combinations of answers are tried, so that a whole file is read within seconds."""
    size = sum(1 for _ in parts(boom))
    return max(_LEAST, min(_MOST, _WORK // size))


def _check(boom: Boom, vragen: Vragen) -> None:
    try:
        check(parse(write(boom)), vragen)
    except RoutingError as fault:
        raise UntranslatableError(f"bij ons kan dit niet: {fault}") from fault
