"""Holding a round while something is written to it, so that it cannot close underneath."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from adoptie.refusal import Refusal
from enquetes.models import Ronde, Status


def hold_open_ronde(ronde: Ronde) -> Ronde:
    """Return the round as it is now, open and unable to close before this transaction ends.

    Many respondents hold it at once (FOR SHARE); closing and sealing wait for all of them. SQLite has one
    writer at a time, and its transactions begin as writers. Raises Refusal when the round is not open.
    """
    transaction.get_connection().validate_no_broken_transaction()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM enquetes_ronde WHERE id = %s FOR SHARE", [ronde.pk])
    current = Ronde.objects.select_related("traject__gemeente", "versie").get(pk=ronde.pk)
    if current.status != Status.OPEN or current.sluit_op <= timezone.now():
        raise Refusal("Deze vragenlijst is gesloten. Uw antwoord is niet bewaard.")
    return current
