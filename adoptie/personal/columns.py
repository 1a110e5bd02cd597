"""Columns of which the values say who somebody is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from adoptie.personal.accounts import hold_accounts
from adoptie.personal.names import is_first_name, may_be_name, mentions_name
from adoptie.personal.numbers import (
    DOOR,
    EMAIL,
    PHONE,
    POSTCODE,
    STREET,
    bsns,
    has_nine_digits,
    ibans,
    is_bsn,
)
from adoptie.personal.perrow import NUMBERED, hold_pseudonyms

_Kind = tuple[Callable[[str], bool], str]

_ENOUGH = 0.5
# Of people only part has a first name that is on the list.
_ENOUGH_NAMES = 0.2

_EMAILS = "er staan e-mailadressen in"
_BSNS = "er staan nummers in die een BSN kunnen zijn"
_PHONES = "er staan telefoonnummers in"
_NAMES = "er staan namen van mensen in"
_ADDRESSES = "er staan adressen in"
_ACCOUNTS = "er staan rekeningnummers in"
_LOGINS = "er staan gebruikersnamen in"


def mentions_email(values: Collection[str]) -> bool:
    """Tell whether one of the values holds an e-mail address."""
    return any("@" in value and EMAIL.search(value) is not None for value in values)


def private_by_content(values: Collection[str]) -> str:
    """Return which numbers or addresses of persons a column holds, or an empty text.

    Half of the distinct filled values must be of one kind: one in eleven of all numbers of nine digits passes
    the test for a BSN, and an open answer may hold an address.
    """
    filled = _filled(values)
    kinds: tuple[_Kind, ...] = (
        (lambda text: EMAIL.fullmatch(text) is not None, _EMAILS),
        (is_bsn, _BSNS),
        (lambda text: any(ibans(text)), _ACCOUNTS),
        (lambda text: PHONE.fullmatch(text) is not None, _PHONES),
        (lambda text: POSTCODE.fullmatch(text) is not None or _is_door(text), _ADDRESSES),
    )
    return next((reason for passes, reason in kinds if _share(filled, passes) >= _ENOUGH), "")


def reason_by_content(values: Collection[str]) -> str:
    """Return why distinct values of a column point at persons, or an empty text: also by half of them."""
    filled = _filled(values)
    named = _share(filled, lambda text: may_be_name(text) or is_first_name(text)) >= _ENOUGH
    if found := private_by_content(values):
        return found
    if named:
        return _NAMES
    return _LOGINS if hold_accounts(filled) else NUMBERED if hold_pseudonyms(filled) else ""


def reason_by_label(values: Collection[str]) -> str:
    """Return why distinct values cannot be labels that figures are published under, or an empty text.

    Where values are shown, one person is enough; only what can be chance needs more.
    """
    filled = _filled(values)
    kinds: tuple[_Kind, ...] = (
        (lambda text: "@" in text and EMAIL.search(text) is not None, _EMAILS),
        # Before phone numbers: half an account number reads as one.
        (lambda text: any(ibans(text)), _ACCOUNTS),
        (lambda text: PHONE.search(text) is not None, _PHONES),
        (_is_door, _ADDRESSES),
        (mentions_name, _NAMES),
    )
    for passes, reason in kinds:
        if any(map(passes, filled)):
            return reason
    numbered = [text for text in filled if has_nine_digits(text)]
    if _share(numbered, lambda text: any(bsns(text))) >= _ENOUGH:
        return _BSNS
    return _NAMES if _share(filled, may_be_name) >= _ENOUGH_NAMES else reason_by_content(filled)


def _filled(values: Collection[str]) -> Sequence[str]:
    return [value.strip() for value in values if value.strip()]


def _share(values: Sequence[str], passes: Callable[[str], bool]) -> float:
    return sum(map(passes, values)) / len(values) if values else 0.0


def _is_door(text: str) -> bool:
    return DOOR.search(text) is not None or STREET.search(text) is not None
