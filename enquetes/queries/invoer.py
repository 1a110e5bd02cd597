"""Rounds for which a clerk copies what comes on paper or by phone."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from adoptie.models import Gemeente, Rol
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.respondent import Wijze

# So long after the end a form may still come in; the members of the panel answer by mail.
_STILL_COMES = dt.timedelta(days=60)


def clerks_of(gemeente: Gemeente) -> int:
    """Return how many people may copy answers that come on paper or by phone."""
    return gemeente.lidmaatschappen.filter(rol=Rol.KLANTCONTACT).count()


def hears_code(ronde: Ronde, code: str, wijze: str) -> bool:
    """Tell whether somebody hears a code to take answers back: who called, has none, and can still do so."""
    return wijze == Wijze.TELEFOON and not code and ronde.status == Status.OPEN


def rondes_to_enter(gemeente: Gemeente) -> list[Ronde]:
    """Return the rounds in which answers on paper or by phone count now. One query."""
    rows = Ronde.objects.filter(
        traject__gemeente=gemeente, status__in=[Status.OPEN, Status.GESLOTEN], ingelezen=False
    )
    return list(rows.exclude(doelgroep=Doelgroep.PANEL).order_by("verzegel_op", "naam"))


def rondes_too_late(gemeente: Gemeente) -> list[Ronde]:
    """Return the rounds that were sealed not long ago. One query."""
    rows = Ronde.objects.filter(
        traject__gemeente=gemeente,
        status=Status.VERZEGELD,
        ingelezen=False,
        verzegel_op__gte=timezone.now() - _STILL_COMES,
    )
    return list(rows.exclude(doelgroep=Doelgroep.PANEL).order_by("-verzegel_op", "naam"))
