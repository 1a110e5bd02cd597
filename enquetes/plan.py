"""What somebody decides when planning a round."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from enquetes.models import Doelgroep, Modus

SEAL_AFTER = dt.timedelta(days=10)
# Invitations, and with them the addresses, are kept for 30 days after closing.
THANK_WITHIN = dt.timedelta(days=28)
MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody fills in to plan a round."""

    naam: str
    doelgroep: Doelgroep
    opent_op: dt.datetime
    sluit_op: dt.datetime
    modus: Modus = Modus.ANONIEM
    verzegel_op: dt.datetime | None = None
    herinner_op: dt.datetime | None = None
    herinner_weer_op: dt.datetime | None = None
    bedank_op: dt.datetime | None = None
    profielitems: tuple[str, ...] = ()
