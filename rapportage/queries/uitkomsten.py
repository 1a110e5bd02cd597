from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enquetes.queries.terugkoppeling import Terugkoppeling, read_terugkoppeling
from metingen.queries.cijfers import RELEASED, Cijfer, read_cijfers
from rapportage.queries.enquete import read_same_people
from rapportage.queries.groepsbeeld import Groepsbeeld, read_own_line


@dataclass(frozen=True, slots=True)
class Uitkomsten:
    """What a link leads to: the round, what is done about it, and figures in the order of the questions.

    ``beeld``: the same figures beside those of earlier rounds, to find what stands out.
    """

    over: Terugkoppeling
    cijfers: tuple[Cijfer, ...]
    beeld: Groepsbeeld


def read_uitkomsten(token: str) -> Uitkomsten | None:
    """Return the outcomes behind a link as far as they were released; None without any. Thirteen queries."""
    over = read_terugkoppeling(token)
    if over is None:
        return None
    figures = read_cijfers(over.gemeente, lengte="ronde", ronde=over.ronde_id, statuses=RELEASED)
    asked = tuple(sorted((each for each in figures if each.vraag_hash), key=lambda figure: figure.pk))
    return Uitkomsten(over, asked, _beeld(over, figures)) if asked else None


def _beeld(over: Terugkoppeling, figures: Sequence[Cijfer]) -> Groepsbeeld:
    groep = over.groep.naam if over.groep else ""
    return Groepsbeeld(
        groep=groep,
        groepen=over.groepen,
        ronde=over.ronde_id,
        onderzoek=read_same_people(over.gemeente, over.respons, RELEASED),
        per_groep=tuple(each for each in figures if each.groep),
        in_lijn=read_own_line(over.gemeente, over.respons, groep, RELEASED),
    )
