from __future__ import annotations

from dataclasses import dataclass

from enquetes.queries.terugkoppeling import Terugkoppeling, read_terugkoppeling
from metingen.queries.cijfers import RELEASED, Cijfer, read_cijfers


@dataclass(frozen=True, slots=True)
class Uitkomsten:
    """What a link leads to: the round, what is done about it, and figures in the order of the questions."""

    over: Terugkoppeling
    cijfers: tuple[Cijfer, ...]


def read_uitkomsten(token: str) -> Uitkomsten | None:
    """Return the outcomes behind a link as far as they were released; None without any. Eight queries."""
    over = read_terugkoppeling(token)
    if over is None:
        return None
    figures = read_cijfers(over.gemeente, lengte="ronde", ronde=over.ronde_id, statuses=RELEASED)
    asked = tuple(sorted((each for each in figures if each.vraag_hash), key=lambda figure: figure.pk))
    return Uitkomsten(over, asked) if asked else None
