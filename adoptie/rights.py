"""What each app does for somebody who wants to see, correct, take along or erase what is stored about them.

Tables whose rows belong to an address are read by the table of retention (``adoptie.retention``); here stands
what needs more than that: what lies under another key, and how it is corrected and erased.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from adoptie.audit import Actor
from adoptie.models import Bezwaar, Gemeente
from adoptie.secrets import box, read_or_make_secret

# A link opens everything about a person, so it does not lie in a mailbox for long.
LINK_LASTS = 86_400
# A link that asks whether a new address is somebody's own; it works once.
NEW_ADDRESS_LASTS = dt.timedelta(days=7)


class WrongPersonLinkError(Exception):
    """No link of ours, or an old one."""


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """Somebody about whom something is stored: an address in one gemeente."""

    gemeente: Gemeente
    email: str


# A heading with rows; a row holds what is stored under Dutch names.
Deel = tuple[str, list[dict[str, Any]]]


def _nothing(*_: object, **__: object) -> Iterable[Any]:
    return ()


@dataclass(frozen=True, slots=True)
class Rechten:
    """What one app does. ``erase`` and ``correct`` return what they could not do, as sentences.

    ``stored`` tells what only the person may see, and nobody else. ``ways`` are pages of their own behind the
    same token, as (words, address).
    """

    stored: Callable[[Betrokkene], Iterable[Deel]] = _nothing
    correct: Callable[..., Iterable[str]] = _nothing
    erase: Callable[..., Iterable[str]] = _nothing
    erase_answers: Callable[[Betrokkene, Actor], Iterable[str]] = _nothing
    ways: Callable[[Betrokkene, str], Iterable[tuple[str, str]]] = _nothing


@cache
def rechten() -> tuple[Rechten, ...]:
    """Return what the apps do, the highest layer first: answers are found by what the lower ones hold."""
    return tuple(import_string(path) for path in reversed(settings.RECHTEN))


def asking_link(gemeente: Gemeente) -> str:
    """Return where somebody asks what is stored; it says nothing of who reads the mail that it stands in."""
    return settings.SITE_URL + reverse("mijn-gegevens-vragen", args=[gemeente.slug])


def link_of(who: Betrokkene) -> str:
    """Return where this person sees what is stored; the address in it cannot be read by anybody else."""
    return settings.SITE_URL + reverse("mijn-gegevens", args=[token_of(who)])


def token_of(who: Betrokkene, *, lasts: int = LINK_LASTS) -> str:
    """Return the token of such a link; it opens for so many seconds."""
    text = json.dumps([who.gemeente.pk, who.email.lower()])
    return _box().encrypt_at_time(text.encode(), int(time.time()) - (LINK_LASTS - lasts)).decode()


def new_address_link(token: str) -> str:
    return settings.SITE_URL + reverse("nieuw-adres", args=[token])


def hash_of_link(token: str) -> bytes:
    """Return what is kept of the link in a mail to a new address: only the key folder can make it."""
    key = read_or_make_secret(Path(settings.KEY_DIR) / "nieuw_adres").encode()
    return hmac.digest(key, token.encode(), "sha256")


def read_link(token: str) -> Betrokkene:
    """Return whose link this is. Raises WrongPersonLinkError."""
    try:
        pk, email = json.loads(_box().decrypt(token.encode(), ttl=LINK_LASTS))
    except InvalidToken as fault:
        raise WrongPersonLinkError from fault
    gemeente = Gemeente.objects.defer("logo").filter(pk=pk).first()
    if gemeente is None:
        raise WrongPersonLinkError
    return Betrokkene(gemeente, email)


def _box() -> Fernet:
    return box(Path(settings.KEY_DIR) / "inzage")


def mark_of(email: str) -> bytes:
    """Return the mark of an address that does not want to be invited."""
    key = read_or_make_secret(Path(settings.KEY_DIR) / "bezwaar").encode()
    return hmac.digest(key, email.strip().lower().encode(), "sha256")


def request_mark(who: Betrokkene) -> bytes:
    """Return the mark of who asked by letter.

    Its key is its own, so that no objection can be laid beside a request, with the reference of its letter.
    """
    key = read_or_make_secret(Path(settings.KEY_DIR) / "verzoek").encode()
    return hmac.digest(key, f"{who.gemeente.pk}:{who.email.strip().lower()}".encode(), "sha256")


def objectors(gemeente: Gemeente, emails: Iterable[str]) -> set[str]:
    """Return which of these addresses do not want to be invited. One query."""
    marks = {
        bytes(mark) for mark in Bezwaar.objects.filter(gemeente=gemeente).values_list("kenmerk", flat=True)
    }
    return {email for email in emails if email and mark_of(email) in marks} if marks else set()
