"""What must be set before anybody may trust a server with answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Remark


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


def styles_are_collected(**_: Any) -> list[CheckMessage]:
    """Without the list of collected files not even the page can be drawn that says what went wrong."""
    read_manifest = getattr(staticfiles_storage, "read_manifest", None)
    if read_manifest is None or read_manifest() is not None:
        return []
    return [
        Error(
            f"In {settings.STATIC_ROOT} ontbreekt de opmaak van de pagina's.",
            hint="Draai: make setup",
            id="spoor.E002",
        )
    ]


def links_are_safe(**_: Any) -> list[CheckMessage]:
    """Over http everybody on the way can read a personal link."""
    if not settings.PRODUCTION or settings.SITE_URL.startswith("https://"):
        return []
    return [
        Error(
            f"Links in mails beginnen met {settings.SITE_URL}. Onderweg kan iedereen ze lezen.",
            hint="Noem het adres van de site in SPOOR_SITE_URL, met https:// ervoor.",
            id="spoor.E003",
        )
    ]


def two_steps_are_asked(**_: Any) -> list[CheckMessage]:
    """Who guesses a password of somebody else should not get in with it."""
    if not settings.PRODUCTION or settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Remark(
            "Inloggen kan met alleen een wachtwoord.",
            hint="Laat SPOOR_TWEESTAPS weg. Zonder kan alleen als niemand van buiten bij de site kan.",
            id="spoor.W001",
        )
    ]
