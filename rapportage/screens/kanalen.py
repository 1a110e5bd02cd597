"""How one figure went along each channel: a small chart for each, all on the same axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Chart
from rapportage.blocks_process import MAX_PANELS
from rapportage.charts.alt import make_chart
from rapportage.queries.cijfer import Reeks
from rapportage.reports.series import multiples, recent

# One channel, or one period, is nothing to lay side by side.
_LEAST = 2


def over_time(reeks: Reeks, figure: Cijfer, whole: Sequence[Cijfer]) -> Iterator[Chart]:
    """Yield the channels, most used first, over the periods up to the figure that is looked at."""
    road = recent([each for each in whole if each.eind <= figure.eind])
    told = {each.periode for each in road}
    parts: dict[str, list[Cijfer]] = {}
    for each in reeks.figures:
        if each.categorie and each.periode in told:
            parts.setdefault(each.categorie, []).append(each)
    shown = {name: rows for name, rows in parts.items() if sum(not row.hidden for row in rows) >= _LEAST}
    if len(shown) < _LEAST:
        return
    names = sorted(shown, key=lambda name: -sum(row.n or 0 for row in shown[name]))[:MAX_PANELS]
    yield make_chart(
        multiples({name: shown[name] for name in names}, road, reeks.interventies),
        figure.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=f"{figure.naam} per kanaal, {figure.lengte} na {figure.lengte}",
        measure=figure.definitie.partition(". ")[0].rstrip("."),
        source=figure.herkomst,
        anchor="kanalen-verloop",
    )
