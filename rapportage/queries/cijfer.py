from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from metingen.queries.bronnen import first_bron
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from rapportage.queries.feiten import interventies_until


@dataclass(frozen=True, slots=True)
class Reeks:
    """All there is of one figure: of cases by month and quarter, or of a question by round."""

    code: str
    maanden: tuple[Cijfer, ...]
    kwartalen: tuple[Cijfer, ...]
    rondes: tuple[Cijfer, ...]
    interventies: tuple[tuple[str, dt.date, str, str], ...]

    @property
    def newest(self) -> Cijfer | None:
        """Return the last figure of the whole, of the newest wording; None when there is nothing."""
        whole = [figure for figure in (*self.kwartalen, *self.rondes) if not figure.groep]
        return max(whole, key=lambda figure: (figure.eind, figure.code == self.code), default=None)


def read_reeks(gemeente: Gemeente, code: str, statuses: Collection[Status], bron: str = "") -> Reeks:
    """Return the figures with one of these statuses; of a question its scores too. Five queries.

    Of cases they are those of ``bron``; without it, or when it has none, of the source that was there first.
    """
    codes = [code, f"{code}:score", f"{code}:top2"]
    main = first_bron(gemeente)
    found = read_cijfers(gemeente, lengte="kwartaal", codes=[code], statuses=statuses)
    sources = {figure.bron for figure in found}
    chosen = next((each for each in (bron, main) if each in sources), min(sources, default=""))
    kwartalen = tuple(figure for figure in found if figure.bron == chosen)
    last = max((figure.eind for figure in kwartalen), default=dt.date.min)
    return Reeks(
        code=code,
        maanden=read_cijfers(
            gemeente, lengte="maand", codes=[code], categorie="", bron=chosen, statuses=statuses
        ),
        kwartalen=kwartalen,
        rondes=read_cijfers(gemeente, lengte="ronde", codes=codes, statuses=statuses),
        interventies=interventies_until(gemeente, last),
    )
