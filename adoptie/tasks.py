"""Work that is done outside a request."""

from __future__ import annotations

from adoptie.actions import bewaren, nieuwadres, oudadres, persoon
from adoptie.mail import send_waiting


def mail_toegang() -> int:
    """Every minute, and as soon as somebody gets a role: send the mails about roles that wait."""
    return send_waiting()


def mail_inzage() -> int:
    """Every minute, and as soon as somebody asks: mail who asked, a new address, and an old one."""
    return persoon.send_links() + nieuwadres.send_new_address_mails() + oudadres.send_to_old_addresses()


def apply_retention() -> None:
    """Every night: let go what is due, by the table of retention, and write down how much that was."""
    bewaren.apply_retention(by="worker")
