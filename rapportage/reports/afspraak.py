"""What was agreed on to look at before an interventie began, in words."""

from __future__ import annotations

from adoptie import dutch
from metingen.plan import Afspraak
from rapportage.reports.goals import SUBJECTS

_NONE = "Vooraf is niet vastgelegd naar welk cijfer we kijken. Daarom noemen we geen oorzaak."


def agreed(afspraak: Afspraak | None) -> str:
    """Say what the plan was, and whether it was made beforehand."""
    if afspraak is None:
        return _NONE
    when = "Pas na de start vastgelegd" if afspraak.achteraf else "Vooraf vastgelegd"
    still = f" en {SUBJECTS[afspraak.controle]} mag niet veranderen" if afspraak.controle in SUBJECTS else ""
    return (
        f"{when}, op {dutch.day(afspraak.vastgelegd)}: we kijken naar {SUBJECTS[afspraak.doel]}{still}. "
        f"Het oordeel geven we vanaf {dutch.day(afspraak.oordeel)}."
    )
