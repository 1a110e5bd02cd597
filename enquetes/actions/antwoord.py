"""What a respondent does. It leaves no line in the log and no time anywhere: that would date an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from enquetes.content import Answer
from enquetes.locking import hold_open_ronde
from enquetes.models import Concept, Inzending, Modus, Uitnodiging, Volgcode
from enquetes.queries.groepen import group_of
from enquetes.queries.links import Link
from enquetes.queries.panel import profile_of


class AlreadySentError(Exception):
    """A questionnaire was sent in with this link; what comes later changes nothing."""


@transaction.atomic
def save_page(*, link: Link, answers: Mapping[str, Answer], volgcode: bool | None = None) -> None:
    """Keep the answers of one page beside those of the other pages.

    ``volgcode`` is the consent to a volgcode where it was asked. Raises Refusal when the round has closed
    and AlreadySentError when the questionnaire was sent in.
    """
    ronde = hold_open_ronde(link.ronde)
    if _lock_and_look(link):
        raise AlreadySentError
    name = link.answer_hash
    empty = link.key.encrypt({"antwoorden": {}}, name)
    Concept.objects.get_or_create(link_hash=name, defaults={"ronde": ronde, "inhoud": empty})
    draft = Concept.objects.select_for_update().get(link_hash=name)
    payload = link.key.decrypt(bytes(draft.inhoud), name)
    payload["antwoorden"] |= answers
    if volgcode is not None:
        payload["volgcode"] = volgcode
    draft.inhoud = link.key.encrypt(payload, name)
    draft.save(update_fields=["inhoud"])


@transaction.atomic
def submit(*, link: Link) -> None:
    """Send in what was saved: exactly one Inzending, however often or late this is asked.

    Raises Refusal when the round has closed and AlreadySentError when the questionnaire was sent in.
    """
    ronde = hold_open_ronde(link.ronde)
    if _lock_and_look(link):
        raise AlreadySentError
    name = link.answer_hash
    draft = link.draft()
    payload: dict[str, Any] = {"antwoorden": draft["antwoorden"], "groep": "", "profiel": {}}
    person = link.uitnodiging
    if person is not None:
        payload |= _counted_as(link, person)
        if ronde.modus == Modus.VERTROUWELIJK and draft.get("volgcode"):
            payload["volgcode"] = _volgcode(link, person)
        Uitnodiging.objects.filter(pk=person.pk).update(gebruikt=True)
    _, first = Inzending.objects.get_or_create(
        link_hash=name, defaults={"ronde": ronde, "inhoud": link.key.encrypt(payload, name)}
    )
    if not first:
        raise AlreadySentError
    Concept.objects.filter(link_hash=name).delete()


def _lock_and_look(link: Link) -> bool:
    """Make both posts of a doubled one wait for each other; tell whether one has been there before."""
    if link.uitnodiging is None:
        return link.used()
    return Uitnodiging.objects.select_for_update(of=("self",)).get(pk=link.uitnodiging.pk).gebruikt


def _counted_as(link: Link, person: Uitnodiging) -> dict[str, Any]:
    """Return the group and the classes in which these answers count, and nothing finer."""
    group = group_of(link.ronde, person.groep_id)
    profile = profile_of(person.panellid) if person.panellid else {}
    return {
        "groep": group["naam"] if group else "",
        "profiel": {name: profile.get(name, "") for name in link.ronde.profielitems},
    }


def _volgcode(link: Link, person: Uitnodiging) -> str:
    row, _ = Volgcode.objects.get_or_create(gemeente=link.ronde.gemeente, email=person.email)
    return str(row.code)
