"""Which reports can be made every period."""

from __future__ import annotations

from adoptie.models import Gemeente
from rapportage.models import Soort
from rapportage.queries.opdrachten import KINDS


def plannable(gemeente: Gemeente) -> list[tuple[Soort, int | None, str]]:
    """Return what can be made every period: (kind, key of the sjabloon, name).

    These are the kinds that need a period only, and each report of one's own.
    """
    sjablonen = list(gemeente.sjablonen.all())
    found: list[tuple[Soort, int | None, str]] = []
    for soort, kind in KINDS.items():
        if not kind.needs:
            found.append((soort, None, soort.label.capitalize()))
        elif kind.needs == {"sjabloon"}:
            found += [(soort, each.pk, f"Eigen rapport: {each.naam}") for each in sjablonen]
    return found
