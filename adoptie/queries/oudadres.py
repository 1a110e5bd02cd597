"""Which people at an old address may not have been told that their mail goes elsewhere now."""

from __future__ import annotations

from django.db.models import QuerySet

from adoptie.models import Adreswijziging, Gemeente

_NOT_TOLD = (Adreswijziging.Status.OUD_MISLUKT, Adreswijziging.Status.OUD_ONZEKER)


def not_told(gemeente: Gemeente) -> QuerySet[Adreswijziging]:
    """Return those of whom the mail failed, or may have, the oldest first."""
    return Adreswijziging.objects.filter(gemeente=gemeente, status__in=_NOT_TOLD).order_by(
        "gevraagd_op", "pk"
    )
