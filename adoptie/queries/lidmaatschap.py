from __future__ import annotations

from django.db.models import QuerySet

from adoptie.models import Gebruiker, Gemeente, Lidmaatschap


def lidmaatschappen_of(gemeente: Gemeente) -> QuerySet[Lidmaatschap]:
    """Return who has access to a gemeente, by name, in one query."""
    return gemeente.lidmaatschappen.select_related("gebruiker").order_by(
        "gebruiker__naam", "gebruiker__email", "rol"
    )


def gemeenten_of(gebruiker: Gebruiker) -> QuerySet[Gemeente]:
    """Return the gemeenten in which somebody has a role, without their logos."""
    return Gemeente.objects.filter(lidmaatschappen__gebruiker=gebruiker).distinct().defer("logo")
