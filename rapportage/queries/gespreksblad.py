"""The facts for the sheet that a team talks about: a round as one of its groups sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.periods import Period
from adoptie.refusal import Refusal
from enquetes.queries.terugkoppeling import Actie, Groep, read_gesprek
from metingen.queries.cijfers import ALL, Cijfer, Status
from rapportage.queries.enquete import Enquete, read_enquete
from rapportage.queries.groepsbeeld import Groepsbeeld, read_own_line


@dataclass(frozen=True, slots=True)
class Groepsronde:
    """A round, one of its groups, and what is done about the outcomes."""

    enquete: Enquete
    groep: Groep
    beeld: Groepsbeeld
    acties: tuple[Actie, ...]

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the sheet rests on."""
        yield from (*self.enquete.cijfers, *self.beeld.in_lijn)


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
    beeld = Groepsbeeld(
        groep=groep,
        groepen=tuple(each.naam for each in groepen),
        ronde=ronde,
        onderzoek=enquete.onderzoek,
        per_groep=enquete.groepen,
        in_lijn=read_own_line(gemeente, enquete.ronde, groep, statuses),
    )
    return Groepsronde(enquete, found, beeld, acties)
