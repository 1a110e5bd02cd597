"""Headings that point at a person: whoever handles, whoever asks, and what belongs to one person only."""

from __future__ import annotations

import re

# Parts stand anywhere in a heading that is written as one word in lower case.
_STAFF = re.compile(
    r"gebruiker|username|userid|loginnaam|behandelaar|behandelend|medewerker|responsible|resource|employee"
    r"|assignee|caseworker|ambtenaar|personeels?(?:n|id)|persnr|stamnummer|inlognaam|inlogn|accountn|samaccount"
    r"|upn$|mdwnr|mdwnummer|windowsn"
)
_UNIT = re.compile(r"afdeling|team|onderdeel|eenheid|cluster|organisatie")
_THING = re.compile(
    r"zaak|type|soort|product|dienst|kosten|plaats|postcode|pc[46]|gemeente|provincie|wijk|buurt|kern|jaar|bedrag"
    r"|leges|prijs|kvk|bag|pand|locatie|gebied|categorie|dossier|aanvraag|vergunning|school|county|district|pagina"
    r"|url|versie|artikel|order|factuur|formulier|kanaal|systeem|applicatie|apparaat"
)
_PRIVATE = re.compile(
    r"geboorte|geboren|gebdat|birth|burgerservice|sofin|telefoonn|telnr|telefoonnr|mobiel|gsmn|phone|mailadres"
    r"|emailaddress|postcode|zipcode|huisn|straat|woonplaats|woonadres|iban|rekeningn|bankrekening|paspoort"
    r"|kenteken|persoonsn|anummer$|nationaliteit"
)
_WHO = re.compile(
    r"achtern|voorna|voornm|voorl|roepn|familienaam|geslachtsnaam|tussenvoeg|initialen|initials|klantnaam|klantn(?:r|um)"
    r"|klantid|lastname|firstname|fullname|surname|aanvrager|melder|initiator|indiener|verzoeker|belanghebbende"
    r"|betrokkene|gemachtigde|vergunninghouder|bewoner|contactpers"
)
# Whole words of a heading; inside a longer word they mean something else.
_PRIVATE_WORDS = {
    "email", "mail", "adres", "address", "tel", "telefoon", "gsm", "dob", "sofi", "sofinummer", "rekening",
    "ip", "ipadres", "ipaddress",
}  # fmt: skip
_WHO_WORDS = {
    "naam", "name", "namen", "names", "user", "users", "login", "account", "persoon", "person", "personen",
    "owner", "eigenaar", "door", "by", "contact",
}  # fmt: skip
# BSNnummer and aanvragerBSN, but not websnelheid.
_BSN = re.compile(r"bsn.*|.*bsn")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Headings that are nothing but the name of a thing that says who somebody is.
_WHOLE = re.compile(
    r"ip(?:addr|address|adres)?|e?mail(?:adres|address)?|(?:first|last|full|sur)?name"
    r"|(?:voor|achter|roep|volledige|gebruikers)?naam|bsn|burgerservicenummer|telefoon(?:nummer)?|phone(?:number)?"
    r"|adres|address|postcode|geboortedatum|user(?:name|id)?|personeelsnummer|iban|rekeningnummer"
)


def names_staff(heading: str) -> bool:
    """Tell whether a heading points at the one who handles a case: never a dimension of a figure.

    >>> names_staff("Zaakbehandelaar"), names_staff("Behandelende afdeling")
    (True, False)
    """
    joined = _joined(heading)
    return _STAFF.search(joined) is not None and _UNIT.search(joined) is None


def names_unit(heading: str) -> bool:
    """Tell whether a heading points at a part of the organisation.

    >>> names_unit("Behandelend team"), names_unit("Behandelaar")
    (True, False)
    """
    return _UNIT.search(_joined(heading)) is not None


def names_things(heading: str) -> bool:
    """Tell whether a heading points at a thing or a place that has a number of its own, and at nobody.

    >>> names_things("Zaaktypenummer"), names_things("nr"), names_things("postcodegebied")
    (True, False, True)
    """
    return _THING.search(_joined(heading)) is not None


def names_private(heading: str) -> bool:
    """Tell whether a heading points at a number, an address or a date that belongs to one person.

    >>> names_private("geb_datum"), names_private("BSNnummer"), names_private("websnelheid")
    (True, True, False)
    """
    words = _words(heading)
    return (
        _PRIVATE.search(_joined(heading)) is not None
        or not words.isdisjoint(_PRIVATE_WORDS)
        or {"e", "mail"} <= words
        or any(_BSN.fullmatch(word) for word in words)
    )


def is_person_heading(heading: str) -> bool:
    """Tell whether a heading as a whole is the name of what says who somebody is.

    For headings that may well hold such words in another sense: codes of questions.
    """
    return _WHOLE.fullmatch(_joined(heading)) is not None


def reason_by_heading(heading: str) -> str:
    """Return why a heading points at a person, or an empty text."""
    who = _WHO.search(_joined(heading)) is not None or not _words(heading).isdisjoint(_WHO_WORDS)
    if who or names_staff(heading) or names_private(heading) or is_person_heading(heading):
        return "de kolomnaam wijst op een persoon"
    return ""


def _joined(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).lower()


def _words(heading: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(_CAMEL.sub(" ", heading)))
