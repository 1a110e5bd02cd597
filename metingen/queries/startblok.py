"""What the first page of a gemeente tells who leads it of knowing: how old the data are, and what waits."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from adoptie import dutch
from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS
from adoptie.queries.startblok import Blok, Punt
from metingen.queries.bronnen import Snapshot, newest_snapshots
from metingen.queries.gebruik import bron_objections, gebruiksbronnen, last_besluit
from metingen.queries.vrijgave import waiting_figures


def blokken(gemeente: Gemeente, roles: Collection[Rol]) -> Iterator[Blok]:
    """Yield the sources with their age, and the figures that nobody else sees yet. Three queries.

    To the ondernemingsraad: which sources are about staff, and what it decided on them.
    """
    if not LEADERS.isdisjoint(roles):
        told = (*_waiting(gemeente), *_sources(gemeente), *_usage(gemeente))
        yield Blok(30, "Gegevens en cijfers", told)
    elif Rol.OR in roles:
        yield Blok(25, "Gebruik door medewerkers", tuple(_usage(gemeente)))


def _usage(gemeente: Gemeente) -> Iterator[Punt]:
    for bron in gebruiksbronnen(gemeente):
        why = next(bron_objections(bron), "")
        stands = "Er is een besluit." if not why else why if last_besluit(bron) else "Er is nog geen besluit."
        url = reverse("gebruik-bron", args=[gemeente.slug, bron.pk])
        yield Punt(f"{capfirst(str(bron))}. {stands}", ((f"Dossier over {bron}", url),))


def _waiting(gemeente: Gemeente) -> Iterator[Punt]:
    waiting = waiting_figures(gemeente)
    if waiting.count and waiting.since:
        words = dutch.counted(waiting.count, "cijfer wacht", "cijfers wachten")
        late = " Dat is langer dan vier weken." if waiting.too_long else ""
        url = reverse("cijfers-vrijgeven", args=[gemeente.slug])
        since = dutch.tied(dutch.day(waiting.since))
        yield Punt(f"{words} op vrijgave, sinds {since}.{late}", (("Cijfers vrijgeven", url),))


def _sources(gemeente: Gemeente) -> Iterator[Punt]:
    for snapshot in sorted(newest_snapshots(gemeente), key=lambda each: each.bron):
        url = reverse("levering", args=[gemeente.slug, snapshot.pk])
        yield Punt(_age(snapshot), (("Wat is ingelezen", url),))


def _age(snapshot: Snapshot) -> str:
    days = (timezone.localdate() - snapshot.peildatum).days
    told = f"{snapshot.bron}: stand van {dutch.tied(dutch.day(snapshot.peildatum))}"
    return f"{told}, {dutch.counted(days, 'dag', 'dagen')} oud." if days > 0 else f"{told}."
