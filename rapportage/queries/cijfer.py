from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.queries.rondes import Response, responses
from metingen.queries.bronnen import first_bron, last_peildatum
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from metingen.queries.perioden import told_periods
from metingen.queries.veranderingen import Change, Perioden, read_perioden, read_round_changes
from rapportage.queries.dashboard import Periodekeuze, choose_period
from rapportage.queries.feiten import interventies_until
from rapportage.queries.verloop import read_verloop


@dataclass(frozen=True, slots=True)
class Reeks:
    """All there is of one figure: of cases by month and by period, or of a question by round.

    ``shown`` is the figure of the period that is looked at; None for a question. ``keuze`` has the others.
    ``wijzigingen``: what changed between rounds, of all questions, because they are judged together.
    ``lijnen`` knows what makers said of questions that got other words. ``verloop``: of the lead time, which
    share was still open after how many days, in the period and a year before.
    """

    code: str
    shown: Cijfer | None
    keuze: Periodekeuze
    perioden: Perioden
    rondes: tuple[Cijfer, ...]
    wijzigingen: tuple[Change, ...]
    respons: tuple[Response, ...]
    interventies: tuple[tuple[str, dt.date, str, str], ...]
    lijnen: Lijnen
    verloop: tuple[Cijfer, ...] = ()
    # Of a question: the classes of the profile in each round, in the words of that round.
    klassen: tuple[Cijfer, ...] = ()

    @property
    def maanden(self) -> tuple[Cijfer, ...]:
        return self.perioden.months

    @property
    def figures(self) -> tuple[Cijfer, ...]:
        """Return the figures of periods as long as the one that is looked at."""
        return self.perioden.figures


def read_reeks(
    gemeente: Gemeente, code: str, statuses: Collection[Status], *, bron: str = "", periode: str = ""
) -> Reeks:
    """Return the figures with one of these statuses; of a question its scores too.

    Twelve queries, and one more for the lead time.

    Of cases they are those of ``bron``; without it, or when it has none, of the source that was there first.
    The period is ``periode``, or the quarter that the dashboard opens with.
    """
    told = told_periods(gemeente, [code], statuses)
    keuze = choose_period(told, periode, last_peildatum(gemeente))
    lijnen = Lijnen.of(gemeente)
    asked = sorted(_asked_as(lijnen, code))
    codes = [each + end for each in asked for end in ("", ":score", ":top2", ":cijfer", ":zeven")]
    main = first_bron(gemeente)
    found = read_perioden(
        gemeente, lengte=keuze.zaken.length, codes=[code], categorie=None, statuses=statuses
    )
    sources = {figure.bron for figure in found.figures}
    chosen = next((each for each in (bron, main) if each in sources), min(sources, default=""))
    perioden = found.of(chosen)
    asked_in = read_cijfers(gemeente, lengte="ronde", codes=codes, statuses=statuses, kenmerk=None)
    rondes = lijnen.in_line(each for each in asked_in if not each.kenmerk)
    whole = [figure for figure in perioden.figures if not figure.categorie]
    return Reeks(
        code=code,
        shown=next((figure for figure in whole if figure.periode == keuze.zaken.code), None),
        keuze=keuze,
        perioden=perioden,
        rondes=rondes,
        wijzigingen=read_round_changes(gemeente, statuses) if rondes else (),
        respons=responses(gemeente) if rondes else (),
        interventies=interventies_until(
            gemeente, max((figure.eind for figure in perioden.figures), default=dt.date.min)
        ),
        lijnen=lijnen,
        verloop=read_verloop(gemeente, keuze.zaken, statuses) if code == "doorlooptijd" else (),
        klassen=tuple(each for each in asked_in if each.kenmerk),
    )


def _asked_as(lijnen: Lijnen, code: str) -> frozenset[str]:
    """Return the codes under which the figures of a line were kept, of the same row of a matrix too."""
    question, row, rest = code.partition("[")
    return frozenset(f"{each}{row}{rest}" for each in lijnen.codes_before(question))
