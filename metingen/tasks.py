"""What the worker does for knowing."""

from __future__ import annotations

from django.utils import timezone

from adoptie.queue import enqueue
from enquetes.models import Ronde
from metingen.actions import antwoordbestanden
from metingen.actions.meetwaarden import measure_bron, measure_ronde, unless_damaged
from metingen.models import Bron
from metingen.queries.antwoordbestanden import waiting_bestanden
from metingen.queries.te_meten import unmeasured_bronnen, unmeasured_rondes

WORKER = "worker"


def find_work() -> None:
    """Every minute: queue sealed rounds and sources of which the figures are not there, or not up to date.

    Also files of answers that have to be made; those that lay ready long enough go.
    """
    for ronde in unmeasured_rondes():
        enqueue("metingen.tasks.measure_round", ronde.pk)
    for bron in unmeasured_bronnen():
        enqueue("metingen.tasks.measure_source", bron.pk)
    for pk in waiting_bestanden(timezone.now() - antwoordbestanden.CLAIM_LASTS):
        enqueue("metingen.tasks.make_bestand", pk)
    antwoordbestanden.remove_expired(by=WORKER)


def measure_round(ronde_pk: int) -> int:
    ronde = Ronde.objects.get(pk=ronde_pk)
    return unless_damaged(lambda: measure_ronde(ronde=ronde, by=WORKER))


def measure_source(bron_pk: int) -> int:
    bron = Bron.objects.get(pk=bron_pk)
    return unless_damaged(lambda: measure_bron(bron=bron, by=WORKER))


def make_bestand(bestand_pk: int) -> bool:
    """Make one file of answers."""
    return antwoordbestanden.make_bestand(pk=bestand_pk)
