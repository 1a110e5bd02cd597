"""Takes out of a text what can be traced to one person."""

from __future__ import annotations

from adoptie.personal.numbers import EMAIL, PHONE, bsns, ibans


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
