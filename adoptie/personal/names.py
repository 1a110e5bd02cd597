"""Names of people, as far as a text gives them away: by initials, by a form of address, by a first name."""

from __future__ import annotations

import re

from adoptie.personal.voornamen import VOORNAMEN

_BETWEEN = r"(?:(?:van|von|de|den|der|het|'t|ten|ter|te|el|la|le|da|dos|op)\s){0,3}"
_SURNAME = r"[^\W\d_a-z][a-z\u00df-\u00ff]+(?:[-'][^\W\d_]+)*"
_INITIALS = re.compile(rf"(?<![\w.])(?P<letters>(?:[A-Z][a-z]?\.[ -]?){{1,5}}){_BETWEEN}{_SURNAME}")
_REVERSED = re.compile(
    rf"(?<!\w){_SURNAME},\s(?P<letters>(?:[A-Z]\.\s?){{1,5}})(?=\W*$|\s?(?:van|de|der|den)\b)"
)
_TITLE = re.compile(
    # MW is a megawatt.
    r"(?<!\w)(?:[Mm]w|(?i:dhr|mevr|mej|fam|de heer|mevrouw))\.?\s"
    rf"{_BETWEEN}(?:[A-Z]\.\s?){{0,5}}{_BETWEEN}{_SURNAME}"
)
# Looking ahead, so that a match does not use up the word with which the next one begins.
_FULL = re.compile(rf"(?<!\w)(?=(?P<first>[^\W\d_]+)\s(?P<between>{_BETWEEN}){_SURNAME})")
_BEFORE = re.compile(r"\b(?:van|voor|door|aan|namens|bij|t\.?n\.?v\.?)\s$", re.IGNORECASE)
# Written with points, these look like initials.
_ABBREVIATIONS_TEXT = """
apv avg awb bag bgt boa bro bv nv vof brp cao cjg gba ggd bibob bopz ev ggz ioaw iaw klic mkb od ov ozb
rmc rud rva svb uwv vng vth wabo wao wia wkpb wlz wmo wob woo woz wro wsw wvg ww zzp art nr afd bijl st
resp div
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())


def _has_initials(text: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a text has initials that are no abbreviation."""
    found = (re.sub(r"\W", "", match["letters"]).lower() for match in pattern.finditer(text))
    return any(letters not in ABBREVIATIONS for letters in found)


def may_be_name(text: str) -> bool:
    """Tell whether a text reads as the name of a person.

    >>> may_be_name("A.B. van der Berg"), may_be_name("Vries, Jan de"), may_be_name("Openbare Ruimte")
    (True, True, False)
    """
    text = text.title() if text.isupper() else text
    last, comma, rest = text.partition(", ")
    words = (f"{rest} {last}" if comma else text).split()
    full = 1 < len(words) <= 6 and is_first_name(words[0]) and words[-1][:1].isupper()
    return full or mentions_name(text)


def is_first_name(text: str) -> bool:
    return text.casefold() in VOORNAMEN


def mentions_name(text: str) -> bool:
    """Tell whether a text that should be a label speaks of a person, in a way that hardly can be chance.

    >>> mentions_name("Vergunning voor J. de Wit"), mentions_name("A.P.V. Evenement")
    (True, False)
    """
    if _has_initials(text, _INITIALS) or _has_initials(text, _REVERSED) or _TITLE.search(text):
        return True
    return any(
        is_first_name(found["first"]) and (found["between"] or _BEFORE.search(text, 0, found.start()))
        for found in _FULL.finditer(text)
    )
