"""What must be set before anybody may trust a server with answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def mail_leaves_by_a_server(**_: Any) -> list[CheckMessage]:
    """Without a mail server mails are written to the console, and with them every personal link."""
    if not settings.PRODUCTION or settings.EMAIL_HOST:
        return []
    return [
        Error(
            "Zonder mailserver komen persoonlijke links in het logboek van de server.",
            hint="Noem de mailserver in SPOOR_SMTP_HOST.",
            id="spoor.E001",
        )
    ]
