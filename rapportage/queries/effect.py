"""The facts for a report on one interventie."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import QuerySet

from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period
from metingen.queries.bronnen import newest_snapshots
from metingen.queries.cijfers import ALL, Status, read_cijfers
from metingen.queries.effecten import effects_of
from metingen.queries.meetplannen import standing_plan
from metingen.queries.vrijgave import figures_stamp
from rapportage.blocks import Content
from rapportage.reports import effect, outcome
from rapportage.reports.effect_limits import Vraag

_DAY = 86_400
_MOST = 3


@dataclass(frozen=True, slots=True)
class Effectblad:
    """An interventie with what is told of its effect: the whole, and in one line."""

    interventie: Interventie
    content: Content
    line: str


def interventies_of(gemeente: Gemeente) -> QuerySet[Interventie]:
    """Return what was changed, the last one first."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente)
    return rows.select_related("spoor__traject__gemeente", "meetplan").order_by("-ingangsdatum", "-pk")


def read_effectblad(interventie: Interventie, period: Period, statuses: Collection[Status]) -> Effectblad:
    """Return what is told of an effect in a period, from figures with one of these statuses."""
    gemeente = interventie.spoor.traject.gemeente
    return _kept(interventie, period, statuses, figures_stamp(gemeente))


def last_effecten(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> tuple[Effectblad, ...]:
    """Return the effects of what was changed last before the end of a period. Two queries when kept."""
    rows = interventies_of(gemeente).filter(ingangsdatum__lte=period.last_day)[:_MOST]
    stamp = figures_stamp(gemeente)
    return tuple(_kept(row, period, statuses, stamp) for row in rows)


def last_vragen(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> tuple[Vraag, ...]:
    """Return what is known of what was changed last before the end of a period, the last one first."""
    rows = interventies_of(gemeente).filter(ingangsdatum__lte=period.last_day)[:_MOST]
    return tuple(read_vraag(row, period, statuses) for row in rows)


def _kept(interventie: Interventie, period: Period, statuses: Collection[Status], stamp: str) -> Effectblad:
    """Compute an effect, which takes a second, unless that was done and no fact has changed since."""
    gemeente = interventie.spoor.traject.gemeente
    plan = getattr(interventie, "meetplan", None)
    facts = (
        [getattr(interventie, name) for name in ("pk", "naam", "phrase", "ingangsdatum", "wat", "waarom")],
        [interventie.spoor_id, plan and plan.pk, period.code, sorted(statuses), stamp],
        [gemeente.pk, gemeente.naam, gemeente.fictief, sorted(gemeente.thema.items())],
    )
    key = f"effect-{hashlib.sha256(repr(facts).encode()).hexdigest()}"
    cache = caches["grafieken"]
    found: tuple[Content, str] | None = cache.get(key)
    if found is None:
        vraag = read_vraag(interventie, period, statuses)
        found = effect.build(vraag), outcome.line(vraag)
        cache.set(key, found, _DAY)
    return Effectblad(interventie, *found)


def read_vraag(interventie: Interventie, period: Period, statuses: Collection[Status] = ALL) -> Vraag:
    """Return what is known about an interventie at the end of a period, from figures of these statuses."""
    gemeente = interventie.spoor.traject.gemeente
    until = period.last_day
    effects = effects_of(interventie, until=until, statuses=statuses)
    quarters = read_cijfers(
        gemeente,
        lengte="kwartaal",
        codes=["doorlooptijd", "overdrachten"],
        categorie="",
        until=until,
        bron=effects[0].about.bron if effects else None,
        statuses=statuses,
    )
    return Vraag(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        naam=interventie.naam,
        phrase=interventie.phrase,
        spoor=interventie.spoor.soort,
        date=interventie.ingangsdatum,
        wat=interventie.wat,
        waarom=interventie.waarom,
        period=period.code,
        until=until,
        effects=effects,
        afspraak=standing_plan(interventie),
        quarters=quarters,
        stand=max((each.peildatum for each in newest_snapshots(gemeente)), default=None),
    )
