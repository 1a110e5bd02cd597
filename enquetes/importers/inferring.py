"""What was asked, judged by the answers alone: for columns of which no questionnaire tells anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from adoptie.personal import mask
from enquetes.content import Optie, Soort, Vraag
from enquetes.importers.headings import Column
from enquetes.importers.reading import Asked, shown_labels
from enquetes.importers.scales import (
    NO,
    YES,
    KnownScale,
    counts,
    fitting_scales,
    numbered_options,
)
from enquetes.importers.texts import label_key, number_of, part_code

# More numbers than this are a number, fewer are answers to choose from.
_FEW_NUMBERS = 7
_MOST_OPTIONS = 30
_LONGEST_OPTION = 100
# An option is an answer that comes back: so often on average, and at most this share of them only once.
_TIMES = 3
_ONCE = 0.5
_LONG_TEXT = 80
_FREE_PARTS = frozenset({"other", "comment"})
_NUMBER_IN_LABEL = re.compile(r"[0-9]+(?:[ .][0-9]{3})*")
_BELOW = re.compile(r"^(?:less|minder|under|below|onder|jonger|younger|<|tot )", re.IGNORECASE)
_ABOVE = re.compile(r"^(?:more|meer|over|above|boven|ouder|older|>)", re.IGNORECASE)
_LAST = re.compile(r"^(?:other|others|anders|overig|prefer not|zeg ik liever niet)\b", re.IGNORECASE)

Preference = Counter[KnownScale]


def preferred_scales(columns: Iterable[Column]) -> Preference:
    """Count in how many columns each known scale holds all answers."""
    return Counter(scale for column in columns for scale in fitting_scales(shown_labels(column.cells)))


def infer(columns: Sequence[Column], preferred: Preference) -> list[Asked]:
    """Return the questions that the columns of one code were: one of rows or boxes first, then the others."""
    alone = [column for column in columns if not column.sub or column.sub.endswith(tuple(_FREE_PARTS))]
    parts = {column.sub: column for column in columns if column not in alone}
    whole = any(not column.sub for column in alone)
    together = _together(parts, preferred) if len(parts) > 1 and not whole else None
    singles = alone if together else columns
    asked = [Asked(_single(column, preferred), {"": column}) for column in singles]
    return [*([together] if together else []), *asked]


def _together(parts: dict[str, Column], preferred: Preference) -> Asked | None:
    """Return the columns as one question, when they are boxes to tick or rows with one scale."""
    first = next(iter(parts.values()))
    options = tuple(Optie(sub, column.label or sub) for sub, column in parts.items())
    shown = shown_labels(cell for column in parts.values() for cell in column.cells)
    if shown and shown.keys() <= YES | NO and not all(key.isdigit() for key in shown):
        return Asked(Vraag(first.code, Soort.MEERKEUZE, _words(first), opties=options), parts)
    found = _scale_of(shown, preferred)
    if found is None or found[0] != Soort.SCHAAL:
        return None
    return Asked(Vraag(first.code, Soort.MATRIX, _words(first), opties=found[1], rijen=options), parts)


def _words(column: Column) -> str:
    return column.tekst or column.raw


def _single(column: Column, preferred: Preference) -> Vraag:
    code = part_code(column.raw, column.sub) if column.sub else column.code
    tekst = f"{column.tekst} {column.label}".strip() or column.heading
    return replace(_kind(column, preferred), code=code, tekst=tekst)


def _kind(column: Column, preferred: Preference) -> Vraag:
    shown = shown_labels(column.cells)
    # What says how to reach somebody is never an option: those stand in the questionnaire, unmasked.
    free = column.sub in _FREE_PARTS or any(mask(text) != text for text in shown.values())
    found = None if free else _scale_of(shown, preferred)
    if found:
        return Vraag("v", found[0], "", opties=found[1])
    if shown and not free and all(number_of(key) is not None for key in shown):
        if len(shown) > _FEW_NUMBERS:
            return Vraag("v", Soort.GETAL, "")
        ordered = sorted(shown.values(), key=lambda text: number_of(text) or 0)
        options = tuple(Optie(f"a{place}", text) for place, text in enumerate(ordered, start=1))
        return Vraag("v", Soort.KEUZE, "", opties=options)
    if shown and not free and _comes_back(column, shown):
        return Vraag("v", Soort.KEUZE, "", opties=_listed(list(shown.values())))
    longest = max((len(cell) for cell in column.cells), default=0)
    return Vraag("v", Soort.TEKST, "", lang=longest > _LONG_TEXT)


def _scale_of(shown: dict[str, str], preferred: Preference) -> tuple[Soort, tuple[Optie, ...]] | None:
    """Return the scale that holds all labels, with "weet ik niet" after it where somebody said so."""
    scales = list(fitting_scales(shown))
    if scales:
        scale = max(scales, key=lambda each: preferred[each])
        unsure = [text for key, text in shown.items() if key not in scale.keys()]  # noqa: SIM118 - no mapping
        extra = (Optie(f"x{place}", text, telt=False) for place, text in enumerate(unsure, start=1))
        return scale.soort, (*scale.options(shown), *extra)
    points = numbered_options(shown)
    return (Soort.SCHAAL, points) if points else None


def _comes_back(column: Column, shown: dict[str, str]) -> bool:
    """Tell whether the labels are answers to choose from: an own story is never an option, it would show."""
    given: Counter[str] = Counter()
    for cell, count in Counter(column.filled()).items():
        given[label_key(cell)] += count
    once = sum(count == 1 for count in given.values())
    return (
        len(shown) <= _MOST_OPTIONS
        and given.total() >= _TIMES * len(shown)
        and once <= _ONCE * len(shown)
        and max(map(len, shown)) <= _LONGEST_OPTION
    )


def _listed(texts: list[str]) -> tuple[Optie, ...]:
    """Give labels an order that does not depend on the answers: by their numbers, else by alphabet."""
    numbered = sum(bool(_NUMBER_IN_LABEL.search(text)) for text in texts) > len(texts) / 2
    ordered = sorted(texts, key=lambda text: _rank(text, numbered=numbered))
    return tuple(Optie(f"a{place}", text, telt=counts(text)) for place, text in enumerate(ordered, start=1))


def _rank(text: str, *, numbered: bool) -> tuple[int, int, int, str]:
    found = _NUMBER_IN_LABEL.search(text) if numbered else None
    number = int(re.sub(r"\D", "", found[0])) if found else 0
    side = 0 if not found else -1 if _BELOW.match(text) else 1 if _ABOVE.match(text) else 0
    last = 2 if not counts(text) else 1 if _LAST.match(text) or (numbered and not found) else 0
    return last, number, side, text.casefold()
