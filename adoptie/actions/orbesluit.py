from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.dutch import day
from adoptie.models import Orbesluit, Traject
from adoptie.refusal import Refusal


def year_after(start: dt.date) -> dt.date:
    """Return the same day a year later; 29 February gives 28 February.

    >>> year_after(dt.date(2012, 2, 29))
    datetime.date(2013, 2, 28)
    """
    try:
        return start.replace(year=start.year + 1)
    except ValueError:
        return start.replace(year=start.year + 1, day=28)


@transaction.atomic
def record_orbesluit(
    *,
    traject: Traject,
    soort: str,
    dossier_versie: str,
    metingen: str,
    genomen_op: dt.date,
    geldig_tot: dt.date,
    vertrouwelijk_mag: bool = False,
    brief: str = "",
    by: Actor,
) -> Orbesluit:
    """Record what the ondernemingsraad decided on one version of the dossier. It is never changed afterwards.

    Raises Refusal when the decision lies in the future or holds longer than twelve months, when the
    letter is not named that says that no decision is needed, and when a refusal would permit something.
    """
    if genomen_op > timezone.localdate():
        raise Refusal("Een besluit kan niet in de toekomst genomen zijn. Kijk de datum na.")
    last = year_after(genomen_op)
    if geldig_tot <= genomen_op:
        raise Refusal("Het besluit moet langer gelden dan de dag waarop het is genomen.")
    if geldig_tot > last:
        raise Refusal(f"Een besluit geldt hoogstens twaalf maanden, hier dus tot en met {day(last)}.")
    if soort == Orbesluit.Soort.NIET_NODIG and not brief:
        raise Refusal("Noem het kenmerk van de brief waarin staat dat instemming niet nodig is.")
    if soort == Orbesluit.Soort.AFGEWEZEN and vertrouwelijk_mag:
        raise Refusal("Bij 'afgewezen' kan vertrouwelijk meten niet zijn toegestaan.")
    besluit = Orbesluit(
        traject=traject,
        soort=soort,
        dossier_versie=dossier_versie,
        metingen=metingen,
        genomen_op=genomen_op,
        geldig_tot=geldig_tot,
        vertrouwelijk_mag=vertrouwelijk_mag,
        brief=brief,
    )
    return store(besluit, "or-besluit vastgelegd", by=by, gemeente=traject.gemeente, soort=soort)
