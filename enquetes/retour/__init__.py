"""Mails that come back: what is written on the envelope, and how a returned one is recognised."""

from .envelope import Retour, addressed
from .mailboxes import UnreadableMailboxError, work_off
from .reports import returned

__all__ = ["Retour", "UnreadableMailboxError", "addressed", "returned", "work_off"]
