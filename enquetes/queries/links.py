"""From a link to what may be answered with it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import connection
from django.urls import reverse

from enquetes.keys import KeyGoneError, RoundKey, load_key
from enquetes.locking import refuse_unless_open
from enquetes.models import (
    Doelgroep,
    Modus,
    Papiercode,
    Ronde,
    Status,
    Uitnodiging,
    Verzending,
)
from enquetes.papercodes import typed
from enquetes.queries.known_rounds import ronde_of_code
from enquetes.queries.verzendingen import REMINDERS

_STANDING = """
SELECT EXISTS (SELECT 1 FROM enquetes_inzending WHERE link_hash = %s),
       (SELECT inhoud FROM enquetes_concept WHERE link_hash = %s)
"""
_STANDING_OF_PERSON = """
SELECT (SELECT gebruikt FROM enquetes_uitnodiging WHERE id = %s),
       (SELECT inhoud FROM enquetes_concept WHERE link_hash = %s)
"""
# Stands in the draft of who took everything back.
WITHDRAWN = "ingetrokken"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class UnknownLinkError(Exception):
    """No invitation goes with this link (any more); ``ronde`` is the round that its code names, if any."""

    def __init__(self, ronde: Ronde | None = None) -> None:
        super().__init__()
        self.ronde = ronde


class UnreadableError(Exception):
    """The round is open and its key is gone: nothing can be read or kept until somebody puts it back."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__(ronde.naam)
        self.ronde = ronde


class AlreadySentError(Exception):
    """A questionnaire was sent in with this link; what comes later changes nothing."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


class WipedError(Exception):
    """Somebody walked away from a tablet: what still comes in from there must not be kept."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


class WithdrawnError(Exception):
    """What was sent in with this link was taken back: a page that arrives again must not bring it back."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


@dataclass(frozen=True)
class Link:
    """A link of an open round: ``uitnodiging`` is None for somebody who came by the open link.

    ``kiosk`` is a tablet on a desk: its address opens nothing anywhere else, for the next person can read it.
    """

    ronde: Ronde
    token: str = field(repr=False)
    key: RoundKey
    uitnodiging: Uitnodiging | None
    reminder: bool = False
    kiosk: bool = False

    @cached_property
    def answer_hash(self) -> bytes:
        return self.key.answer_hash(f"kiosk/{self.token}" if self.kiosk else self.token)

    def page(self, nummer: int) -> str:
        """Return the path of one page of questions."""
        name = "kiosk-pagina" if self.kiosk else "antwoord-pagina"
        return reverse(name, args=[self.ronde.code, self.token, nummer])

    @property
    def address(self) -> str:
        """Return where one goes on with what was begun."""
        return settings.SITE_URL + reverse("antwoord", args=[self.ronde.code, self.token])

    @property
    def withdraw_address(self) -> str:
        """Return where one takes back what was sent in."""
        return settings.SITE_URL + reverse("antwoord-intrekken", args=[self.ronde.code, self.token])

    @property
    def asks_consent(self) -> bool:
        """Tell whether consent to a volgcode belongs to this link."""
        person = self.uitnodiging
        # Without an address there is no way to take consent back.
        return self.ronde.modus == Modus.VERTROUWELIJK and person is not None and bool(person.email)

    def used(self) -> bool:
        """Tell whether a questionnaire was sent in with this link or its twin in the other mail."""
        return self.standing()[0]

    def draft(self) -> dict[str, Any]:
        """Return what was saved so far: {"antwoorden", "volgcode", "taal"}."""
        return self.standing()[1] or {"antwoorden": {}}

    def standing(self) -> tuple[bool, dict[str, Any] | None]:
        """Return whether something was sent in, and what was saved; None is nothing yet. One plain query."""
        person, name = self.uitnodiging, self.answer_hash
        with connection.cursor() as cursor:
            if person is None:
                cursor.execute(_STANDING, [name, name])
            else:
                cursor.execute(_STANDING_OF_PERSON, [person.pk, name])
            used, saved = cursor.fetchone()
        return bool(used), None if saved is None else self.key.decrypt(bytes(saved), name)


def find_ronde(code: str) -> Ronde:
    """Return the round of a link. Raises UnknownLinkError or ClosedError."""
    ronde = _begun(code)
    if ronde is None:
        raise UnknownLinkError
    refuse_unless_open(ronde)
    return ronde


def find_link(code: str, token: str) -> Link:
    """Return what this link opens. Raises UnknownLinkError, ClosedError or UnreadableError."""
    ronde = find_ronde(code)
    try:
        return _link(ronde, token)
    except KeyGoneError as fault:
        # A key goes when its round ends, and that may have been just now.
        raise UnreadableError(find_ronde(code)) from fault


def find_sent(code: str, token: str) -> Link | None:
    """Return the link with which a questionnaire was sent in, also after closing, until the key goes."""
    ronde = _begun(code)
    if ronde is None or ronde.status == Status.GESTOPT:
        return None
    try:
        link = _link(ronde, token)
    except (KeyGoneError, UnknownLinkError):
        return None
    return link if link.used() else None


def _begun(code: str) -> Ronde | None:
    ronde = ronde_of_code(code)
    return None if ronde is None or ronde.status == Status.CONCEPT else ronde


def paper_link(ronde: Ronde, code: str) -> Link:
    """Return what a code on paper opens, also when the web is shut. Raises UnknownLinkError, KeyGoneError."""
    key = load_key(ronde.sleutel)
    rows = Papiercode.objects.select_related("uitnodiging__groep", "uitnodiging__panellid")
    row = rows.filter(link_hash=key.invitation_hash(code), ronde=ronde).first() if code else None
    if row is None:
        raise UnknownLinkError(ronde)
    return Link(ronde, code, key, row.uitnodiging)


def find_by_code(code: str) -> Ronde | None:
    """Return the round of a code on paper. A code names no round: each has a key of its own."""
    running = Ronde.objects.filter(status__in=[Status.OPEN, Status.GESLOTEN])
    rounds = running.filter(papiercodes__isnull=False).distinct()
    hashes: dict[bytes, Ronde] = {}
    for ronde in rounds:
        with suppress(KeyGoneError):
            hashes[load_key(ronde.sleutel).invitation_hash(code)] = ronde
    found = Papiercode.objects.filter(link_hash__in=hashes).values_list("link_hash", flat=True).first()
    return hashes[bytes(found)] if found else None


def _link(ronde: Ronde, token: str) -> Link:
    if not _TOKEN.fullmatch(token):
        return paper_link(ronde, typed(token))
    key = load_key(ronde.sleutel)
    if ronde.doelgroep == Doelgroep.OPEN:
        return Link(ronde, token, key, None)
    row = (
        Verzending.objects.select_related("uitnodiging__groep", "uitnodiging__panellid")
        .filter(link_hash=key.invitation_hash(token), uitnodiging__ronde=ronde)
        .first()
    )
    if row is None:
        raise UnknownLinkError(ronde)
    return Link(ronde, token, key, row.uitnodiging, row.soort in REMINDERS)
