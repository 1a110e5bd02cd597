from __future__ import annotations

from django.db.models import QuerySet

from adoptie.models import Onderdeel, Rapportagegroep, Traject


def rapportagegroepen_of(traject: Traject) -> QuerySet[Rapportagegroep]:
    """Return the groups of a traject with their onderdelen and neighbour, in two queries."""
    return traject.rapportagegroepen.select_related("buur").prefetch_related("onderdelen")


def ungrouped_onderdelen(traject: Traject) -> QuerySet[Onderdeel]:
    """Return the onderdelen that still exist and that no group of this traject holds."""
    return traject.gemeente.onderdelen.filter(eindigt_op__isnull=True).exclude(
        rapportagegroepen__traject=traject
    )
