"""The link to the outcomes of a round: one for all members of a group, so that it tells nobody apart.

It holds the round and the group and nothing else, is not kept anywhere, and is signed so that nobody can make
one. Its signature has no time in it: that would tell two readers apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

_SALT = "enquetes.uitkomsten"


@dataclass(frozen=True, slots=True)
class Plek:
    """Of which round outcomes are shown, and to which group; ``groep`` is None for the whole alone."""

    ronde: int
    groep: int | None


def token_of(plek: Plek) -> str:
    return Signer(salt=_SALT).sign_object([plek.ronde, plek.groep])


def read_token(token: str) -> Plek | None:
    """Return where a link leads; None for one that we did not make."""
    try:
        ronde, groep = Signer(salt=_SALT).unsign_object(token)
    except (BadSignature, ValueError):
        return None
    return Plek(ronde, groep)


def link_to(plek: Plek) -> str:
    """Return the address of the page with outcomes, as it stands in a mail."""
    return settings.SITE_URL + reverse("uitkomsten", args=[token_of(plek)])
