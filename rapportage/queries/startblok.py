"""What the first page of a gemeente tells of telling: reports that wait, outcomes, and what is done."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse

from adoptie import dutch
from adoptie.models import Gemeente, Rol
from adoptie.queries.startblok import Blok, Punt
from enquetes.queries.actiepunten import Open, open_actiepunten
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import RELEASED
from rapportage.models import Rapport
from rapportage.queries.rapporten import SEE_SETTLED, SETTLERS, rapporten_of
from rapportage.queries.rondecijfers import rondes_with_figures

_MOST = 3


def blokken(gemeente: Gemeente, roles: Collection[Rol]) -> Iterator[Blok]:
    """Yield what these roles wait for, in at most four queries."""
    if not SETTLERS.isdisjoint(roles):
        rows = rapporten_of(gemeente, roles).filter(status=Rapport.Status.CONCEPT)[:_MOST]
        yield Blok(40, "Rapporten die nog niet vast zijn", tuple(_report(gemeente, row) for row in rows))
    if not SEE_SETTLED.isdisjoint(roles):
        rondes = rondes_with_figures(gemeente, RELEASED)
        dashboard = (("Bekijk de uitkomsten", reverse("dashboard", args=[gemeente.slug])),)
        told = (Punt(_outcome(each), dashboard) for each in rondes[:1])
        yield Blok(10, "De laatste uitkomsten", tuple(told))
        seen = {each.ronde_id for each in rondes}
        promised = [each for each in open_actiepunten(gemeente) if each.ronde_id in seen]
        yield Blok(20, "Wat er wordt gedaan, en wanneer", tuple(map(_promise, promised)))


def _report(gemeente: Gemeente, rapport: Rapport) -> Punt:
    url = reverse("rapport-vaststellen", args=[gemeente.slug, rapport.pk])
    return Punt(f"{rapport}.", (("Bekijken en vaststellen", url),))


def _outcome(ronde: Response) -> str:
    return f"'{ronde.naam}': {dutch.counted(ronde.ingevuld, 'mens deed', 'mensen deden')} mee."


def _promise(belofte: Open) -> Punt:
    day = dutch.tied(dutch.day(belofte.wanneer))
    return Punt(f"{belofte.wat.rstrip('.')}: {belofte.wie}, uiterlijk {day} (na '{belofte.ronde}').")
