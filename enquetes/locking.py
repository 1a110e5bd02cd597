"""Holding a round while something is written to it, so that it cannot close underneath."""

from __future__ import annotations

import copy

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from adoptie.refusal import Refusal
from enquetes.models import Ronde, Status
from enquetes.queries.known_rounds import ronde_of_code

_OPEN = "SELECT 1 FROM enquetes_ronde WHERE id = %s AND status = %s AND sluit_op > %s"


class ClosedError(Refusal):
    """The round is not open (any more); ``ronde`` tells which it is."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__("Deze vragenlijst is gesloten. Uw antwoord is niet bewaard.")
        self.ronde = ronde


def hold_ronde(ronde: Ronde) -> Ronde:
    """Return the round as it is now; nobody changes it or seals it before this transaction ends."""
    return Ronde.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=ronde.pk)


def refuse_unless_open(ronde: Ronde) -> None:
    """Raise ClosedError when the web is shut, also where no worker has closed the round yet."""
    if ronde.status != Status.OPEN or ronde.sluit_op <= timezone.now():
        raise ClosedError(ronde)


def hold_open_ronde(ronde: Ronde) -> Ronde:
    """Return the round as it is now, open and unable to close before this transaction ends.

    Raises ClosedError when the round is not open.
    """
    current = _shared(ronde)
    refuse_unless_open(current)
    return current


def hold_open(ronde: Ronde) -> None:
    """Have the round open and unable to close before this transaction ends, in one plain query.

    Raises ClosedError when the round is not open.
    """
    _refuse_outside_transaction()
    shared = " FOR SHARE" if connection.vendor == "postgresql" else ""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_OPEN + shared, [ronde.pk, Status.OPEN.value, now])
        if cursor.fetchone() is None:
            hold_open_ronde(ronde)


def hold_shut_ronde(ronde: Ronde) -> Ronde:
    """Return the round as it is now, closed or sealed and unable to open again before this transaction ends.

    Raises Refusal when it is neither.
    """
    current = _shared(ronde)
    if current.status not in {Status.GESLOTEN, Status.VERZEGELD}:
        raise Refusal("De ronde is niet gesloten.")
    return current


def hold_unsealed_ronde(ronde: Ronde) -> Ronde:
    """Return the round as it is now, open or closed and unable to be sealed before this transaction ends.

    What comes on paper or by phone counts until then. Raises Refusal when it does not count (any more).
    """
    current = _shared(ronde)
    if current.status not in {Status.OPEN, Status.GESLOTEN}:
        raise Refusal("Deze ronde neemt geen antwoorden meer aan.")
    return current


def _shared(ronde: Ronde) -> Ronde:
    """Hold a round together with many others (FOR SHARE); whoever changes it waits for all of them.

    SQLite has one writer at a time, and its transactions begin as writers.
    """
    _refuse_outside_transaction()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM enquetes_ronde WHERE id = %s FOR SHARE", [ronde.pk])
    current = ronde_of_code(ronde.code)
    if current is None:
        raise Ronde.DoesNotExist
    # Others have this round too.
    return copy.copy(current)


def _refuse_outside_transaction() -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError("Outside a transaction nothing is held.")
