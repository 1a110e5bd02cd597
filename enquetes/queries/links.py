"""From a link to what may be answered with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from enquetes.content import Inhoud
from enquetes.keys import KeyGoneError, RoundKey, load_key
from enquetes.models import Concept, Doelgroep, Inzending, Ronde, Status, Uitnodiging, Verzending

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class UnknownLinkError(Exception):
    """No invitation goes with this link."""


class ClosedError(Exception):
    """The round of this link is not open; ``ronde`` tells which it is."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__(ronde.naam)
        self.ronde = ronde


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an open round: ``uitnodiging`` is None for somebody who came by the open link."""

    ronde: Ronde
    token: str
    key: RoundKey
    uitnodiging: Uitnodiging | None
    reminder: bool = False

    @property
    def answer_hash(self) -> bytes:
        return self.key.answer_hash(self.token)

    @property
    def content(self) -> Inhoud:
        return self.ronde.versie.content

    def used(self) -> bool:
        """Tell whether a questionnaire was sent in with this link or its twin in the other mail."""
        if self.uitnodiging is not None:
            return Uitnodiging.objects.filter(pk=self.uitnodiging.pk, gebruikt=True).exists()
        return Inzending.objects.filter(link_hash=self.answer_hash).exists()

    def draft(self) -> dict[str, Any]:
        """Return what was saved so far: {"antwoorden", "volgcode"}."""
        row = Concept.objects.filter(link_hash=self.answer_hash).first()
        if row is None:
            return {"antwoorden": {}}
        return self.key.decrypt(bytes(row.inhoud), self.answer_hash)


def find_ronde(code: str) -> Ronde:
    """Return the round of a link. Raises UnknownLinkError or ClosedError."""
    ronde = Ronde.objects.select_related("traject__gemeente", "versie").filter(code=code).first()
    if ronde is None or ronde.status == Status.CONCEPT:
        raise UnknownLinkError
    if ronde.status != Status.OPEN or ronde.sluit_op <= timezone.now():
        raise ClosedError(ronde)
    return ronde


def find_link(code: str, token: str) -> Link:
    """Return what this link opens. Raises UnknownLinkError or ClosedError."""
    ronde = find_ronde(code)
    if not _TOKEN.fullmatch(token):
        raise UnknownLinkError
    try:
        key = load_key(ronde.sleutel)
    except KeyGoneError as fault:
        raise ClosedError(ronde) from fault
    if ronde.doelgroep == Doelgroep.OPEN:
        return Link(ronde, token, key, None)
    row = (
        Verzending.objects.select_related("uitnodiging__groep", "uitnodiging__panellid")
        .filter(link_hash=key.invitation_hash(token), uitnodiging__ronde=ronde)
        .first()
    )
    if row is None:
        raise UnknownLinkError
    return Link(ronde, token, key, row.uitnodiging, row.soort == Verzending.Soort.HERINNERING)
