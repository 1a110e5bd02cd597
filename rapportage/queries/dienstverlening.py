"""The facts for the report on service: how people came in, what they thought of it, how long it took."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from adoptie.models import Gemeente
from adoptie.periods import Period
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from rapportage.queries.feiten import WAYS, Feiten, Onderzoek, read_feiten
from rapportage.queries.verloop import read_verloop

# What a round asks about service: the instruments of the library that do, and a grade.
_SATISFIED = ("instrument-dienst", "instrument-a11", "instrument-tevredenheid", "instrument-gemak")
_STAFF = "medewerkers"


@dataclass(frozen=True, slots=True)
class Dienst:
    """What is known at the end of a period, and the lead time of each channel by period up to then.

    ``verloop``: which share was still open after how many days, in the period and a year before.
    ``groepen``: what people outside said, told apart by the way in which they had contact.
    """

    feiten: Feiten
    kanalen: tuple[Cijfer, ...]
    verloop: tuple[Cijfer, ...]
    groepen: tuple[Cijfer, ...]

    @property
    def tevreden(self) -> tuple[Cijfer, ...]:
        """Return what people outside said of the service in rounds of the period."""
        return _satisfied(self.feiten)

    @property
    def verteld(self) -> Feiten:
        """Return the facts with no other rounds than those that asked about the service."""
        told = {figure.ronde_id for figure in self.tevreden}
        whole = self.feiten.onderzoek
        rondes = tuple(each for each in whole.rondes if each.ronde_id in told)
        # The checklist tells how people answered.
        ways = [each for each in whole.cijfers if each.code == WAYS and each.ronde_id in told]
        return replace(self.feiten, onderzoek=Onderzoek(rondes, (*self.tevreden, *ways)))

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on."""
        yield from (*self.verteld.cijfers, *self.kanalen, *self.verloop, *self.groepen)


def read_dienst(gemeente: Gemeente, period: Period, statuses: Collection[Status] = ALL) -> Dienst:
    """Return what is known of the service, from figures of these statuses. At most fifteen queries."""
    figures = read_cijfers(
        gemeente, lengte=period.length, codes=["doorlooptijd"], until=period.last_day, statuses=statuses
    )
    feiten = read_feiten(gemeente, period, statuses)
    return Dienst(
        feiten,
        tuple(figure for figure in figures if figure.categorie),
        read_verloop(gemeente, period, statuses),
        _by_way(gemeente, feiten, statuses),
    )


def _satisfied(feiten: Feiten) -> tuple[Cijfer, ...]:
    return tuple(
        figure
        for figure in feiten.onderzoek.cijfers
        if figure.doelgroep != _STAFF and feiten.period.contains(figure.eind)
        if figure.code.startswith(_SATISFIED) or (figure.code.endswith(":cijfer") and not figure.categorie)
    )


def _by_way(gemeente: Gemeente, feiten: Feiten, statuses: Collection[Status]) -> tuple[Cijfer, ...]:
    """Return the same by way of contact: people outside have no other groups.

    One query where it was asked.
    """
    whole = _satisfied(feiten)
    if not whole:
        return ()
    codes, rondes = {each.code for each in whole}, {each.ronde_id for each in whole}
    found = read_cijfers(
        gemeente, lengte="ronde", codes=codes, until=feiten.period.last_day, statuses=statuses
    )
    return tuple(each for each in found if each.groep and each.ronde_id in rondes)
