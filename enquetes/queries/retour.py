"""Addresses at which mail did not arrive."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from adoptie.models import Gemeente
from enquetes.models import Doelgroep, Modus, Ronde, Status, Uitnodiging, Verzending
from enquetes.queries.verzendingen import NOT_ARRIVED

Soort = Verzending.Soort


def not_arrived(ronde: Ronde) -> tuple[Uitnodiging, ...]:
    """Return the people whose mail did not arrive, as far as that tells nothing else about them.

    Reminders go only to who did not answer, and thanks in a vertrouwelijk round only to who did.
    """
    to_all = Q(verzendingen__soort__in=[Soort.UITNODIGING, Soort.UITKOMST])
    if ronde.modus == Modus.ANONIEM:
        to_all |= Q(verzendingen__soort=Soort.DANK)
    found = Uitnodiging.objects.filter(to_all, ronde=ronde, verzendingen__status__in=NOT_ARRIVED)
    return tuple(found.distinct().order_by("email"))


def correctable(ronde: Ronde) -> QuerySet[Uitnodiging]:
    """Return whose address may be corrected now: the invitation, which goes to all, did not arrive.

    The address of a member of the panel is the member's own.
    """
    if ronde.status != Status.OPEN or ronde.doelgroep == Doelgroep.PANEL:
        return Uitnodiging.objects.none()
    failed = Verzending.objects.filter(soort=Soort.UITNODIGING, status__in=NOT_ARRIVED)
    return Uitnodiging.objects.filter(ronde=ronde, verzendingen__in=failed)


def known_to_fail(gemeente: Gemeente, emails: Collection[str]) -> dict[str, str]:
    """Return those of these addresses at which an invitation of this gemeente did not arrive before.

    Each with what it was corrected to, if anybody did.
    """
    mine = Uitnodiging.objects.filter(ronde__traject__gemeente=gemeente)
    failed = Verzending.objects.filter(soort=Soort.UITNODIGING, status=Verzending.Status.TERUG)
    standing = mine.filter(verzendingen__in=failed).values_list("email", flat=True)
    corrected = mine.exclude(eerder_adres="").order_by("pk").values_list("eerder_adres", "email")
    found = dict.fromkeys(standing, "") | dict(corrected)
    return {email: found[email] for email in found.keys() & set(emails)}
