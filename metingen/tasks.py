"""What the worker does for knowing."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from adoptie.queue import enqueue
from enquetes.models import Ronde, Status
from metingen.actions.meetwaarden import measure_bron, measure_ronde
from metingen.models import Bron, Levering, Meetwaarde

WORKER = "worker"


def find_work() -> None:
    """Every minute: queue sealed rounds and leveringen that have no figures yet."""
    measured = Meetwaarde.objects.filter(ronde=OuterRef("pk"))
    sealed = Ronde.objects.filter(~Exists(measured), status=Status.VERZEGELD)
    for pk in sealed.values_list("pk", flat=True):
        enqueue("metingen.tasks.measure_round", pk)
    waiting = Levering.objects.filter(gemeten=False).order_by()
    for pk in waiting.values_list("bron", flat=True).distinct():
        enqueue("metingen.tasks.measure_source", pk)


def measure_round(ronde_pk: int) -> int:
    return measure_ronde(ronde=Ronde.objects.get(pk=ronde_pk), by=WORKER)


def measure_source(bron_pk: int) -> int:
    return measure_bron(bron=Bron.objects.get(pk=bron_pk), by=WORKER)
