from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from adoptie import audit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.comparability import Wijziging
from enquetes.models import Vergelijkbaarheid, Vragenlijst

Oordeel = Vergelijkbaarheid.Oordeel


@transaction.atomic
def decide(
    *,
    vragenlijst: Vragenlijst,
    wijziging: Wijziging,
    oordeel: Oordeel,
    paren: Mapping[str, str],
    waarom: str,
    by: Actor,
) -> Vergelijkbaarheid:
    """Write down whether answers to a question that changed may stand in one line with earlier ones.

    ``paren`` says for each earlier answer which one it is now, where they are recoded. Raises Refusal when an
    answer is named that is not there, and when the kinds of question do not allow what is said.
    """
    before, now = wijziging.answers()
    recoded = oordeel == Oordeel.OMGEZET
    if oordeel == Oordeel.GELIJK and not wijziging.can_keep:
        raise Refusal("De antwoorden zijn niet meer dezelfde. Zet ze om, of begin een nieuwe lijn.")
    if recoded and not wijziging.can_recode:
        raise Refusal("Bij dit soort vraag zijn antwoorden niet om te zetten.")
    if recoded and (set(paren) - set(before) or set(paren.values()) - set(now)):
        raise Refusal("Een van de antwoorden is er niet meer. Laad de pagina opnieuw.")
    if recoded and not paren:
        raise Refusal("Zeg bij minstens één antwoord wat het nu is.")
    earlier, vraag = wijziging.eerder.vraag, wijziging.vraag
    told = {**paren} if recoded else dict(zip(before, now, strict=True)) if len(before) == len(now) else {}
    row = Vergelijkbaarheid(
        gemeente=vragenlijst.gemeente,
        concept=wijziging.concept,
        van_code=earlier.code,
        van=earlier.wording_hash,
        naar_code=vraag.code,
        naar=vraag.wording_hash,
        oordeel=oordeel,
        omzetting={"van": before, "paren": told, "naar": now, "geordend": wijziging.ordered},
        waarom=waarom,
        door=audit.name_of(by),
    )
    return store(row, "vergelijkbaarheid vastgelegd", by=by, gemeente=vragenlijst.gemeente, oordeel=oordeel)
