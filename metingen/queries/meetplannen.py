"""What can be agreed on for an interventie: the figures that there are, and the ways cases come in."""

from __future__ import annotations

from adoptie.models import Gemeente
from metingen.models import Indicator, Meetwaarde
from metingen.queries.bronnen import first_bron
from metingen.queries.effecten import OUTCOMES


def measurable(gemeente: Gemeente) -> list[Indicator]:
    """Return the figures of cases on which an effect is judged, in the order in which they are told."""
    found = Indicator.objects.filter(gemeente=gemeente, bron=first_bron(gemeente), code__in=OUTCOMES)
    return sorted(found, key=lambda row: OUTCOMES.index(row.code))


def channels(gemeente: Gemeente) -> list[str]:
    """Return the ways in which cases come in of which there are figures of their own."""
    rows = Meetwaarde.objects.filter(gemeente=gemeente, indicator__bron=first_bron(gemeente), lengte="jaar")
    return sorted(set(rows.exclude(categorie="").values_list("categorie", flat=True)) - {"onbekend"})
