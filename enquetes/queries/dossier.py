"""What the ondernemingsraad decides on: one round, told so that it can be read aloud."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from adoptie import dutch
from enquetes.keeping import KEEP_INVITATIONS, KEEP_TEXTS
from enquetes.keycopies import KEY_COPIES
from enquetes.models import Ronde
from enquetes.queries.dossier_deel import Deel
from enquetes.queries.dossier_delen import AUDIENCE, parts_of
from enquetes.queries.groepen import fixed_groups
from enquetes.queries.ondergrens import ondergrens_for
from enquetes.widening import Meting, questions_asked

# Goes up when the program promises staff less than before: then every round needs a new decision.
WOORDEN = 4
# Days per kind of record, as they are told in the dossier.
_KEPT = {
    "namen en e-mailadressen": KEEP_INVITATIONS.days,
    "wat mensen zelf schrijven": KEEP_TEXTS.days,
    "kopieën van de sleutel": KEY_COPIES.days,
}


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


def dossier_versie(ronde: Ronde) -> str:
    """Name what is decided on: other questions, another promise or other groups give another name.

    Days may move, and somebody may come or go, without a new decision.
    """
    told = [WOORDEN, ronde.naam, ronde.versie.hash, ronde.modus, ronde.doelgroep, ondergrens_for(ronde)]
    told.append([[group["naam"], sorted(group["leden"])] for group in _groups(ronde)])
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    return f"{ronde.versie.nummer}-{digest[:8]}"


def meting_of(ronde: Ronde) -> Meting:
    """Return what the ondernemingsraad decides on, to compare with what it decided on before."""
    groups = _groups(ronde)
    keys = {
        str(key): name
        for group in groups
        for key, name in zip(group["sleutels"], group["leden"], strict=True)
    }
    return Meting(
        vragen=questions_asked(ronde.versie.content),
        modus=ronde.modus,
        doelgroep=ronde.doelgroep,
        groepen=[sorted(str(key) for key in group["sleutels"]) for group in groups],
        namen=keys,
        mensen=sum(group["uitgenodigd"] for group in groups),
        ondergrens=ondergrens_for(ronde),
        publiek=list(AUDIENCE),
        bewaren=_KEPT,
        tekst=WOORDEN,
        profiel=list(ronde.profielitems),
    )


def _groups(ronde: Ronde) -> tuple[dict[str, Any], ...]:
    return tuple(ronde.groepen or fixed_groups(ronde))
