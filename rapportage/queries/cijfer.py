from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.queries.rondes import Response, responses
from metingen.queries.bronnen import first_bron, last_peildatum
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.veranderingen import Change, Perioden, read_perioden, read_round_changes
from rapportage.queries.dashboard import choose_quarter
from rapportage.queries.feiten import interventies_until


@dataclass(frozen=True, slots=True)
class Reeks:
    """All there is of one figure: of cases by month and quarter, or of a question by round.

    ``shown`` is the figure of the quarter that is looked at; None for a question.
    ``wijzigingen``: what changed between rounds, of all questions, because they are judged together.
    """

    code: str
    shown: Cijfer | None
    perioden: Perioden
    rondes: tuple[Cijfer, ...]
    wijzigingen: tuple[Change, ...]
    respons: tuple[Response, ...]
    interventies: tuple[tuple[str, dt.date, str, str], ...]

    @property
    def maanden(self) -> tuple[Cijfer, ...]:
        return self.perioden.months

    @property
    def kwartalen(self) -> tuple[Cijfer, ...]:
        return self.perioden.figures


def read_reeks(
    gemeente: Gemeente, code: str, statuses: Collection[Status], *, bron: str = "", periode: str = ""
) -> Reeks:
    """Return the figures with one of these statuses; of a question its scores too. Nine queries.

    Of cases they are those of ``bron``; without it, or when it has none, of the source that was there first.
    The quarter is ``periode``, or the one that the dashboard opens with.
    """
    codes = [code, *(f"{code}:{each}" for each in ("score", "top2", "cijfer", "zeven"))]
    main = first_bron(gemeente)
    found = read_perioden(gemeente, lengte="kwartaal", codes=[code], categorie=None, statuses=statuses)
    sources = {figure.bron for figure in found.figures}
    chosen = next((each for each in (bron, main) if each in sources), min(sources, default=""))
    perioden = found.of(chosen)
    rondes = read_cijfers(gemeente, lengte="ronde", codes=codes, statuses=statuses)
    whole = [figure for figure in perioden.figures if not figure.categorie]
    chosen_quarter = choose_quarter(whole, periode, last_peildatum(gemeente)).chosen.code
    return Reeks(
        code=code,
        shown=next((figure for figure in whole if figure.periode == chosen_quarter), None),
        perioden=perioden,
        rondes=rondes,
        wijzigingen=read_round_changes(gemeente, statuses) if rondes else (),
        respons=responses(gemeente) if rondes else (),
        interventies=interventies_until(
            gemeente, max((figure.eind for figure in perioden.figures), default=dt.date.min)
        ),
    )
