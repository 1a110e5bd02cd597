"""Letting go what is due, for the daily job: each does what its class in the table of retention says."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.forgetting import forget_deleted
from enquetes.actions import panelmails, panelretentie
from enquetes.keycopies import forget_key_copies
from enquetes.models import Ronde, Uitnodiging
from enquetes.queries.bewaren import ended_rondes, lists_never_used, panelmails_to_forget

WORKER = "worker"


@transaction.atomic
def forget_invitations() -> None:
    """Remove invitations to rounds that ended; who is in the panel and answered was there."""
    ended = ended_rondes(timezone.now())
    panelretentie.note_participation(ended)
    Uitnodiging.objects.filter(ronde__in=ended).delete()


@transaction.atomic
def forget_stale_lists() -> None:
    """Remove the lists of rounds that never opened."""
    rows = lists_never_used(timezone.now())
    for ronde in Ronde.objects.filter(pk__in=rows.values("ronde")).select_related("traject__gemeente"):
        audit.record("lijst met mensen gewist", ronde, by=WORKER, gemeente=ronde.gemeente)
    rows.delete()
    forget_deleted(Uitnodiging)


def forget_old_key_copies() -> None:
    if settings.KEY_COPY_DIR is not None:
        forget_key_copies(settings.KEY_COPY_DIR, timezone.now())


def forget_old_panelmails() -> None:
    panelmails_to_forget(timezone.now()).delete()


def warn_silent() -> None:
    """Warn who was silent for 24 months, and send what waits since yesterday as well."""
    panelretentie.warn_inactive(by=WORKER)
    panelmails.send_panelmails()
