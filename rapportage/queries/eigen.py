"""The facts for a report that a gemeente composed itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from adoptie.models import Gemeente
from adoptie.periods import Period
from metingen.queries.cijfers import ALL, Status
from rapportage.queries.effect import last_vragen
from rapportage.queries.feiten import read_feiten
from rapportage.reports.own import Verteld, told_of
from rapportage.reports.parts import Deel, Deelsoort


def read_verteld(
    gemeente: Gemeente, delen: Sequence[Deel], period: Period, statuses: Collection[Status] = ALL
) -> Verteld:
    """Return what these parts tell of at the end of a period, from figures of these statuses."""
    changes = any(deel.soort is Deelsoort.VERANDERINGEN for deel in delen)
    vragen = last_vragen(gemeente, period, statuses) if changes else ()
    return told_of(delen, read_feiten(gemeente, period, statuses), vragen)
