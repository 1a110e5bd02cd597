"""Consent to a volgcode, given and taken back. What a respondent does leaves no line in the log."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from adoptie.forgetting import forget_deleted
from enquetes.models import Ronde, Volgcode
from enquetes.queries.bewaren import volgcodes_to_forget
from enquetes.volgcodes import Houder

KEEP_FOR = dt.timedelta(days=730)


def give_volgcode(houder: Houder, ronde: Ronde) -> None:
    """Have a code for somebody who consents in a round; who has one keeps it, so that rounds compare."""
    until = timezone.localdate(ronde.sluit_op) + KEEP_FOR
    Volgcode.objects.get_or_create(**asdict(houder), defaults={"bewaren_tot": until})
    Volgcode.objects.filter(**asdict(houder), bewaren_tot__lt=until).update(bewaren_tot=until)


@transaction.atomic
def forget_volgcodes() -> int:
    """Take away the codes of people who gave no consent for 24 months; return how many."""
    removed, _ = volgcodes_to_forget(timezone.now()).delete()
    if removed:
        forget_deleted()
    return removed


@transaction.atomic
def withdraw_volgcode(*, houder: Houder) -> bool:
    """Take away what leads from this person to a code; tell whether there was anything.

    A questionnaire that was begun before and is sent in after this goes without a code.
    """
    removed, _ = Volgcode.objects.filter(**asdict(houder)).delete()
    forget_deleted()
    return bool(removed)
