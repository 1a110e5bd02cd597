"""Whether the questions of a questionnaire wait for each other."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from adoptie import dutch
from enquetes.routing.checking import Vragen
from enquetes.routing.faults import RoutingError


def refuse_circles(waits_for: Mapping[str, set[str]], vragen: Vragen) -> None:
    """Raise RoutingError for questions that wait for each other; all codes are in small letters."""
    try:
        TopologicalSorter(waits_for).prepare()
    except CycleError as fault:
        around = [f"'{vragen[code].code}'" for code in fault.args[1][:-1]]
        told = f"De vragen {dutch.listing(around)} wachten op elkaar. Haal een van de voorwaarden weg."
        if len(around) == 1:
            told = f"Vraag {around[0]} hangt af van haar eigen antwoord. Dat kan niet."
        raise RoutingError(told) from fault
