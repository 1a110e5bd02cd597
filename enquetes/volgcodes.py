"""Whose volgcode a link in a mail takes away.

The link must work for as long as the code lives, long after the invitation has been erased. So it holds the
address itself, encrypted: nothing has to be kept for it, and no log of a web server shows whose it is.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.urls import reverse

from adoptie.secrets import box
from enquetes.models import Doelgroep, Uitnodiging


class WrongTokenError(Exception):
    """No link of ours."""


@dataclass(frozen=True, slots=True)
class Houder:
    """Somebody who is asked in one doelgroep of a gemeente: the same person in another is somebody else."""

    gemeente_id: int
    doelgroep: Doelgroep
    email: str


def houder_of(person: Uitnodiging) -> Houder:
    ronde = person.ronde
    return Houder(ronde.traject.gemeente_id, Doelgroep(ronde.doelgroep), person.email.lower())


def withdrawal_link(person: Uitnodiging) -> str:
    """Return the address of the page on which this person takes back consent."""
    token = _box().encrypt(json.dumps(asdict(houder_of(person))).encode()).decode()
    return settings.SITE_URL + reverse("volgcode-intrekken", args=[token])


def read_withdrawal_token(token: str) -> Houder:
    """Return whose link this is. Raises WrongTokenError."""
    try:
        data = json.loads(_box().decrypt(token.encode()))
    except InvalidToken as fault:
        raise WrongTokenError from fault
    return Houder(data["gemeente_id"], Doelgroep(data["doelgroep"]), data["email"])


def _box() -> Fernet:
    return box(Path(settings.KEY_DIR) / "volgcode")
