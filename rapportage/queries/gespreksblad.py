"""The facts for the sheet that a team talks about: a round as one of its groups sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.periods import Period
from adoptie.refusal import Refusal
from enquetes.queries.terugkoppeling import Actie, Groep, read_gesprek
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from rapportage.queries.enquete import Enquete, read_enquete


@dataclass(frozen=True, slots=True)
class Groepsronde:
    """A round, one of its groups, and what is done about the outcomes."""

    enquete: Enquete
    groep: Groep
    # The names of all groups of the round.
    groepen: tuple[str, ...]
    acties: tuple[Actie, ...]
    # What this group said in this round and before, such that figures of one wording may be compared.
    in_lijn: tuple[Cijfer, ...]

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the sheet rests on."""
        yield from (*self.enquete.cijfers, *self.in_lijn)


def read_groepsronde(
    gemeente: Gemeente, ronde: int, groep: str, period: Period, statuses: Collection[Status] = ALL
) -> Groepsronde:
    """Return what is known of a group in a round, from figures of these statuses. Ten queries.

    Raises Refusal when the round has no such group, or cannot be told about.
    """
    enquete = read_enquete(gemeente, ronde, period, statuses)
    groepen, acties = read_gesprek(gemeente, ronde)
    found = next((each for each in groepen if each.naam == groep), None)
    if found is None:
        names = dutch.listing([f"'{each.naam}'" for each in groepen], "of")
        raise Refusal(
            f"Kies een groep van deze ronde: {names}." if names else "Deze ronde heeft geen groepen."
        )
    until = enquete.ronde.eind
    own = read_cijfers(gemeente, lengte="ronde", groep=groep, until=until, statuses=statuses)
    same = [figure for figure in own if figure.doelgroep == enquete.ronde.wie]
    return Groepsronde(
        enquete, found, tuple(each.naam for each in groepen), acties, Lijnen.of(gemeente).in_line(same)
    )
