"""What a respondent does. It leaves no line in the log and no time anywhere: that would date an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from enquetes.actions.volgcode import give_volgcode
from enquetes.content import Answer
from enquetes.locking import hold_open_ronde
from enquetes.models import Concept, Inzending, Modus, Ronde, Uitnodiging
from enquetes.queries.groepen import classes_of, group_of
from enquetes.queries.links import AlreadySentError, Link, UnknownLinkError
from enquetes.queries.volgcodes import code_of
from enquetes.volgcodes import houder_of


@transaction.atomic
def save_page(*, link: Link, answers: Mapping[str, Answer], volgcode: bool | None = None) -> None:
    """Keep the answers of one page beside those of the other pages.

    ``volgcode`` is the consent to a volgcode where it was asked. Raises ClosedError when the round has
    closed, AlreadySentError when the questionnaire was sent in, UnknownLinkError when the person was erased.
    """
    draft = _hold_draft(hold_open_ronde(link.ronde), link)
    payload = link.read(draft)
    payload["antwoorden"] |= answers
    if volgcode is not None:
        payload["volgcode"] = volgcode
        if volgcode and link.uitnodiging:
            give_volgcode(houder_of(link.uitnodiging), link.ronde)
    draft.inhoud = link.key.encrypt(payload, link.answer_hash)
    draft.save(update_fields=["inhoud"])


@transaction.atomic
def submit(*, link: Link) -> None:
    """Send in what was saved: exactly one Inzending, however often or late this is asked.

    Raises as ``save_page`` does.
    """
    ronde = hold_open_ronde(link.ronde)
    draft = _hold_draft(ronde, link)
    saved = link.read(draft)
    payload: dict[str, Any] = {"antwoorden": saved["antwoorden"], "groep": "", "profiel": {}}
    person = link.uitnodiging
    if person is not None:
        payload |= _counted_as(link, person)
        if ronde.modus == Modus.VERTROUWELIJK and saved.get("volgcode"):
            payload["volgcode"] = code_of(houder_of(person))
        Uitnodiging.objects.filter(pk=person.pk).update(gebruikt=True)
    name = link.answer_hash
    Inzending.objects.create(ronde=ronde, link_hash=name, inhoud=link.key.encrypt(payload, name))
    draft.delete()


def _hold_draft(ronde: Ronde, link: Link) -> Concept:
    """Return the draft of this link, a new one if need be, and let what arrives at the same time wait for it.

    The draft is held first and only then it is asked whether the questionnaire was sent in: who waited for a
    draft that is gone by now comes too late. A personal link has a twin in the other mail, with a draft of
    its own; those two wait for each other at their invitation.
    """
    person = link.uitnodiging
    held = Uitnodiging.objects.select_for_update(of=("self",))
    if person is not None and held.filter(pk=person.pk).first() is None:
        raise UnknownLinkError(ronde)
    name = link.answer_hash
    empty = Concept(ronde=ronde, link_hash=name, inhoud=link.key.encrypt({"antwoorden": {}}, name))
    Concept.objects.bulk_create([empty], ignore_conflicts=True)
    draft = Concept.objects.select_for_update(of=("self",)).filter(link_hash=name).first()
    if draft is None or link.used():
        raise AlreadySentError(link)
    return draft


def _counted_as(link: Link, person: Uitnodiging) -> dict[str, Any]:
    """Return the group and the classes in which these answers count, and nothing finer."""
    group = group_of(link.ronde, person.groep_id)
    return {
        "groep": group["naam"] if group else "",
        "profiel": classes_of(link.ronde, person.panellid) if person.panellid else {},
    }
