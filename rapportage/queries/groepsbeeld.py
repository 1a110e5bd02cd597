"""What a group said in a round beside everybody together: for its sheet and for the page of who was asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from rapportage.queries.feiten import Onderzoek


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """A group and everybody together, in a round and in those before among the same people.

    ``groep`` is empty for who is in no group. ``per_groep`` are the figures of all groups of this round, and
    ``in_lijn`` what this group said in it and before, such that figures of one wording may be compared.
    """

    groep: str
    # The names of all groups of the round.
    groepen: tuple[str, ...]
    ronde: int
    onderzoek: Onderzoek
    per_groep: tuple[Cijfer, ...]
    in_lijn: tuple[Cijfer, ...]

    @property
    def samen(self) -> tuple[Cijfer, ...]:
        """Return what everybody together said in this round."""
        return tuple(each for each in self.onderzoek.cijfers if each.ronde_id == self.ronde)


def read_own_line(
    gemeente: Gemeente, response: Response, groep: str, statuses: Collection[Status]
) -> tuple[Cijfer, ...]:
    """Return what a group said in a round and before, as it may be compared. Two queries; none for none."""
    if not groep:
        return ()
    own = read_cijfers(gemeente, lengte="ronde", groep=groep, until=response.eind, statuses=statuses)
    same = [figure for figure in own if figure.doelgroep == response.wie]
    return Lijnen.of(gemeente).in_line(same)
