"""What the first page of a gemeente tells of asking: rounds that run or stand ready, and what to copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS
from adoptie.queries.startblok import Blok, Punt
from enquetes.models import Doelgroep, Ronde, Status, Stopkeuze
from enquetes.queries.invoer import rondes_to_enter
from enquetes.queries.ronde_pagina import Stand
from enquetes.queries.rondes import with_response
from enquetes.queries.stoppen import told_keuze

# Still told when it has been decided: who leads the programme may have been away.
_TOLD_FOR = dt.timedelta(days=30)
_BEFORE_SEALING = (Status.CONCEPT, Status.OPEN, Status.GESLOTEN)


def blokken(gemeente: Gemeente, roles: Collection[Rol]) -> Iterator[Blok]:
    """Yield the rounds that concern these roles, in at most three queries."""
    leads = not LEADERS.isdisjoint(roles)
    if leads or Rol.OR in roles:
        stands = _stands(gemeente, staff_only=not leads)
        title = "Rondes die lopen of klaarstaan" if leads else "Metingen onder medewerkers"
        chooses = Rol.OR in roles
        held = tuple(_held(gemeente, ronde, chooses=chooses) for ronde in _stopped(gemeente))
        yield Blok(5, "Gestopt door de ondernemingsraad", held)
        yield Blok(10, title, tuple(_punt(gemeente, stand, leads=leads) for stand in stands))
    if Rol.KLANTCONTACT in roles:
        link = (("Naar invoeren", reverse("invoer", args=[gemeente.slug])),)
        punten = (Punt(_enter(ronde), link) for ronde in rondes_to_enter(gemeente))
        yield Blok(10, "Invoeren voor iemand anders", tuple(punten))


def _stopped(gemeente: Gemeente) -> QuerySet[Ronde]:
    """Return the rounds that the ondernemingsraad stopped not long ago."""
    rows = Ronde.objects.filter(traject__gemeente=gemeente, kiezen_tot__gte=timezone.now() - _TOLD_FOR)
    return rows.select_related("stop").order_by("-kiezen_tot")


def _held(gemeente: Gemeente, ronde: Ronde, *, chooses: bool) -> Punt:
    day = dutch.tied(dutch.day(timezone.localdate(ronde.stop.created_at)))
    told = f"'{ronde.naam}' is gestopt op {day}. Reden: {ronde.stop.reden} {told_keuze(ronde)}"
    links = [("Naar de ronde", reverse("ronde", args=[gemeente.slug, ronde.pk]))]
    if chooses and ronde.stopkeuze == Stopkeuze.WACHT:
        links.append(("Kiezen wat er met de antwoorden gebeurt", links[0][1] + "#gestopt"))
    return Punt(told, tuple(links))


def _stands(gemeente: Gemeente, *, staff_only: bool) -> Iterator[Stand]:
    rows = Ronde.objects.filter(
        traject__gemeente=gemeente, proef_van=None, ingelezen=False, status__in=_BEFORE_SEALING
    )
    if staff_only:
        rows = rows.filter(doelgroep=Doelgroep.MEDEWERKERS)
    for ronde, response in with_response(rows.order_by("sluit_op", "pk")):
        yield Stand(ronde, response)


def _punt(gemeente: Gemeente, stand: Stand, *, leads: bool) -> Punt:
    ronde = stand.ronde
    told = f"'{ronde.naam}' ({ronde.get_status_display()}). {stand.period} {stand.sentence}"
    links = [("Naar de ronde", reverse("ronde", args=[gemeente.slug, ronde.pk]))]
    if not leads:
        dossier = reverse("ronde-dossier", args=[gemeente.slug, ronde.pk])
        links.append(("Wat we bewaren en wie het ziet", dossier))
        if ronde.status in {Status.OPEN, Status.GESLOTEN}:
            links.append(("De ronde stoppen", links[0][1] + "#stappen"))
    return Punt(f"{told} {stand.threshold_sentence}".strip(), tuple(links))


def _enter(ronde: Ronde) -> str:
    until = dutch.tied(dutch.day(timezone.localdate(ronde.verzegel_op)))
    return f"'{ronde.naam}': papier en telefoon tellen mee tot en met {until}."
