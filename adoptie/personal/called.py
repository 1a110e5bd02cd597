"""Numbers and names of accounts that are known by the word in front of them: "zaaknummer", "geboren op"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from adoptie.dutch import MONTHS

# What may stand between the word and what it announces.
_IS = r"(?:\s?[:=#]|\s(?:is|was|met|nummer|nr\.?|no\.?|van|op|als|luidt)){0,2}\s?[\"'(#]?"
# One sign of a number of a case: letters and digits, with strokes and points between.
_SIGNS = r"(?:[A-Z]{1,4}[ -])?[A-Z0-9](?:[/._-]?[A-Z0-9]){2,20}"
_NUMBERED = re.compile(
    r"\b(?:zaak|dossier|kenmerk|aanvraag|melding|bezwaar|factuur|beschikking|personeels|medewerkers?|klant|relatie"
    r"|debiteur(?:en)?|polis|clien?t(?:en)?|document|paspoort|rijbewijs|identiteitskaart|id-?kaart|burgerservice"
    r"|bsn|sofi|giro|rekening|lidmaatschaps?|inschrijf|pas)[ -]?(?:nummers?|nr\.?|code)?"
    rf"{_IS}\s?(?P<found>{_SIGNS})(?![\w-])",
    re.IGNORECASE,
)
# A case that is written as one, whatever stands before it: a year and a number that counts on.
_CASE = re.compile(r"(?<![\w./-])(?:[A-Z]{1,3}[-/]?)?20\d\d[-/.]\d{5,7}(?![\w/-])", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:geboren|geboortedatum|geboortedag|geb\.|jarig)(?:\s(?:is|was|op|ben ik))?[\s:]{1,3}"
    rf"(?P<found>\d{{1,2}}(?:\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?|\s(?:{'|'.join(MONTHS)})\s?)(?:(?:19|20)?\d\d)?)(?!\d)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    rf"\b(?:account|login|log-?in|inlognaam|gebruikersnaam|username|user|inloggen|ingelogd){_IS}\s?"
    r"(?P<found>[A-Za-z][\w.-]{1,40}\w)",
    re.IGNORECASE,
)
_ON_THE_ROAD = re.compile(
    r"\b(?:kenteken(?:nummer)?|auto|bus|busje|camper|motor|scooter)"
    rf"{_IS}\s?(?P<found>[A-Z0-9]{{1,3}}(?:[ -]?[A-Z0-9]{{1,3}}){{1,2}})(?![\w-])",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?(?:linkedin\.com/in|facebook\.com|instagram\.com|twitter\.com|x\.com|tiktok\.com)"
    r"/[^\s,;)]{2,80}",
    re.IGNORECASE,
)
# The parts of a law have smaller numbers.
_MACHINE = re.compile(r"(?<![\w.])\d{2,3}\.(?:\d{1,3}\.){2}\d{1,3}(?![\w.]*\d)")
# A street that is known by no ending: where somebody lives, at the end of what is said of it.
_LIVES = re.compile(
    r"\b(?:[Ww]oon(?:t|de)?|[Ww]onen|[Aa]dres(?:\sis)?)(?:\s(?:ik|zelf|wij|we))?(?:\s(?:op|aan|in|bij))?"
    r"(?:\s(?:de|het))?"
    r"[\s:]{1,2}(?P<found>(?:[A-Z][\w'\u2019-]{1,40}\s){1,3}\d{1,4}(?:\s?[a-z]\b)?)(?=\s*(?:[.,;:!?)\n]|$))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENOUGH_DIGITS = 4
_PLATE_SIGNS, _PLATE_PARTS = 6, 3
Found = tuple[int, int, str]


def called(text: str, accounts: Collection[str]) -> Iterator[Found]:
    """Yield start, end and mask of what is announced, and of pages and machines of one person.

    >>> [text for *_, text in called("Zaak Z-12345, geboren op 3 mei 1961, login: x23", ())]
    ['[geboortedatum]', '[nummer]', '[gebruikersnaam]']
    """
    for pattern, label in ((_CASE, "[nummer]"), (_PAGE, "[internetadres]"), (_MACHINE, "[ip-adres]")):
        yield from ((found.start(), found.end(), label) for found in pattern.finditer(text))
    for pattern, label in ((_BORN, "[geboortedatum]"), (_LIVES, "[adres]")):
        yield from ((*found.span("found"), label) for found in pattern.finditer(text))
    for found in _NUMBERED.finditer(text):
        if _is_number(found["found"]):
            yield *found.span("found"), "[nummer]"
    for found in _ON_THE_ROAD.finditer(text):
        if _is_plate(found["found"]):
            yield *found.span("found"), "[kenteken]"
    for found in _ACCOUNT.finditer(text):
        if found["found"].lower() in accounts or any(map(str.isdigit, found["found"])):
            yield *found.span("found"), "[gebruikersnaam]"


def _is_number(text: str) -> bool:
    """Tell whether this is a number that counts on, and not a year or the number of a room."""
    digits = sum(map(str.isdigit, text))
    return digits >= _ENOUGH_DIGITS and _YEAR.fullmatch(text) is None


def _is_plate(text: str) -> bool:
    """Tell whether these are six signs, letters and digits, in three parts or in one."""
    parts = re.split(r"[ -]", text)
    whole = len(parts) == 1 or (len(parts) == _PLATE_PARTS and all(_is_one_kind(part) for part in parts))
    signs = "".join(parts)
    return whole and len(signs) == _PLATE_SIGNS and not _is_one_kind(signs)


def _is_one_kind(text: str) -> bool:
    return text.isdigit() or text.isalpha()
