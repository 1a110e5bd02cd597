"""What the worker does for knowing."""

from __future__ import annotations

import logging
from collections.abc import Callable

from adoptie.queue import enqueue
from enquetes.models import Ronde
from enquetes.sealed import DamagedSealError
from metingen.actions.leveringen import sweep
from metingen.actions.meetwaarden import measure_bron, measure_ronde
from metingen.models import Bron
from metingen.queries.te_meten import unmeasured_bronnen, unmeasured_rondes

WORKER = "worker"

logger = logging.getLogger(__name__)


def find_work() -> None:
    """Every minute: queue sealed rounds and sources of which the figures are not there, or not up to date."""
    for ronde in unmeasured_rondes():
        enqueue("metingen.tasks.measure_round", ronde.pk)
    for bron in unmeasured_bronnen():
        enqueue("metingen.tasks.measure_source", bron.pk)


def measure_round(ronde_pk: int) -> int:
    ronde = Ronde.objects.get(pk=ronde_pk)
    return _unless_damaged(lambda: measure_ronde(ronde=ronde, by=WORKER))


def measure_source(bron_pk: int) -> int:
    bron = Bron.objects.get(pk=bron_pk)
    return _unless_damaged(lambda: measure_bron(bron=bron, by=WORKER))


def _unless_damaged(measure: Callable[[], int]) -> int:
    """Measure, or tell that a file is not as it was sealed; it is tried again the next minute."""
    try:
        return measure()
    except DamagedSealError:
        logger.exception("Not measured")
        return 0


def forget() -> None:
    """Every night: remove files that a crash left."""
    sweep()
