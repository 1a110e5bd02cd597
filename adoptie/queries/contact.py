from __future__ import annotations

from django.db.models import QuerySet

from adoptie.models import Gemeente


def gemeenten_with_contact() -> QuerySet[Gemeente]:
    """Return the gemeenten that chose an address for questions; that address is public."""
    return Gemeente.objects.exclude(contact_email="").only("naam", "slug", "contact_email")
