"""What can be chosen when a report is asked for, and the period that follows from a round."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import QuerySet

from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period, period_of
from adoptie.refusal import Refusal
from enquetes.queries.rondes import Response, responses
from enquetes.queries.terugkoppeling import fixed_groups
from metingen.disclosure import is_part_of
from metingen.queries.cijfers import ALL
from metingen.queries.rondes import measured_groepen
from rapportage.queries.rondecijfers import rondes_with_figures

Need = Literal["interventie", "ronde", "groep", "sjabloon"]


def interventies_to_tell(gemeente: Gemeente) -> QuerySet[Interventie]:
    return Interventie.objects.filter(spoor__traject__gemeente=gemeente).select_related("spoor__traject")


def rondes_to_tell(gemeente: Gemeente) -> tuple[Response, ...]:
    """Return the rounds with figures, the last first. Two queries."""
    return rondes_with_figures(gemeente, ALL)


def groepen_to_tell(gemeente: Gemeente) -> tuple[tuple[Response, tuple[str, ...]], ...]:
    """Return the rounds with groups of staff of which something is shown, and these groups. Three queries.

    A group that is seen together with another one is named by itself, as it was fixed.
    """
    labels, fixed = measured_groepen(gemeente, ALL), fixed_groups(gemeente)
    rondes = (each for each in reversed(responses(gemeente)) if each.wie == "medewerkers")
    found = ((each, _seen(fixed[each.ronde_id], labels.get(each.ronde_id, ()))) for each in rondes)
    return tuple((ronde, names) for ronde, names in found if names)


def _seen(groepen: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the groups that are seen under one of these labels, other than as part of everybody."""
    parts = [[name for name in groepen if is_part_of(name, label, groepen)] for label in labels]
    own = {name for part in parts if len(part) < max(len(groepen), 2) for name in part}
    return tuple(name for name in groepen if name in own)


def named_choices(gemeente: Gemeente, need: Need, ronde: int | None) -> list[tuple[str, Any]]:
    """Return what may be chosen as (name, value); groups are those of this round."""
    if need == "interventie":
        return [(row.naam, row) for row in interventies_to_tell(gemeente)]
    if need == "ronde":
        return [(each.naam, each.ronde_id) for each in rondes_to_tell(gemeente)]
    if need == "groep":
        return [
            (naam, naam)
            for each, names in groepen_to_tell(gemeente)
            if each.ronde_id == ronde
            for naam in names
        ]
    return [(row.naam, row) for row in gemeente.sjablonen.all()]


def ended_in(gemeente: Gemeente, ronde: int | None) -> Period:
    """Return the quarter in which a round ended, as on the dashboard.

    Raises Refusal when it is no round of this gemeente with figures.
    """
    found = next((each for each in rondes_to_tell(gemeente) if each.ronde_id == ronde), None)
    if found is None:
        raise Refusal("Kies een ronde van deze gemeente waar cijfers van zijn.")
    return period_of(found.eind, "kwartaal")
