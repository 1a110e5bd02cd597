"""Rounds as others may see them: how they run, and how many answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from adoptie.models import Gemeente
from enquetes.models import Doelgroep, Ronde, Status

SENTENCES = {
    Doelgroep.MEDEWERKERS: "Alle medewerkers zijn gevraagd.",
    Doelgroep.STEEKPROEF: "Een getrokken steekproef van inwoners is gevraagd.",
    Doelgroep.PANEL: "De leden van het panel zijn gevraagd. Zij deden zelf mee: het is geen steekproef.",
    Doelgroep.OPEN: "Iedereen met de link kon meedoen: het is geen steekproef.",
}


@dataclass(frozen=True, slots=True)
class Response:
    """How many people were asked and how many answered; nothing about who."""

    ronde_id: int
    naam: str
    status: str
    status_naam: str
    doelgroep: str
    begin: dt.date
    eind: dt.date
    uitgenodigd: int | None
    ingevuld: int

    @property
    def share(self) -> float | None:
        return self.ingevuld / self.uitgenodigd if self.uitgenodigd else None


def responses(gemeente: Gemeente, *, until: dt.date | None = None) -> tuple[Response, ...]:
    """Return all rounds of a gemeente that opened, oldest first. One query."""
    rows = Ronde.objects.filter(traject__gemeente=gemeente).exclude(status=Status.CONCEPT)
    if until is not None:
        rows = rows.filter(sluit_op__date__lte=until)
    counted = rows.annotate(
        asked=Count("uitnodigingen", distinct=True), running=Count("inzendingen", distinct=True)
    )
    return tuple(_response(ronde) for ronde in counted.order_by("sluit_op", "pk"))


def _response(ronde: Ronde) -> Response:
    fixed = sum(group["uitgenodigd"] for group in ronde.groepen)
    asked = fixed or getattr(ronde, "asked", 0) or None
    return Response(
        ronde_id=ronde.pk,
        naam=ronde.naam,
        status=ronde.status,
        status_naam=ronde.get_status_display(),
        doelgroep=SENTENCES[Doelgroep(ronde.doelgroep)],
        begin=timezone.localdate(ronde.opent_op),
        eind=timezone.localdate(ronde.sluit_op),
        uitgenodigd=asked,
        ingevuld=ronde.aantal if ronde.aantal is not None else getattr(ronde, "running", 0),
    )
