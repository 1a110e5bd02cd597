"""What the worker does for telling. Each task finds its work from state and may run twice or not at all."""

from __future__ import annotations

from django.utils import timezone

from adoptie.queue import enqueue
from rapportage.actions import rapportplan, uitvoering
from rapportage.queries.uitvoeringen import waiting_uitvoeringen


def find_work() -> None:
    """Every minute: note which reports are due, and queue all that wait, the oldest period first."""
    rapportplan.plan_due(timezone.localdate())
    for pk in waiting_uitvoeringen(timezone.now() - uitvoering.CLAIM_LASTS):
        enqueue("rapportage.tasks.carry_out", pk)


def carry_out(uitvoering_pk: int) -> bool:
    """Make one report and mail it to who should get it."""
    return uitvoering.carry_out(pk=uitvoering_pk)
