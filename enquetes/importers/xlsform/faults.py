"""What pyxform says of a form, in Dutch where we know its sentence, and always where it goes wrong."""

from __future__ import annotations

import re

# As pyxform tells where: "[row : 7] On the 'choices' sheet, ...".
_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"(?:On the|for sheet:) '(\w+)'")
_LONGEST = 300
_NAMES = "Namen beginnen met een letter of een liggend streepje en hebben geen spaties"
# The first that is found in the sentence of pyxform; ``{}`` is filled with what it names there.
_KNOWN: tuple[tuple[str, str], ...] = (
    (r"required column headers were not found: (.+?)\. Learn", "Dit ontbreekt of is leeg: kolom {}."),
    (r"same column were found: (.+?)\. Rename", "Twee kolommen zijn dezelfde: {}. Haal er een weg."),
    (r"Invalid headers provided|Column headers must not be empty", "De koppen in rij 1 zijn niet te lezen."),
    (r"'name' value '([^']*)' is invalid\. (?:Questions|Repeat)", "De naam '{}' staat er meer dan een keer."),
    (r"Choices must have a name", "Een antwoord heeft geen naam."),
    (r"Choice names must be unique", "Een naam staat twee keer in dezelfde lijst met antwoorden."),
    (r"the '([^']*)' value is invalid\. Names must begin", f"Dit mag niet in kolom '{{}}'. {_NAMES}."),
    (r"The '([^']*)' value is invalid\. Names must begin", f"'{{}}' mag geen naam zijn. {_NAMES}."),
    (r"no name", "Een vraag of groep heeft geen naam."),
    (r"Question with no type", "Een vraag heeft geen soort. Vul de kolom 'type' in."),
    (r"Unmatched 'end_(\w+)'", "Een 'end {0}' heeft geen 'begin {0}'."),
    (r"Unmatched 'begin_(\w+)'", "Een 'begin {0}' heeft geen 'end {0}'."),
    (r"Could not find the name '([^']*)'", "Er wordt verwezen naar '{}', en die vraag is er niet."),
    (r"The name '([^']*)' appears more than once", "Er wordt verwezen naar '{}', en die naam is er vaker."),
    (r"Reference variable", "Een verwijzing naar een vraag klopt niet. Schrijf ${{naam}}."),
    (r"List name not in (?:external )?choices sheet: (\S+)", "De lijst met antwoorden '{}' is er niet."),
    (r"There should be an? (?:external_)?choices sheet", "Het blad met antwoorden ('choices') ontbreekt."),
    (r"Choice names with spaces", "In de naam van een antwoord staat een spatie."),
    (r"Choice filter not supported", "Een keuzefilter past hier niet bij de vraag."),
    (r"Missing calculation", "Een berekening heeft geen formule."),
    (r"'parameters' value is invalid|[Pp]arameters? ", "De kolom 'parameters' klopt niet."),
)


def told(fault: Exception) -> str:
    """Say where a form is wrong and what is; the sentence of pyxform stands behind it, for who asks help."""
    words = " ".join(str(fault).split())
    said = _ROW.sub("", words).strip()[:_LONGEST]
    details = f" Het programma dat XLSForms leest, zegt: '{said}'." if said else ""
    return f"{_place(words)}: {_in_dutch(words)}{details}"


def _place(words: str) -> str:
    row, sheet = _ROW.search(words), _SHEET.search(words)
    if not row:
        return f"Blad '{sheet[1]}'" if sheet else "De bladen van het formulier"
    return f"Blad '{sheet[1] if sheet else 'survey'}', rij {row[1]}"


def _in_dutch(words: str) -> str:
    for pattern, sentence in _KNOWN:
        found = re.search(pattern, words)
        if found:
            return sentence.format(*(group[:60] for group in found.groups()))
    return "hier klopt het formulier niet."
