"""What is agreed on to look at for an interventie: as it is handed in, and as it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What is agreed to look at: the codes of the indicator and of the one that must not move.

    ``bron`` is empty for the source that was there first.
    """

    indicator: str
    einddatum: dt.date
    vastgelegd_op: dt.date
    controle: str = ""
    onaangeraakt: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A plan that stands: codes of what must improve and of what may not change, and its days."""

    doel: str
    controle: str
    vastgelegd: dt.date
    oordeel: dt.date
    achteraf: bool
