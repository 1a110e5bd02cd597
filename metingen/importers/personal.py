"""Finds the columns that could tell who a person is, by their heading and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Collection

# Part of a heading, wherever it stands: first what names staff, then what names anyone.
_STAFF = (
    "gebruiker", "username", "userid", "loginnaam", "behandelaar", "behandelend", "medewerker",
    "responsible", "resource", "employee", "assignee", "caseworker", "ambtenaar",
)  # fmt: skip
_PARTS = (
    "achternaam", "voornaam", "roepnaam", "tussenvoegsel", "voorletter", "klantnaam", "lastname",
    "firstname", "fullname", "aanvrager", "melder", "initiator", "indiener", "burgerservice", "geboorte",
    "birth", "telefoonnummer", "telnr", "mobiel", "phone", "emailadres", "mailadres", "postcode",
    "huisnummer", "straat", "woonplaats", "rekeningnummer", "paspoort",
)  # fmt: skip
# A whole word of a heading; inside a longer word they mean something else.
_WORDS = {
    "naam", "name", "namen", "names", "bsn", "email", "mail", "user", "users", "login", "account",
    "persoon", "person", "personen", "owner", "eigenaar", "door", "by", "adres", "address", "iban",
    "sofinummer", "contact", "contactpersoon",
}  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+31|0031|0)[\s-]?(?:\(0\))?(?:[1-9](?:[\s-]?[0-9]){8})")
_INITIALS = re.compile(
    r"(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter|het|'t)\s)*[A-Z][a-z]+.*"
    r"|[A-Z][\w'-]+,\s(?:[A-Z]\.\s?)+.*"
)
_ENOUGH = 0.5


def names_staff(heading: str) -> bool:
    """Tell whether a heading points at the one who handles a case: never a dimension of a figure."""
    return any(part in _joined(heading) for part in _STAFF)


def reason_by_heading(heading: str) -> str:
    """Return why a heading points at a person, or an empty text."""
    words = {word.lower() for word in _WORD.findall(heading)}
    named = any(part in _joined(heading) for part in _PARTS)
    return "de kolomnaam wijst op een persoon" if named or names_staff(heading) or words & _WORDS else ""


def _joined(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).lower()


def reason_by_content(values: Collection[str]) -> str:
    """Return why distinct values point at persons, or an empty text.

    One e-mail address is enough. Numbers and names need half of the filled values: one in eleven of all
    numbers of nine digits passes the test for a BSN.
    """
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return ""
    if any("@" in value and _EMAIL.search(value) for value in filled):
        return "er staan e-mailadressen in"
    for passes, reason in (
        (_is_bsn, "er staan nummers in die een BSN kunnen zijn"),
        (_is_phone, "er staan telefoonnummers in"),
        (_is_name, "er staan namen in"),
    ):
        if sum(map(passes, filled)) >= _ENOUGH * len(filled):
            return reason
    return ""


def _is_bsn(text: str) -> bool:
    """Tell whether nine digits pass the elfproef: 9a + 8b + ... + 2h - i is a multiple of eleven."""
    if not (text.isascii() and text.isdigit() and len(text) == 9):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, text, strict=True))
    return total % 11 == 0 and int(text) > 0


def _is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    return _INITIALS.fullmatch(text) is not None
