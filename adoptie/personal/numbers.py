"""Numbers and addresses that belong to one person: how they look, and whether they can be real."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"[^\s@<>()\[\]\",;:]"
EMAIL = re.compile(rf"{_WORD}{{1,64}}@{_WORD}{{1,190}}\.[A-Za-z]{{2,}}")
# Ten digits after a Dutch prefix, or a number of another country, with the signs that people put between
# them; not a date with a time.
_GAP = r"[\s.()/\u2010-\u2015-]{0,3}"
PHONE = re.compile(
    r"(?<![\w+])(?!\d{1,2}-\d{1,2}-\d{4})"
    rf"(?:\(?(?:\+31|0031|0){_GAP}(?:0{_GAP})?[1-9](?:{_GAP}\d){{8}}|\+[1-9](?:{_GAP}\d){{8,13}})(?!\d)"
)
_NINE_DIGITS = re.compile(r"(?<![\d.,])(?:\d[. ]?){8}\d(?![\d])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}", re.IGNORECASE)
_IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "PT": 25,
    "AT": 20, "CH": 21, "TR": 26, "RO": 24, "BG": 22, "LT": 20,
}  # fmt: skip
_POSTCODE = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}"
POSTCODE = re.compile(_POSTCODE)
# A postcode with a number beside it is one front door; so is a street with a number.
DOOR = re.compile(rf"\b{_POSTCODE}[\s,-]{{0,3}}\d{{1,5}}\b|\b\d{{1,5}}[\s,-]{{1,3}}{_POSTCODE}\b")
STREET = re.compile(
    r"\b[A-Z][\w'\u2019-]{2,40}(?:straat|weg|laan|plein|dijk|kade|gracht|singel|steeg|dreef|plantsoen|hof|pad|markt"
    r"|park|wal)\s+\d{1,4}(?:\s?[a-zA-Z])?\b"
)

# The same as people write it in a sentence: without a capital only what hardly can be another word.
_ROAD = (
    r"(?:straat|laan|plein|gracht|kade|singel|dijk|steeg|dreef|weg|plantsoen|hof|pad|markt|park|wal|baan|boulevard"
    r"|brink|erf|haven|ring|kamp|veld|oord|hout|zijde|poort|heuvel|allee|burg)"
)
_NUMBER = r"\s+\d{1,4}(?:\s?-?\s?(?:[a-zA-Z]|bis|hs|huis|boven|onder|[IVX]{2,4})\b|-\d{1,3}\b)?(?![\d.,:]?\d)"
_UNIT = (
    r"(?!\s*(?:%|uur|uren|min|dag|week|weken|maand|jaar|keer|x\b|km|meter|mensen|collega|stuks|personen"
    r"|graden|euro))"
)
_BEFORE = (
    r"(?:(?:Burgemeester|Burg\.|Professor|Prof\.|Dokter|Dr\.|Pastoor|Dominee|Ds\.|Meester|Mr\.|Prins|Prinses|Koning"
    r"|Koningin|Graaf|Sint|St\.|Oude|Nieuwe|Lange|Korte|Grote|Kleine|Van|De|Den|Ter|van|de|den|der|ter|ten"
    r"|\d{1,2}e)\s){0,4}"
)
# The same in small letters, where they belong to a name more often than to the sentence.
_SMALL_BEFORE = (
    r"(?:(?:burgemeester|burg\.|professor|prof\.|pastoor|prins|prinses|koningin|sint|oude|nieuwe|lange|korte|grote"
    r"|kleine)\s){0,2}"
)
HOME = re.compile(
    rf"\b{_BEFORE}[A-Z][\w'\u2019-]{{2,40}}{_ROAD}{_NUMBER}{_UNIT}"
    rf"|\b[A-Z][\w'\u2019-]{{1,40}}\s{_ROAD.replace('(?:', '(?i:', 1)}{_NUMBER}{_UNIT}"
    rf"|\b{_SMALL_BEFORE}[a-z][\w'\u2019-]{{2,40}}"
    rf"(?:straat|laan|plein|gracht|kade|singel|steeg|dreef|plantsoen){_NUMBER}{_UNIT}"
    rf"|\b{_BEFORE}[A-Z][\w'\u2019-]{{2,40}}str\.?{_NUMBER}{_UNIT}"
    rf"|\b(?!onder|snel|fiets|om|uit|half|spoor|voet|vaar|rij|toegang)[a-z][\w'\u2019-]{{2,40}}weg{_NUMBER}{_UNIT}"
)
_HOUSE = r"(?:[\s,-]{1,3}(?:nr\.?\s|nummer\s|huisnummer\s)?\d{1,4}\s?[a-z]?\b" + _UNIT + ")?"
# In small letters only as one word, or after what it is called: "1000 km" and "2024 en" are no postcodes.
ANY_POSTCODE = re.compile(
    rf"\b{_POSTCODE}\b{_HOUSE}|(?<=ostcode )[1-9]\d{{3}} {{0,2}}[A-Za-z]{{2}}\b"
    r"|\b[1-9]\d{3}(?!km|mb|gb|kb|px|mm|cm|ml|kg|kw|er|st|de|en|sa|sd|ss)[a-z]{2}\b"
)
PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]"
    r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])",
    re.IGNORECASE,
)
# Without strokes only letters that plates have: no word is made of these.
_NO_VOWELS = "[BDFGHJKLMNPRSTVXZ]"
NO_STROKES = re.compile(
    r"(?<![\w-])(?:\d{2}N{3}\d|\dN{3}\d{2}|N{2}\d{3}N|N\d{3}N{2}|N{3}\d{2}N|N\d{2}N{3}|\dN{2}\d{3}|\d{3}N{2}\d"
    r"|\d{2}N{2}\d{2}|N{2}\d{2}N{2})(?![\w-])".replace("N", _NO_VOWELS),
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,30}\b")
# As people write it who do not want it to be read by a program.
_DOT = r"(?:\.|\s?[(\[]?(?:punt|dot)[)\]]?\s?)"
EMAIL_IN_WORDS = re.compile(
    rf"[\w.+-]{{1,64}}(?:\s?[(\[]\s?(?:at|apenstaart(?:je)?|@)\s?[)\]]\s?|\sapenstaart(?:je)?\s|\s@\s?|\s?@\s)"
    rf"[\w-]{{1,60}}(?:{_DOT}[\w-]{{1,60}}){{1,3}}"
    r"|[\w.+-]{1,64}\sat\s[\w-]{1,60}(?:\s(?:punt|dot)\s[\w-]{1,60}){1,3}",
    re.IGNORECASE,
)
DASHED = re.compile(r"(?<![\d-])\d{3}-\d{3}-\d{3}(?![\d-])")
# A number of a mobile telephone with a digit too few or too many.
NEARLY_PHONE = re.compile(r"(?<![\w+,.-])[0Oo]6[ -]{0,3}(?:\d[ -]?){6,9}(?<=\d)(?!\d)")


def bsns(text: str) -> Iterator[re.Match[str]]:
    """Yield what in a text can be a BSN: nine digits, perhaps with points or spaces, by the elfproef."""
    return (found for found in _NINE_DIGITS.finditer(text) if _passes_elfproef(found[0]))


def has_nine_digits(text: str) -> bool:
    return _NINE_DIGITS.search(text) is not None


def is_bsn(text: str) -> bool:
    """Tell whether a whole text can be a BSN.

    >>> is_bsn("1234.56.782"), is_bsn("123456789")
    (True, False)
    """
    return _NINE_DIGITS.fullmatch(text) is not None and _passes_elfproef(text)


def ibans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each bank account number in a text."""
    for found in _IBAN.finditer(text):
        length = _IBAN_LENGTHS.get(found[0][:2].upper(), 0)
        places = [at for at, sign in enumerate(found[0]) if sign.isalnum()][:length]
        account = "".join(found[0][at] for at in places)
        if len(account) == length > 0 and _passes_mod_97(account):
            yield found.start(), found.start() + places[-1] + 1


def _passes_elfproef(text: str) -> bool:
    """Tell whether 9a + 8b + ... + 2h - i is a multiple of eleven."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _passes_mod_97(account: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1
