"""Reading what was published: the only way in which dashboards, reports and exports get a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from adoptie.models import Gemeente, Rol
from metingen.models import Meetwaarde

Status = Meetwaarde.Status
ALL = frozenset(Status)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure as it leaves this app, with all that explains it.

    ``waarde`` is in the unit of the indicator (a share 0..1, days, a count, points 0..100, a mean), and None
    where nothing may be shown. ``groep`` is empty for the whole, ``categorie`` names an answer or a channel.
    ``bron`` is the source of a figure of cases; ``doelgroep`` says whom a round asked. Figures of different
    sources, or of different people, never stand in one line.
    """

    code: str
    naam: str
    eenheid: str
    richting: str
    klasse: str
    spoor: str
    definitie: str
    bron: str
    vraag_code: str
    vraag_tekst: str
    vraag_hash: str
    lengte: str
    periode: str
    periode_naam: str
    begin: dt.date
    eind: dt.date
    groep: str
    categorie: str
    volgorde: int
    n: int | None
    waarde: float | None
    laag: float | None
    hoog: float | None
    se: float | None
    vlaggen: tuple[str, ...]
    methode: str
    bron_hash: str
    ronde_id: int | None
    doelgroep: str
    status: str

    @property
    def hidden(self) -> bool:
        return self.waarde is None

    @property
    def uncertain(self) -> bool:
        """Tell whether too much is still open for a verdict."""
        return "veel_open" in self.vlaggen


def statuses_for(roles: Iterable[Rol]) -> frozenset[Status]:
    """Return which figures somebody with these roles may see."""
    seen = set(roles)
    if seen & {Rol.PROGRAMMALEIDER, Rol.OR, Rol.BEHEERDER}:
        return ALL
    if seen & {Rol.MANAGER, Rol.LEZER}:
        return frozenset({Status.VRIJGEGEVEN, Status.GEPUBLICEERD})
    return frozenset({Status.GEPUBLICEERD})


def read_cijfers(
    gemeente: Gemeente,
    *,
    lengte: str,
    codes: Collection[str] | None = None,
    groep: str | None = None,
    categorie: str | None = None,
    until: dt.date | None = None,
    ronde: int | None = None,
    bron: str | None = None,
    statuses: Collection[Status] = ALL,
) -> tuple[Cijfer, ...]:
    """Return the newest version of each figure, by indicator, time, group and answer. One query.

    Figures that were withdrawn are left out.
    """
    rows = Meetwaarde.objects.filter(gemeente=gemeente, lengte=lengte, status__in=statuses)
    limits: dict[str, object] = {
        "groep": groep,
        "categorie": categorie,
        "indicator__code__in": codes,
        "eind__lte": until,
    }
    limits |= {"ronde": ronde, "indicator__bron": bron}
    rows = rows.filter(**{name: limit for name, limit in limits.items() if limit is not None})
    newest = {
        (row.indicator_id, row.ronde_id, row.periode, row.groep, row.categorie): row
        for row in rows.select_related("indicator", "ronde").order_by("pk")
    }
    figures = [_cijfer(row) for row in newest.values() if Meetwaarde.VERVALLEN not in row.vlaggen]
    return tuple(sorted(figures, key=_order))


def _order(figure: Cijfer) -> tuple[str, str, dt.date, str, int]:
    return figure.code, figure.bron, figure.begin, figure.groep, figure.volgorde


def _cijfer(row: Meetwaarde) -> Cijfer:
    indicator = row.indicator
    return Cijfer(
        code=indicator.code,
        naam=indicator.naam,
        eenheid=indicator.eenheid,
        richting=indicator.richting,
        klasse=indicator.klasse,
        spoor=indicator.spoor,
        definitie=indicator.definitie,
        bron=indicator.bron,
        vraag_code=indicator.vraag_code,
        vraag_tekst=indicator.vraag_tekst,
        vraag_hash=indicator.vraag_hash,
        lengte=row.lengte,
        periode=row.periode,
        periode_naam=row.periode_naam,
        begin=row.begin,
        eind=row.eind,
        groep=row.groep,
        categorie=row.categorie,
        volgorde=row.volgorde,
        n=row.n,
        waarde=row.waarde,
        laag=row.laag,
        hoog=row.hoog,
        se=row.se,
        vlaggen=tuple(row.vlaggen),
        methode=row.methode,
        bron_hash=row.bron_hash,
        ronde_id=row.ronde_id,
        doelgroep=row.ronde.doelgroep if row.ronde else "",
        status=row.status,
    )
