"""Who a link in a mail of the panel belongs to."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, SignatureExpired, loads

from enquetes.models import Panellid, Panelmail

# A link to the own page opens everything about a person; the others wait until somebody reads mail.
MIJN_LASTS = dt.timedelta(days=1)
CONFIRM_WITHIN = dt.timedelta(days=7)
STAY_WITHIN = dt.timedelta(days=30)


class WrongLinkError(Exception):
    """No link of ours."""


class GoneLinkError(Exception):
    """It was a link of ours, but what it belonged to has been erased."""


class ExpiredLinkError(Exception):
    """The link is too old; ``lid`` can ask for another."""

    def __init__(self, lid: Panellid) -> None:
        super().__init__(str(lid.pk))
        self.lid = lid


def find_lid(token: str, purpose: str, max_age: dt.timedelta | None = None) -> Panellid:
    """Return the member whose link this is. Raises WrongLinkError, GoneLinkError or ExpiredLinkError."""
    name, fresh = _read(token, f"enquetes.{purpose}", max_age)
    try:
        lid = Panellid.objects.select_related("gemeente").filter(pk=UUID(str(name))).first()
    except ValueError as fault:
        raise WrongLinkError from fault
    if lid is None:
        raise GoneLinkError
    if not fresh:
        raise ExpiredLinkError(lid)
    return lid


def find_new_address(token: str) -> Panelmail:
    """Return the mail that asked to confirm a new address. Raises as ``find_lid``."""
    pk, fresh = _read(token, f"enquetes.{Panelmail.Soort.ADRES}", CONFIRM_WITHIN)
    rows = Panelmail.objects.select_related("panellid__gemeente").filter(soort=Panelmail.Soort.ADRES)
    row = rows.filter(pk=pk).first()
    if row is None:
        raise GoneLinkError
    if not fresh:
        raise ExpiredLinkError(row.panellid)
    return row


def _read(token: str, salt: str, max_age: dt.timedelta | None) -> tuple[Any, bool]:
    """Return what was signed, and whether it is fresh enough."""
    try:
        return loads(token, salt=salt, max_age=max_age), True
    except SignatureExpired:
        return loads(token, salt=salt), False
    except BadSignature as fault:
        raise WrongLinkError from fault
