"""What comes on paper or by phone, copied by a clerk.

It leaves no line in the log and no name of who copied it, as on the web: the time of that line would date the
answer. What came too late is counted in the log: nobody reads it.
"""

from __future__ import annotations

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.actions.antwoord import file_answers, hold_link
from enquetes.content import Answer, Answers
from enquetes.keys import KeyGoneError, load_key
from enquetes.locking import hold_ronde, hold_unsealed_ronde
from enquetes.models import Concept, Doelgroep, Papiercode, Ronde, Status
from enquetes.queries.invoer import hears_code
from enquetes.queries.links import WITHDRAWN, Link, UnknownLinkError, paper_link
from enquetes.respondent import Wijze

_UNKNOWN = "Deze code hoort niet bij deze ronde. Kijk of u de goede ronde hebt gekozen."
_NEEDS_CODE = "In deze ronde hoort bij elk antwoord een code. Vul de code in die op het papier staat."
_USED = "Met deze code is al geantwoord, op papier of op internet. Dit formulier telt niet mee."
_TWICE = "Dit formulier was al bewaard. Het telt één keer."
_KEY_GONE = "De sleutel van deze ronde is weg. Vraag de beheerder om hem terug te zetten."


@transaction.atomic
def enter_answers(
    *, ronde: Ronde, code: str, nieuw: str, wijze: Wijze, answers: Answers
) -> dict[str, Answer]:
    """Keep what somebody answered on paper or by phone; return what counts.

    ``code`` stands on the form; without one it is a new respondent, named by ``nieuw``: the code with which
    what was said on the phone can be taken back. The web may be shut: this goes on until the round is sealed.
    Raises Refusal when it cannot count.
    """
    current = hold_unsealed_ronde(ronde)
    link = _link(current, code, nieuw)
    hold_link(link)
    if link.used() or (not code and WITHDRAWN in link.draft()):
        raise Refusal(_USED if code else _TWICE)
    counted = file_answers(link, answers, wijze=wijze)
    if hears_code(current, code, wijze):
        Papiercode.objects.create(ronde=current, link_hash=link.key.invitation_hash(nieuw))
    # Begun on the web with the same code, and finished on paper.
    Concept.objects.filter(link_hash=link.answer_hash).delete()
    return counted


def _link(ronde: Ronde, code: str, nieuw: str) -> Link:
    try:
        if code:
            return paper_link(ronde, code)
        if ronde.doelgroep != Doelgroep.OPEN:
            raise Refusal(_NEEDS_CODE)
        return Link(ronde, nieuw, load_key(ronde.sleutel), None)
    except UnknownLinkError as fault:
        raise Refusal(_UNKNOWN) from fault
    except KeyGoneError as fault:
        raise Refusal(_KEY_GONE) from fault


@transaction.atomic
def count_late(*, ronde: Ronde, by: Actor) -> int:
    """Count a form that came after sealing; return how many did. It is not read. Raises Refusal before."""
    current = hold_ronde(ronde)
    if current.status != Status.VERZEGELD:
        raise Refusal("Deze ronde is nog niet definitief afgesloten. Voer het formulier gewoon in.")
    current.te_laat += 1
    current.save(update_fields=["te_laat"])
    audit.record("formulier te laat", current, by=by, gemeente=current.gemeente, te_laat=str(current.te_laat))
    return current.te_laat
