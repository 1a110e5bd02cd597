"""What the dashboard knows: the facts of a report for one quarter, and the last round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils import timezone

from adoptie.models import Gemeente
from adoptie.periods import Period, parse_period, period_of
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.rondes import newest_measured_ronde
from rapportage.queries.feiten import GOALS, Feiten, read_feiten


@dataclass(frozen=True, slots=True)
class Quarters:
    """The quarters with figures, newest first, and the one that is shown."""

    known: tuple[Period, ...]
    chosen: Period


def choose_quarter(figures: Sequence[Cijfer], wanted: str = "") -> Quarters:
    """Return the quarter that was asked for, or the newest in which not everything is too open to judge."""
    known = sorted({figure.periode for figure in figures}, reverse=True)
    settled = {figure.periode for figure in figures if not figure.uncertain}
    chosen = wanted if wanted in known else next((code for code in known if code in settled), "")
    if not chosen:
        chosen = known[0] if known else period_of(timezone.localdate(), "kwartaal").code
    return Quarters(tuple(map(parse_period, known)), parse_period(chosen))


def read_quarters(gemeente: Gemeente, statuses: Collection[Status], wanted: str = "") -> Quarters:
    """Return which quarters have figures of these statuses. One query."""
    figures = read_cijfers(gemeente, lengte="kwartaal", codes=GOALS, categorie="", statuses=statuses)
    return choose_quarter(figures, wanted)


def read_dashboard(
    gemeente: Gemeente, statuses: Collection[Status], wanted: str = ""
) -> tuple[Quarters, Feiten]:
    """Return the quarters to choose from, and the facts of one of them with those of the last round.

    The number of queries does not depend on how much there is.
    """
    quarters = read_quarters(gemeente, statuses, wanted)
    # No round has key 0: without a measured round there are no answers.
    ronde = newest_measured_ronde(gemeente, statuses) or 0
    return quarters, read_feiten(gemeente, quarters.chosen, statuses, ronde=ronde)
