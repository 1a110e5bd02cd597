"""A translation that is done: proven, as short as it can be, and typed so that our own language reads it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.trying import Theirs, proven, try_out
from enquetes.importers.translating.variables import Variable
from enquetes.routing import RoutingError, check, parse, write
from enquetes.routing.tree import Aanroep, Boom, parts


def settled(
    boom: Boom, variables: Sequence[Variable], literals: Collection[str | float], theirs: Theirs
) -> Boom:
    """Return the tree, without what changes nothing.

    Raises UntranslatableError where it gives something else than ``theirs``, or cannot be typed.
    """
    # Among words a number is written as people write it here, so only plain numbers can be alike.
    spoken = any(isinstance(part, Aanroep) and part.naam == "samen" for part in parts(boom))
    found = proven(boom, try_out(variables, literals, theirs, spoken=spoken))
    vragen = {variable.vraag.code.casefold(): variable.vraag for variable in variables}
    try:
        check(parse(write(found)), vragen)
    except RoutingError as fault:
        raise UntranslatableError(f"bij ons kan dit niet: {fault}") from fault
    return found
