"""What the ondernemingsraad decides on: one round, told so that it can be read aloud."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Orbesluit
from enquetes.models import Ronde
from enquetes.queries.dossier_deel import Deel
from enquetes.queries.dossier_delen import parts_of
from enquetes.queries.groepen import fixed_groups

# Goes up when the dossier promises something else than before.
WOORDEN = 3
_VERSIE = re.compile(r"\d+-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Dossier:
    titel: str
    versie: str
    datum: dt.date
    delen: tuple[Deel, ...]
    # In a sentence, for the decision: what it is about.
    metingen: str

    @property
    def op_het_scherm(self) -> tuple[Deel, ...]:
        """Return the chapters without what is for a pen."""
        return tuple(deel for deel in self.delen if not deel.invullen)


def dossier_of(ronde: Ronde) -> Dossier:
    """Write the dossier of a round as it stands."""
    groups = _groups(ronde)
    return Dossier(
        titel=f"Dossier voor de ondernemingsraad: {ronde.naam}",
        versie=dossier_versie(ronde),
        datum=timezone.localdate(),
        delen=tuple(parts_of(ronde, groups)),
        metingen=(
            f"{ronde.naam}: alle vragen uit dit dossier, {ronde.get_modus_display()}, met uitkomsten per "
            f"groep ({dutch.counted(len(groups), 'groep', 'groepen')}) en voor het geheel."
        ),
    )


def decided_on(ronde: Ronde, dossier: Dossier) -> Orbesluit | None:
    """Return the last decision on exactly this version of the dossier."""
    found: Orbesluit | None = ronde.traject.orbesluiten.filter(dossier_versie=dossier.versie).first()
    return found


def dossier_versie(ronde: Ronde) -> str:
    """Name what is decided on: other questions, another promise or other groups give another name.

    Days may move, and somebody may come or go, without a new decision.
    """
    told = [WOORDEN, ronde.naam, ronde.versie.hash, ronde.modus, ronde.doelgroep]
    told.append([[group["naam"], sorted(group["leden"])] for group in _groups(ronde)])
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return f"{ronde.versie.nummer}-{digest[:8]}"


def other_dossier(ronde: Ronde, besluit: Orbesluit) -> str:
    """Say that a decision is about another dossier than this round has now; nothing where it is the same.

    A council that numbers its dossiers in its own way knows which is which.
    """
    now = dossier_versie(ronde)
    if besluit.dossier_versie == now or not _VERSIE.fullmatch(besluit.dossier_versie):
        return ""
    return (
        f"De ondernemingsraad besloot over dossier {besluit.dossier_versie}. Nu is het dossier {now}: "
        "de vragen, de groepen of de belofte zijn veranderd. Leg het dossier opnieuw voor."
    )


def _groups(ronde: Ronde) -> tuple[dict[str, Any], ...]:
    return tuple(ronde.groepen or fixed_groups(ronde))
