"""Everything a report or dashboard wants to know, read once; from here on nothing touches the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente, Gereedheid, Interventie
from adoptie.periods import Period
from enquetes.queries.rondes import Response, responses
from metingen.queries.bronnen import Snapshot, first_bron, snapshots
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.veranderingen import Change, Perioden, read_perioden

# What management follows, in the order in which it is told.
GOALS = ("digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten")


@dataclass(frozen=True, slots=True)
class Stand:
    """One goal in one period: the figure, what it was before, and the road to it.

    ``other`` names the source when it is not the one that was there first.
    """

    code: str
    other: str
    now: Cijfer
    change: Change | None
    months: tuple[Cijfer, ...]

    @property
    def key(self) -> str:
        """Return what this goal is called in addresses and anchors."""
        return f"{self.code}-{self.other}" if self.other else self.code


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a spoor with its criteria: (criterium, evidence, day met or None)."""

    spoor: str
    naam: str
    criteria: tuple[tuple[str, str, dt.date | None], ...]

    @property
    def met(self) -> int:
        return sum(day is not None for _, _, day in self.criteria)


@dataclass(frozen=True, slots=True)
class Feiten:
    """The facts of one gemeente in one period."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    period: Period
    standen: tuple[Stand, ...]
    onbekend: dict[str, Cijfer]
    volumes: tuple[Cijfer, ...]
    rondes: tuple[Response, ...]
    antwoorden: tuple[Cijfer, ...]
    steps: tuple[Step, ...]
    interventies: tuple[tuple[str, dt.date, str, str], ...]
    leveringen: tuple[Snapshot, ...]


def read_feiten(
    gemeente: Gemeente, period: Period, statuses: Collection[Status] = ALL, *, ronde: int | None = None
) -> Feiten:
    """Return what is known at the end of a period, from figures with one of these statuses.

    With ``ronde`` the answers are those of this round only, whenever it was. Nine queries.
    """
    until, main = period.last_day, first_bron(gemeente)
    codes = (*GOALS, "kanaal-onbekend", "zaken-ontvangen", "zaken-afgehandeld", "zaken-open")
    perioden = read_perioden(gemeente, lengte=period.length, codes=codes, until=until, statuses=statuses)
    at = {(each.code, each.bron): each for each in perioden.figures if each.periode == period.code}
    bronnen = sorted({bron for _, bron in at}, key=lambda bron: (bron != main, bron))
    return Feiten(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        period=period,
        standen=tuple(
            _stand(at[code, bron], perioden, main) for bron in bronnen for code in GOALS if (code, bron) in at
        ),
        onbekend={bron: at["kanaal-onbekend", bron] for bron in bronnen if ("kanaal-onbekend", bron) in at},
        volumes=tuple(each for each in perioden.months if each.code.startswith("zaken-")),
        rondes=responses(gemeente, until=until if ronde is None else None),
        antwoorden=read_cijfers(
            gemeente,
            lengte="ronde",
            groep="",
            until=until if ronde is None else None,
            ronde=ronde,
            statuses=statuses,
        ),
        steps=_steps(gemeente),
        interventies=interventies_until(gemeente, until),
        leveringen=snapshots(gemeente),
    )


def _stand(now: Cijfer, perioden: Perioden, main: str) -> Stand:
    other = now.bron if now.bron != main else ""
    return Stand(now.code, other, now, perioden.change_of(now), perioden.months_of(now))


def _steps(gemeente: Gemeente) -> tuple[Step, ...]:
    rows = Gereedheid.objects.filter(stap__spoor__traject__gemeente=gemeente).select_related("stap__spoor")
    found: dict[tuple[int, int, str, str], list[tuple[str, str, dt.date | None]]] = {}
    for row in rows.order_by("stap__spoor__pk", "stap__volgorde", "pk"):
        key = (row.stap.spoor_id, row.stap.volgorde, row.stap.spoor.soort, row.stap.naam)
        found.setdefault(key, []).append((row.criterium, row.bewijs, row.voldaan_op))
    return tuple(Step(spoor, naam, tuple(criteria)) for (_, _, spoor, naam), criteria in found.items())


def interventies_until(gemeente: Gemeente, until: dt.date) -> tuple[tuple[str, dt.date, str, str], ...]:
    """Return (name, day, spoor, what) of what was changed up to a day, in order."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente, ingangsdatum__lte=until)
    return tuple(
        (row.naam, row.ingangsdatum, row.spoor.soort, row.wat)
        for row in rows.select_related("spoor").order_by("ingangsdatum", "pk")
    )
