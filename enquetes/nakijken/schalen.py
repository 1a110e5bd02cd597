"""Whether the answers of a scale are in balance: as many on one side as on the other, from low to high."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Words that say the high end; with "niet", "geen" or "on" before them they say the low end.
_HIGH = re.compile(
    r"(?:mee )?eens|tevreden|goed|uitstekend|prima|makkelijk|eenvoudig|belangrijk|duidelijk|beter|prettig"
    r"|veilig|handig|nuttig|positief|snel(?:ler)?|zeker|vertrouwen"
)
_LOW = re.compile(
    r"oneens|ontevreden|slecht(?:er)?|moeilijk(?:er)?|negatief|vervelend|matig|onvoldoende|traag"
)
_DENIED = re.compile(r"\b(?:niet|geen|on)(?=\b|[a-z])")
_MIDDLE = re.compile(
    r"neutraal|geen mening|niet .+,? (?:en )?(?:ook )?niet|om het even|even goed|hetzelfde|noch"
)
_LEAST = 3


def scale_faults(labels: Sequence[str], *, ordered: bool = True) -> Iterator[str]:
    """Yield what is wrong with the answers of a scale, where their words say which side they are on.

    ``ordered``: they must run from low to high.
    """
    sides = [side_of(label) for label in labels]
    low, high = sides.count(-1), sides.count(1)
    if len(labels) < _LEAST or low + high < _LEAST:
        return
    if abs(low - high) > 1:
        yield (
            f"De schaal is scheef: {_told(high)} aan de ene kant en {_told(low)} aan de andere. "
            "Geef beide kanten er evenveel."
        )
    elif ordered and sides[0] == 1 and sides[-1] == -1:
        yield "De schaal loopt van hoog naar laag. Begin met het laagste, anders klopt de score niet."


def side_of(label: str) -> int:
    """Return 1 for an answer on the high side, -1 on the low side, 0 in the middle or unknown.

    >>> [side_of(label) for label in ("helemaal oneens", "niet eens, niet oneens", "eens", "soms")]
    [-1, 0, 1, 0]
    """
    text = label.casefold()
    if _MIDDLE.search(text):
        return 0
    if _LOW.search(text):
        return 1 if re.search(r"\bniet (?:slecht|moeilijk|vervelend)", text) else -1
    if _HIGH.search(text):
        return -1 if _DENIED.search(text) else 1
    return 0


def _told(number: int) -> str:
    return f"{number} antwoord" if number == 1 else f"{number} antwoorden"
