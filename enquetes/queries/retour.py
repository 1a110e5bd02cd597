"""Addresses from which mail came back."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from adoptie.models import Gemeente
from enquetes.models import Modus, Ronde, Uitnodiging, Verzending

Soort = Verzending.Soort


def came_back(ronde: Ronde) -> tuple[Uitnodiging, ...]:
    """Return the people whose address does not work, as far as that tells nothing else about them.

    Reminders go only to who did not answer, and thanks in a vertrouwelijk round only to who did.
    """
    to_all = Q(verzendingen__soort__in=[Soort.UITNODIGING, Soort.UITKOMST])
    if ronde.modus == Modus.ANONIEM:
        to_all |= Q(verzendingen__soort=Soort.DANK)
    found = Uitnodiging.objects.filter(to_all, ronde=ronde, verzendingen__status=Verzending.Status.TERUG)
    return tuple(found.distinct().order_by("email"))


def known_to_fail(gemeente: Gemeente, emails: Collection[str]) -> frozenset[str]:
    """Return those of these addresses from which an invitation of this gemeente came back."""
    failed = Verzending.objects.filter(
        uitnodiging__ronde__traject__gemeente=gemeente,
        soort=Soort.UITNODIGING,
        status=Verzending.Status.TERUG,
    )
    found = set(failed.order_by().values_list("uitnodiging__email", flat=True))
    return frozenset(found.intersection(emails))
