"""Reading what was published: the only way in which dashboards, reports and exports get a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Required, TypedDict, Unpack

from adoptie.models import Gemeente, Rol
from metingen.figures.elsewhere import ZIE_GEHEEL
from metingen.figures.values import INSTRUMENT
from metingen.models import Meetwaarde
from metingen.thema import THEMA

Status = Meetwaarde.Status
ALL = frozenset(Status)
# What staff may see.
RELEASED = frozenset({Status.VRIJGEGEVEN, Status.GEPUBLICEERD})


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure as it leaves this app, with all that explains it.

    ``waarde`` is in the unit of the indicator (a share 0..1, days, a count, points 0..100, a mean), and None
    where nothing may be shown. ``groep`` is empty for the whole, ``categorie`` names an answer or a channel.
    With a ``kenmerk`` (an item of the profile of the panel) ``groep`` is one of its classes.
    ``bron`` is the source of a figure of cases; ``doelgroep`` says whom a round asked. Figures of different
    sources, or of different people, never stand in one line. ``pk`` tells which version of the figure it is.
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
    pk: int
    kenmerk: str = ""

    @property
    def hidden(self) -> bool:
        return self.waarde is None

    @property
    def herkomst(self) -> str:
        """Return where a figure comes from, as people read it: the system, or the round."""
        return self.bron.replace("-", " ") or self.periode_naam

    @property
    def zie_geheel(self) -> bool:
        """Tell whether this group is not shown and everybody together is."""
        return ZIE_GEHEEL in self.vlaggen

    @property
    def of_instrument(self) -> bool:
        """Tell whether this says something of the questions of an instrument together."""
        return self.code.startswith(INSTRUMENT)

    @property
    def of_theme(self) -> bool:
        """Tell whether this says how many wrote about something, as a reader put it."""
        return THEMA in self.code

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
        return RELEASED
    return frozenset({Status.GEPUBLICEERD})


class Limits(TypedDict, total=False):
    """Which figures are meant: of one length, and of all that is not None only these."""

    lengte: Required[str]
    codes: Collection[str] | None
    groep: str | None
    categorie: str | None
    bron: str | None
    ronde: int | None
    # The first and the last day of what the figure tells about.
    since: dt.date | None
    until: dt.date | None


_LOOKUPS = {
    "lengte": "lengte",
    "codes": "indicator__code__in",
    "groep": "groep",
    "categorie": "categorie",
    "bron": "indicator__bron",
    "ronde": "ronde",
    "since": "begin__gte",
    "until": "eind__lte",
}


def read_cijfers(
    gemeente: Gemeente,
    *,
    statuses: Collection[Status] = ALL,
    kenmerk: str | None = "",
    **limits: Unpack[Limits],
) -> tuple[Cijfer, ...]:
    """Return the newest version of each figure, by indicator, time, group and answer. One query.

    Classes of the profile are left out, unless a ``kenmerk`` is asked for: only its classes, or of None
    all there is. Figures that were withdrawn are left out.
    """
    meant: dict[str, Any] = {} if kenmerk is None else {"kenmerk": kenmerk}
    meant |= {_LOOKUPS[name]: limit for name, limit in limits.items() if limit is not None}
    limited = Meetwaarde.objects.filter(gemeente=gemeente, status__in=statuses, **meant)
    # Rows of values: making model objects of thousands of figures takes longer than reading them.
    values = limited.order_by("pk").values_list(*_VERSIONS, *_PATHS.values())
    newest = {row[: len(_VERSIONS)]: row for row in values}
    figures = (_cijfer(row[len(_VERSIONS) :]) for row in newest.values())
    return tuple(sorted((each for each in figures if Meetwaarde.VERVALLEN not in each.vlaggen), key=_order))


# What the versions of one figure have in common.
_VERSIONS = ("indicator_id", "ronde_id", "periode", "kenmerk", "groep", "categorie")
_OF_INDICATOR = (
    *("code", "naam", "eenheid", "richting", "klasse", "spoor", "definitie"),
    *("bron", "vraag_code", "vraag_tekst", "vraag_hash"),
)
_PATHS = {field.name: field.name for field in fields(Cijfer)}
_PATHS |= {name: f"indicator__{name}" for name in _OF_INDICATOR} | {"doelgroep": "ronde__doelgroep"}


def _order(figure: Cijfer) -> tuple[str, str, dt.date, str, str, int]:
    return figure.code, figure.bron, figure.begin, figure.kenmerk, figure.groep, figure.volgorde


def _cijfer(row: Sequence[Any]) -> Cijfer:
    values = dict(zip(_PATHS, row, strict=True))
    # Figures of cases have no round, and so no people who were asked.
    values |= {"vlaggen": tuple(values["vlaggen"]), "doelgroep": values["doelgroep"] or ""}
    return Cijfer(**values)
