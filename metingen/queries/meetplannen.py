"""What can be agreed on for an interventie, and what was."""

from __future__ import annotations

from adoptie.models import Gemeente, Interventie
from metingen.models import Indicator, Meetplan, Meetwaarde
from metingen.plan import Afspraak
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


def standing_plan(interventie: Interventie) -> Afspraak | None:
    """Return what was agreed on for an interventie; None where nothing was. One query."""
    plans = Meetplan.objects.select_related("indicator", "controle", "interventie")
    plan = plans.filter(interventie=interventie).first()
    if plan is None:
        return None
    return Afspraak(
        doel=plan.indicator.code,
        controle=plan.controle.code if plan.controle else "",
        vastgelegd=plan.vastgelegd_op,
        oordeel=plan.einddatum,
        achteraf=plan.afterwards,
    )
