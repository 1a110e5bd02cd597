"""What a respondent does. It leaves no line in the log and no time anywhere: that would date an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from adoptie.refusal import Refusal
from enquetes.actions.volgcode import give_volgcode
from enquetes.content import Answer, Answers
from enquetes.locking import hold_open
from enquetes.models import Concept, Inzending, Modus, Uitnodiging
from enquetes.queries.courses import course_of
from enquetes.queries.groepen import classes_of, group_of
from enquetes.queries.links import (
    WITHDRAWN,
    AlreadySentError,
    Link,
    UnknownLinkError,
    WipedError,
    WithdrawnError,
)
from enquetes.queries.sitting import TURNS, Beurt, last_turn
from enquetes.queries.volgcodes import code_of
from enquetes.volgcodes import houder_of


class OlderPageError(Exception):
    """A page arrives that was drawn before one that was kept: it may have been on its way all the time."""


_NOTHING: dict[str, Any] = {"antwoorden": {}}
_INSERT = "INSERT INTO enquetes_inzending (id, ronde_id, link_hash, inhoud) VALUES (%s, %s, %s, %s)"


@transaction.atomic
def save_page(
    *,
    link: Link,
    answers: Answers,
    beurt: Beurt | None = None,
    volgcode: bool | None = None,
    taal: str | None = None,
) -> None:
    """Keep the answers of one page beside those of the other pages.

    ``volgcode`` is the consent to a volgcode where it was asked, ``taal`` the language that was chosen.
    Raises ClosedError when the round has closed, AlreadySentError when the questionnaire was sent in,
    WithdrawnError when it was taken back, WipedError when somebody walked away from a tablet,
    UnknownLinkError when the person was erased, OlderPageError when a page was kept that was drawn after
    ``beurt``.
    """
    saved = _held(link)
    payload = saved or {"antwoorden": {}}
    payload |= _in_turn(payload, beurt)
    payload["antwoorden"] |= answers
    if taal is not None:
        payload["taal"] = taal
    if volgcode is not None:
        payload["volgcode"] = volgcode
        if volgcode and link.uitnodiging and not link.ronde.is_proef:
            give_volgcode(houder_of(link.uitnodiging), link.ronde)
    if saved is None:
        store_draft(link, payload)
    else:
        stored = _encrypted(link, payload)
        Concept.objects.filter(link_hash=link.answer_hash).update(inhoud=stored)


def store_draft(link: Link, payload: dict[str, Any]) -> None:
    """Make the first draft under a link, in a round that is held."""
    stored = _encrypted(link, payload)
    Concept.objects.create(ronde=link.ronde, link_hash=link.answer_hash, inhoud=stored)


def submit(
    *,
    link: Link,
    answers: Answers | None = None,
    draft: Mapping[str, Any] | None = None,
    beurt: Beurt | None = None,
) -> dict[str, Answer]:
    """Send in what was saved and these ``answers``: exactly one Inzending, however often this is asked.

    ``draft`` is what was read under this link before: what follows from it is made before anybody waits.
    Return what counts: answers to questions that do not appear are left out. Raises as ``save_page`` does.
    """
    expected = _with(draft or link.draft(), answers)
    ready = None if expected.get("volgcode") else _filing(link, expected)
    with transaction.atomic():
        saved = _held(link)
        _in_turn(saved or _NOTHING, beurt)
        found = _with(saved or _NOTHING, answers)
        if ready is None or found != expected:
            ready = _filing(link, found)
        _file(link, ready)
        if saved is not None:
            Concept.objects.filter(link_hash=link.answer_hash).delete()
    return ready.counted


def file_answers(link: Link, answers: Answers, *, wijze: str) -> dict[str, Answer]:
    """Make answers into an Inzending, under a link and in a round that are held; return what counts.

    ``wijze`` says how somebody answered, where that was not on the web.
    """
    filing = _filing(link, {"antwoorden": answers}, wijze=wijze)
    _file(link, filing)
    return filing.counted


@dataclass(frozen=True, slots=True)
class _Filing:
    """What counts of some answers, and how it is stored."""

    counted: dict[str, Answer]
    stored: bytes


def _with(draft: Mapping[str, Any], answers: Answers | None) -> dict[str, Any]:
    return {**draft, "antwoorden": {**draft["antwoorden"], **(answers or {})}}


def _filing(link: Link, draft: Mapping[str, Any], *, wijze: str = "") -> _Filing:
    counted = course_of(link.ronde.versie).way(draft["antwoorden"], timezone.localdate()).counted()
    payload: dict[str, Any] = {"antwoorden": counted, "groep": "", "profiel": {}}
    if wijze:
        payload["wijze"] = wijze
    person = link.uitnodiging
    if person is not None:
        payload |= _counted_as(link, person)
        if link.ronde.modus == Modus.VERTROUWELIJK and draft.get("volgcode"):
            payload["volgcode"] = code_of(houder_of(person))
    return _Filing(counted, _encrypted(link, payload))


def _encrypted(link: Link, payload: dict[str, Any]) -> bytes:
    return link.key.encrypt(payload, link.answer_hash, room=course_of(link.ronde.versie).room)


def _file(link: Link, filing: _Filing) -> None:
    if link.uitnodiging is not None:
        Uitnodiging.objects.filter(pk=link.uitnodiging.pk).update(gebruikt=True)
    # Others wait for this one, so it takes no longer than the database needs.
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [uuid4().hex, link.ronde.pk, link.answer_hash, filing.stored])


@transaction.atomic
def withdraw(*, link: Link) -> None:
    """Take back what was sent in with this link, as long as the round is open; it can be filled in anew.

    Until somebody begins anew, a page that arrives again is not kept. Raises ClosedError when the round has
    closed, and Refusal when nothing was sent in with this very link.
    """
    hold_open(link.ronde)
    hold_link(link)
    gone, _ = Inzending.objects.filter(link_hash=link.answer_hash).delete()
    if not gone:
        raise Refusal("Met deze link is niets verstuurd. Gebruik de link waarmee u uw antwoorden verstuurde.")
    if link.uitnodiging is not None:
        Uitnodiging.objects.filter(pk=link.uitnodiging.pk).update(gebruikt=False)
    store_draft(link, {**_NOTHING, WITHDRAWN: True})


@transaction.atomic
def begin_anew(*, link: Link) -> None:
    """Let somebody who took everything back begin again; doing it twice loses nothing."""
    hold_open(link.ronde)
    hold_link(link)
    if WITHDRAWN in link.draft():
        Concept.objects.filter(link_hash=link.answer_hash).delete()


def _held(link: Link) -> dict[str, Any] | None:
    """Return what was saved under this link in an open round, so that what arrives at the same time waits.

    The link is held first and only then it is asked whether the questionnaire was sent in: who waited for a
    draft that is gone by now comes too late.
    """
    hold_open(link.ronde)
    hold_link(link)
    used, saved = link.standing()
    if used:
        raise AlreadySentError(link)
    if saved and WITHDRAWN in saved:
        raise WithdrawnError(link)
    if saved is None and link.kiosk:
        raise WipedError(link)
    return saved


def _in_turn(draft: Mapping[str, Any], beurt: Beurt | None) -> dict[str, Any]:
    """Return what a draft remembers of the pages that were kept, with this one. Raises OlderPageError."""
    if beurt is None:
        return {}
    if beurt.nummer < last_turn(draft, beurt.pagina):
        raise OlderPageError
    return {TURNS: {**draft.get(TURNS, {}), str(beurt.pagina): beurt.nummer}}


def hold_link(link: Link) -> None:
    """Let nobody else write under this link before this transaction ends.

    A personal link has a twin in the other mail, with a draft of its own; those two wait for each other at
    their invitation. SQLite has one writer at a time.
    """
    if link.uitnodiging is not None:
        held = Uitnodiging.objects.select_for_update(of=("self",)).filter(pk=link.uitnodiging.pk)
        if not held.values_list("pk").first():
            raise UnknownLinkError(link.ronde)
    elif connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(link.answer_hash[:8], signed=True)]
            )


def _counted_as(link: Link, person: Uitnodiging) -> dict[str, Any]:
    """Return the group and the classes in which these answers count, and nothing finer."""
    group = group_of(link.ronde, person.groep_id)
    return {
        "groep": group["naam"] if group else "",
        "profiel": classes_of(link.ronde, person.panellid) if person.panellid else {},
    }
