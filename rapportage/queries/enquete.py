"""The facts for a report on one round."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.periods import Period
from adoptie.refusal import Refusal
from enquetes.queries.gevraagd import Thema, read_gevraagd
from enquetes.queries.rondes import Response, responses
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.citaten import Gelezen, read_citaten
from rapportage.queries.feiten import Onderzoek, read_onderzoek


@dataclass(frozen=True, slots=True)
class Enquete:
    """A round, what it asked, and its figures beside those of earlier rounds among the same people."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    period: Period
    ronde: Response
    gevraagd: tuple[Thema, ...]
    onderzoek: Onderzoek
    # The figures of its groups.
    groepen: tuple[Cijfer, ...]
    # Those of the classes of the profile of the panel.
    klassen: tuple[Cijfer, ...] = ()
    # What people wrote, as far as it was released.
    gelezen: tuple[Gelezen, ...] = ()

    @property
    def samen(self) -> tuple[Cijfer, ...]:
        """Return the figures of everybody together."""
        return self.onderzoek.of(self.ronde)

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on."""
        yield from (*self.onderzoek.cijfers, *self.groepen, *self.klassen)


def read_enquete(
    gemeente: Gemeente, ronde: int, period: Period, statuses: Collection[Status] = ALL
) -> Enquete:
    """Return what is known of a round from figures of these statuses. Nine queries.

    Raises Refusal when the round did not end in the period, or when there are no figures of it.
    """
    response = next((each for each in responses(gemeente) if each.ronde_id == ronde), None)
    if response is None:
        raise Refusal("Kies een ronde van deze gemeente die is begonnen.")
    if not period.contains(response.eind):
        raise Refusal(
            f"De ronde '{response.naam}' eindigde op {dutch.day(response.eind)}. "
            "Kies een periode waar die dag in valt."
        )
    figures = read_cijfers(gemeente, lengte="ronde", ronde=ronde, statuses=statuses, kenmerk=None)
    if not any(figure.vraag_hash for figure in figures):
        raise Refusal(f"Van de ronde '{response.naam}' zijn er nog geen cijfers.")
    return Enquete(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        period=period,
        ronde=response,
        gevraagd=read_gevraagd(gemeente, ronde),
        onderzoek=read_same_people(gemeente, response, statuses),
        groepen=tuple(figure for figure in figures if figure.groep and not figure.kenmerk),
        klassen=tuple(figure for figure in figures if figure.kenmerk),
        gelezen=read_citaten(gemeente, ronde),
    )


def read_same_people(gemeente: Gemeente, response: Response, statuses: Collection[Status]) -> Onderzoek:
    """Return this round and those before it among the same people. Three queries.

    What other people said is left out: it is never compared with what these said.
    """
    onderzoek = read_onderzoek(gemeente, response.eind, statuses)
    return Onderzoek(
        tuple(each for each in onderzoek.rondes if each.wie == response.wie),
        tuple(each for each in onderzoek.cijfers if each.doelgroep == response.wie),
        tuple(each for each in onderzoek.in_lijn if each.doelgroep == response.wie),
    )
