"""Columns of a file of answers that say who somebody is, or when and how they answered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.importers.headings import Column

# What a questionnaire system notes beside the answers: times and numbers by which an answer can be traced.
_NOTES = re.compile(
    r"(?:id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|interviewtime"
    r"|(?:grouptime|questiontime)[0-9]*)",
    re.IGNORECASE,
)
_NOTE_TEXTS = {"response id", "date submitted", "last page", "start language", "seed", "antwoord id"}
_PERSONAL = re.compile(
    r"(?:token|ip_?addr(?:ess)?|ip_?adres|e_?mail(?:_?adres|_?address)?|(?:first|last|full|sur)_?name|name|naam"
    r"|(?:voor|achter|roep|volledige_)_?naam|bsn|telefoon(?:nummer)?|phone|adres|address|postcode|geboortedatum"
    r"|user(?:_?name|_?id)?|gebruikersnaam|personeelsnummer)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:(?:wat is|vul hier|geef)? ?(?:uw|je|jouw) |what is your |(?:please )?enter your |your )?"
    r"(?:(?:voor|achter|volledige )?naam|e-?mail(?: ?adres| address)?|(?:first |last |full )?name"
    r"|telefoonnummer|phone number|bsn|burgerservicenummer|ip[- ]?ad+res+|token)(?: in)?[.:?]?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@<>,;:]{1,64}@[^\s@<>,;:]{1,190}\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?:\+31|0031|0)[\s-]?(?:\(0\))?(?:[1-9](?:[\s-]?[0-9]){8})")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter|het)\s){0,3}[A-Z][a-z]+")
_ENOUGH = 0.5


def is_note(column: Column) -> bool:
    """Tell whether a column is a note of the system, which is never an answer."""
    return _NOTES.fullmatch(column.raw) is not None or column.tekst.casefold() in _NOTE_TEXTS


def refuse_persons(columns: Iterable[Column]) -> None:
    """Raise Refusal when columns say who somebody is."""
    found = [(column, reason) for column in columns if (reason := _reason(column))]
    if not found:
        return
    places = dutch.listing([f"{column.where}: {reason}" for column, reason in found])
    names = " ".join(f"--weglaten {column.raw}" for column, _ in found)
    raise Refusal(
        f"Dit bestand zegt wie iemand is, in {places}. Haal dit uit het bestand, of laat het weg met {names}."
    )


def _reason(column: Column) -> str:
    named = _PERSONAL.fullmatch(column.raw) or _ASKED.fullmatch(f"{column.tekst} {column.label}".strip())
    if named and any(column.filled()):
        return "de kolomnaam wijst op een persoon"
    values = {cell.strip() for cell in column.filled()}
    for pattern, reason in (
        (_EMAIL, "er staan e-mailadressen in"),
        (_PHONE, "er staan telefoonnummers in"),
        (_INITIALS, "er staan namen in"),
    ):
        if values and sum(bool(pattern.fullmatch(value)) for value in values) >= _ENOUGH * len(values):
            return reason
    return ""


def masked(text: str) -> str:
    """Return an open answer without the e-mail addresses in it."""
    return _EMAIL.sub("[e-mailadres]", text) if "@" in text else text
