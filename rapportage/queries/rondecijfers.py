from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Gemeente
from enquetes.queries.rondes import Response, responses
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.rondes import measured_rondes


def rondes_with_figures(gemeente: Gemeente, statuses: Collection[Status]) -> tuple[Response, ...]:
    """Return the rounds with figures of these statuses, the last first. Two queries."""
    measured = measured_rondes(gemeente, statuses)
    return tuple(each for each in reversed(responses(gemeente)) if each.ronde_id in measured)


def read_rondecijfers(
    gemeente: Gemeente, pk: int, statuses: Collection[Status]
) -> tuple[Response, tuple[Cijfer, ...]] | None:
    """Return a round and all its figures of these statuses, in the order of the answers; None without any."""
    ronde = next((each for each in responses(gemeente) if each.ronde_id == pk), None)
    if ronde is None:
        return None
    figures = read_cijfers(gemeente, lengte="ronde", ronde=pk, statuses=statuses, kenmerk=None)
    return (ronde, figures) if figures else None
