"""The label on an envelope: it says which mail this is, to us only, and leads to no link and no answer."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from hmac import compare_digest

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from enquetes.models import Panelmail, Verzending

_HEADER = "X-Spoor-Retour"
# Small letters only: mail servers on the way may write an address without capitals.
_LABEL = re.compile(r"\b([rp])(\d{1,18})-([0-9a-f]{16})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Retour:
    """Which mail came back: one of a round or one of the panel, and its key."""

    van_panel: bool
    pk: int


def addressed(mail: tuple[str, str, Mapping[str, str]], to: str, row: Verzending | Panelmail) -> EmailMessage:
    """Return a mail (subject, body, headers) that comes back with its label when it cannot be delivered."""
    subject, body, headers = mail
    label = _label(Retour(isinstance(row, Panelmail), row.pk))
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    own = {
        "From": settings.DEFAULT_FROM_EMAIL,
        # Another one each time: a program that reads mail hides what it has seen before.
        "Message-ID": f"<{label}.{secrets.token_hex(4)}@{sender.rpartition('@')[2]}>",
        _HEADER: label,
        # No answer from who is on holiday (RFC 3834).
        "Auto-Submitted": "auto-generated",
    }
    back = settings.RETURN_ADDRESS.replace("*", label) or settings.DEFAULT_FROM_EMAIL
    return EmailMessage(subject=subject, body=body, from_email=back, to=[to], headers={**headers, **own})


def read_label(text: str) -> Retour | None:
    """Return which of our mails a text names; nothing where the label is not ours."""
    for match in _LABEL.finditer(text):
        kind, number, check = (part.lower() for part in match.groups())
        found = Retour(kind == "p", int(number))
        if compare_digest(_check(f"{kind}{number}"), check):
            return found
    return None


def _label(retour: Retour) -> str:
    name = f"{'p' if retour.van_panel else 'r'}{retour.pk}"
    return f"{name}-{_check(name)}"


def _check(name: str) -> str:
    return salted_hmac("enquetes.retour", name, algorithm="sha256").hexdigest()[:16]
