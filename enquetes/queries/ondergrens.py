"""From how many answers on something of a round is shown: what the ondernemingsraad chose, or five."""

from __future__ import annotations

from adoptie.models import Traject
from enquetes.models import Ondergrens, Ronde, Status
from metingen.disclosure.rules import Drempels, Klasse, thresholds

MINIMUM_INVITED = 10


def ondergrens_of(traject: Traject) -> int:
    """Return what counts for a round of this traject that opens now."""
    last = Ondergrens.objects.filter(traject=traject.pk).first()
    return last.waarde if last is not None else thresholds(Klasse.PERSONEN).groep


def ondergrens_for(ronde: Ronde) -> int:
    """Return what counts for this round: as fixed when it opened, or as it would be fixed now."""
    return ondergrens_of(ronde.traject) if ronde.status == Status.CONCEPT else ronde.ondergrens


def rules_for(ronde: Ronde) -> Drempels:
    """Return from how many answers what may be seen of a round."""
    return thresholds(Klasse.PERSONEN, ondergrens_for(ronde))


def minimum_invited(ronde: Ronde) -> int:
    """Return how many people are asked at least in a group."""
    return max(MINIMUM_INVITED, ondergrens_for(ronde))
