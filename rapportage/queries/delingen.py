"""With which gemeenten a gemeente may be compared: those that agreed, on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from adoptie.models import Gemeente
from rapportage.models import Deling


@dataclass(frozen=True, slots=True)
class Afspraken:
    """How it stands with others: agreed on both sides, waiting for the other, and waiting for us."""

    samen: tuple[Deling, ...]
    wacht: tuple[Deling, ...]
    gevraagd: tuple[Gemeente, ...]


def afspraken_of(gemeente: Gemeente) -> Afspraken:
    """Return what was agreed on. Two queries."""
    back = Deling.objects.filter(gemeente=OuterRef("met"), met=gemeente)
    own = _own(gemeente).annotate(beide=Exists(back))
    others = Deling.objects.filter(met=gemeente, gemeente__fictief=gemeente.fictief)
    chosen = {deling.met_id for deling in own}
    return Afspraken(
        samen=tuple(each for each in own if each.beide),
        wacht=tuple(each for each in own if not each.beide),
        gevraagd=tuple(
            each.gemeente
            for each in others.select_related("gemeente").order_by("gemeente__naam")
            if each.gemeente_id not in chosen
        ),
    )


def agreed_on(gemeente: Gemeente) -> tuple[Deling, ...]:
    """Return the agreements that both sides made. One query."""
    back = Deling.objects.filter(gemeente=OuterRef("met"), met=gemeente)
    return tuple(_own(gemeente).filter(Exists(back)))


def to_choose(gemeente: Gemeente) -> QuerySet[Gemeente]:
    """Return the gemeenten with which nothing was agreed yet; invented and real never together."""
    others = Gemeente.objects.filter(fictief=gemeente.fictief).exclude(pk=gemeente.pk)
    return others.exclude(pk__in=gemeente.delingen.values("met")).defer("logo")


def _own(gemeente: Gemeente) -> QuerySet[Deling]:
    rows = gemeente.delingen.filter(met__fictief=gemeente.fictief)
    return rows.select_related("gemeente", "met").defer("gemeente__logo", "met__logo")
