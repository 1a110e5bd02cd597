from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from metingen.queries.bronnen import first_bron
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.veranderingen import Change, Perioden, read_perioden, read_round_changes
from rapportage.queries.feiten import interventies_until


@dataclass(frozen=True, slots=True)
class Reeks:
    """All there is of one figure: of cases by month and quarter, or of a question by round.

    ``wijzigingen``: what changed between rounds, of all questions, because they are judged together.
    """

    code: str
    perioden: Perioden
    rondes: tuple[Cijfer, ...]
    wijzigingen: tuple[Change, ...]
    interventies: tuple[tuple[str, dt.date, str, str], ...]

    @property
    def maanden(self) -> tuple[Cijfer, ...]:
        return self.perioden.months

    @property
    def kwartalen(self) -> tuple[Cijfer, ...]:
        return self.perioden.figures

    @property
    def newest(self) -> Cijfer | None:
        """Return the last figure of the whole, of the newest wording; None when there is nothing."""
        whole = [figure for figure in (*self.kwartalen, *self.rondes) if not figure.groep]
        return max(whole, key=lambda figure: (figure.eind, figure.code == self.code), default=None)


def read_reeks(gemeente: Gemeente, code: str, statuses: Collection[Status], bron: str = "") -> Reeks:
    """Return the figures with one of these statuses; of a question its scores too. Seven queries.

    Of cases they are those of ``bron``; without it, or when it has none, of the source that was there first.
    """
    codes = [code, f"{code}:score", f"{code}:top2"]
    main = first_bron(gemeente)
    found = read_perioden(gemeente, lengte="kwartaal", codes=[code], categorie=None, statuses=statuses)
    sources = {figure.bron for figure in found.figures}
    chosen = next((each for each in (bron, main) if each in sources), min(sources, default=""))
    perioden = found.of(chosen)
    rondes = read_cijfers(gemeente, lengte="ronde", codes=codes, statuses=statuses)
    return Reeks(
        code=code,
        perioden=perioden,
        rondes=rondes,
        wijzigingen=read_round_changes(gemeente, statuses) if rondes else (),
        interventies=interventies_until(
            gemeente, max((figure.eind for figure in perioden.figures), default=dt.date.min)
        ),
    )
