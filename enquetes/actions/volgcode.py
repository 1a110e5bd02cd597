"""Consent to a volgcode, given and taken back. What a respondent does leaves no line in the log."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from adoptie.forgetting import forget_deleted
from enquetes.models import Volgcode
from enquetes.volgcodes import Houder


def give_volgcode(houder: Houder) -> None:
    """Have a code for somebody who consents; who has one keeps it, so that rounds can be compared."""
    Volgcode.objects.get_or_create(**asdict(houder))


@transaction.atomic
def withdraw_volgcode(*, houder: Houder) -> bool:
    """Take away what leads from this person to a code; tell whether there was anything.

    A questionnaire that was begun before and is sent in after this goes without a code.
    """
    removed, _ = Volgcode.objects.filter(**asdict(houder)).delete()
    forget_deleted()
    return bool(removed)
