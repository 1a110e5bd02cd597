"""Takes out of a text what can be traced to one person."""

from __future__ import annotations

import re

from adoptie.personal.called import called
from adoptie.personal.known import KnownNames
from adoptie.personal.numbers import (
    ANY_POSTCODE,
    DASHED,
    EMAIL,
    EMAIL_IN_WORDS,
    HANDLE,
    HOME,
    NEARLY_PHONE,
    NO_STROKES,
    PHONE,
    PLATE,
    bsns,
    ibans,
    is_bsn,
)
from adoptie.personal.people import mask_people

_LOGIN = re.compile(r"(?<![\w.@])[A-Za-z][\w.-]{2,60}[A-Za-z0-9](?![\w@])")


def mask(text: str) -> str:
    """Return a text without e-mail addresses, phone numbers, account numbers and numbers that can be a BSN.

    >>> mask("Bel 06-12345678 of mail jan@stad.example")
    'Bel [telefoonnummer] of mail [e-mailadres]'
    """
    if "@" in text:
        text = EMAIL.sub("[e-mailadres]", text)
    if not any(sign.isdigit() for sign in text):
        return text
    for start, end in reversed(list(ibans(text))):
        text = f"{text[:start]}[rekeningnummer]{text[end:]}"
    text = PHONE.sub("[telefoonnummer]", text)
    for found in reversed(list(bsns(text))):
        text = f"{text[: found.start()]}[BSN]{text[found.end() :]}"
    return text


def mask_written(text: str, known: KnownNames) -> str:
    """Return what somebody wrote without numbers, addresses, licence plates, user names and names of people.

    >>> mask_written("Vraag Kees Bos, Kerkstraat 12 in 1234 AB Dorp.", KnownNames.of(["Kees Bos"]))
    'Vraag [naam], [adres] in [postcode] Dorp.'
    """
    # What stood against a name may stand alone once that is gone.
    return _without_numbers(mask_people(_without_numbers(text, known), known), known)


def _without_numbers(text: str, known: KnownNames) -> str:
    text = EMAIL_IN_WORDS.sub("[e-mailadres]", _without_announced(mask(text), known))
    text = DASHED.sub(lambda found: "[BSN]" if is_bsn(found[0].replace("-", "")) else found[0], text)
    if any(sign.isdigit() for sign in text):
        text = NEARLY_PHONE.sub("[telefoonnummer]", text)
        text = HOME.sub("[adres]", text)
        text = ANY_POSTCODE.sub("[postcode]", text)
        text = PLATE.sub("[kenteken]", text)
        text = NO_STROKES.sub("[kenteken]", text)
    text = HANDLE.sub("[gebruikersnaam]", text)
    if known.logins:
        text = _LOGIN.sub(
            lambda found: "[gebruikersnaam]" if found[0].lower() in known.logins else found[0], text
        )
    return text


def _without_announced(text: str, known: KnownNames) -> str:
    """Return a text without what is known by the word in front of it, the last one first."""
    start = len(text)
    for begin, end, label in sorted(called(text, known.accounts), reverse=True):
        if end <= start:
            text, start = f"{text[:begin]}{label}{text[end:]}", begin
    return text
