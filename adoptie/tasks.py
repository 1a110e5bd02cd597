"""Work that is done outside a request."""

from __future__ import annotations

from adoptie.mail import send_waiting


def mail_toegang() -> int:
    """Every minute, and as soon as somebody gets a role: send the mails about roles that wait."""
    return send_waiting()
