from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from adoptie.models import Gebruiker, Gemeente


def only_fictitious(gebruiker: Gebruiker | AnonymousUser) -> bool:
    """Tell whether all gemeenten that this person works for are invented; of a stranger, all there are.

    One query.
    """
    gemeenten = Gemeente.objects.order_by()
    if isinstance(gebruiker, Gebruiker):
        gemeenten = gemeenten.filter(lidmaatschappen__gebruiker=gebruiker)
    return set(gemeenten.values_list("fictief", flat=True).distinct()) == {True}
