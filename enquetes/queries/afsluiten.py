"""What keeps a round from its end, in words for whoever leads it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from adoptie import dutch
from enquetes.keys import KeyGoneError, load_key
from enquetes.models import Ronde, Status, Stopkeuze
from enquetes.sealing import is_whole

# Sealing is tried every minute; one that takes longer than this does not succeed.
_PATIENCE = dt.timedelta(minutes=15)


def due_for_sealing(now: dt.datetime) -> Q:
    """Return which rounds are to be sealed: whose day has come, or of which the ondernemingsraad chose so."""
    chosen = Q(status=Status.GESTOPT, stopkeuze=Stopkeuze.VERZEGELEN)
    return Q(proef_van=None) & (chosen | Q(status=Status.GESLOTEN, verzegel_op__lte=now))


def has_key(ronde: Ronde) -> bool:
    """Tell whether there is a key with which answers of a round can be read."""
    try:
        load_key(ronde.sleutel)
    except KeyGoneError:
        return False
    return True


def trouble(ronde: Ronde) -> str:
    """Say why the answers of a round cannot be read or sealed, and what to do; nothing when all is well."""
    if ronde.status == Status.VERZEGELD:
        return "" if is_whole(ronde) else _DAMAGED
    if ronde.status not in {Status.OPEN, Status.GESLOTEN} and not ronde.is_held:
        return ""
    try:
        load_key(ronde.sleutel)
    except KeyGoneError:
        return _KEY_GONE
    if ronde.status == Status.GESLOTEN and ronde.verzegel_op + _PATIENCE < timezone.now():
        return _LATE.format(day=dutch.day(timezone.localdate(ronde.verzegel_op)))
    return ""


_KEY_GONE = (
    "De sleutel van deze ronde is weg. Antwoorden zijn daardoor niet te lezen, en niemand kan nu meedoen. "
    "Vraag de beheerder om de sleutel terug te zetten uit de reservekopie."
)
_LATE = (
    "Deze ronde moest op {day} definitief worden afgesloten. Dat is nog niet gelukt. Er is niets verloren, "
    "en we proberen het elke minuut opnieuw. Vraag de beheerder om in het logboek van de server te kijken."
)
_DAMAGED = (
    "Het bestand met de antwoorden is beschadigd of weg. We berekenen er niets meer mee. "
    "Vraag de beheerder om het terug te zetten uit de reservekopie."
)
