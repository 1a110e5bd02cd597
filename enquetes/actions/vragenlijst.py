from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.models import Ontwerpstap, Vragenlijst, Vragenlijstversie
from enquetes.nakijken import blockers

_TOLD = 5
# Steps that can be undone; older ones go.
KEPT_STEPS = 50


@transaction.atomic
def save_vragenlijst(
    *, gemeente: Gemeente, naam: str, inhoud: Inhoud, by: Actor, wat: str = "", plek: str = ""
) -> Vragenlijstversie:
    """Keep this content as the draft of the questionnaire with this name; make both when needed.

    What the draft was before stays as a step that can be gone back to; ``wat`` says in a sentence what
    changed and ``plek`` at which question.
    """
    vragenlijst, _ = Vragenlijst.objects.get_or_create(gemeente=gemeente, naam=naam)
    draft = vragenlijst.versies.filter(vastgesteld=False).first()
    if draft is None:
        last = vragenlijst.versies.aggregate(last=Max("nummer"))["last"] or 0
        draft = Vragenlijstversie(vragenlijst=vragenlijst, nummer=last + 1)
    draft.inhoud, draft.hash, draft.stap = inhoud.to_json(), inhoud.hash, draft.stap + 1
    draft.full_clean()
    draft.save()
    _keep_step(draft, wat or "De vragenlijst is bewaard.", plek, by)
    audit.record("vragenlijst bewaard", draft, by=by, gemeente=gemeente, hash=draft.hash)
    return draft


def _keep_step(draft: Vragenlijstversie, wat: str, plek: str, by: Actor) -> None:
    """Write down the step that the draft just took; what was undone before it cannot be done again."""
    draft.stappen.filter(nummer__gte=draft.stap).delete()
    draft.stappen.filter(nummer__lte=draft.stap - 1 - KEPT_STEPS).delete()
    step = Ontwerpstap(
        versie=draft,
        nummer=draft.stap,
        wat=wat,
        door=audit.name_of(by),
        plek=plek,
        hash=draft.hash,
        inhoud=draft.inhoud,
    )
    step.full_clean()
    step.save()


@transaction.atomic
def publish_versie(*, versie: Vragenlijstversie, by: Actor) -> Vragenlijstversie:
    """Fix this version for good.

    Raises Refusal when it is fixed already, or with all that is wrong in it, the questions named.
    """
    versie = Vragenlijstversie.objects.select_for_update().get(pk=versie.pk)
    if versie.vastgesteld:
        raise Refusal(f"{versie} is al vastgesteld.")
    wrong = blockers(versie.content)
    if wrong:
        more = f" En nog {len(wrong) - _TOLD} andere." if len(wrong) > _TOLD else ""
        raise Refusal(" ".join(each.tekst for each in wrong[:_TOLD]) + more)
    versie.vastgesteld = True
    versie.full_clean()
    versie.save()
    versie.stappen.all().delete()
    gemeente = versie.vragenlijst.gemeente
    audit.record("versie vastgesteld", versie, by=by, gemeente=gemeente, hash=versie.hash)
    return versie
