from __future__ import annotations

from django.db.models import QuerySet

from adoptie.models import Gemeente


def gemeenten_with_contact() -> QuerySet[Gemeente]:
    """Return the gemeenten that said whom to ask; that is public."""
    known = Gemeente.objects.exclude(contact_email="", contact_telefoon="")
    return known.only("naam", "slug", "contact_naam", "contact_telefoon", "contact_email")
