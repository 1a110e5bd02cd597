"""Whose names are taken out of what people write."""

from __future__ import annotations

from adoptie.models import Lidmaatschap
from adoptie.personal import KnownNames
from enquetes.models import Doelgroep, Ronde, Uitnodiging


def known_names(ronde: Ronde) -> KnownNames:
    """Return the names on the lists of a gemeente, as far as they are still kept. Two queries.

    Colleagues are on a list of staff, of whichever round, or have an account here; of who was drawn from
    the inhabitants only a whole name counts, for any first name is on such a list.
    """
    gemeente = ronde.gemeente
    rows = Uitnodiging.objects.filter(ronde__traject__gemeente=gemeente).exclude(naam="")
    colleagues, others, emails = set(), set(), set()
    for naam, email, doelgroep, pk in rows.values_list(
        "naam", "email", "ronde__doelgroep", "ronde"
    ).iterator():
        if doelgroep == Doelgroep.MEDEWERKERS:
            colleagues.add(naam)
            emails.add(email)
        elif pk == ronde.pk:
            others.add(naam)
    accounts = Lidmaatschap.objects.filter(gemeente=gemeente).values_list(
        "gebruiker__naam", "gebruiker__email"
    )
    colleagues.update(naam for naam, _ in accounts if naam)
    emails.update(email for _, email in accounts)
    return KnownNames.of(colleagues, others, emails)
