"""Laying columns beside a questionnaire: what it knows, what it knows nearly, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from adoptie.personal import mask
from enquetes.content import Optie, Soort, Vraag, plain_words
from enquetes.importers.headings import Column
from enquetes.importers.reading import Asked, Read, shown_labels
from enquetes.importers.scales import NO, YES, counts
from enquetes.importers.texts import label_key, part_code

# A shorter word may be another word when a letter is gone.
_LONG_WORD = 5
# A question of which more answers than this are unknown was another question.
_MOST_STRANGE = 0.5
_CHOICES = frozenset({Soort.KEUZE, Soort.SCHAAL, Soort.MATRIX})
_PARTED = frozenset({Soort.MATRIX, Soort.MEERKEUZE})


@dataclass(frozen=True, slots=True)
class Fit:
    """The columns of one code: the known questions in them, and the columns that no question has."""

    asked: tuple[Asked, ...]
    unknown: tuple[Column, ...]


def fit(columns: Sequence[Column], known: Mapping[str, Vraag]) -> Fit:
    """Give each column of one code its question; ``known`` are the questions by code in lower case."""
    places = [(column, _place(column, known)) for column in columns]
    found: dict[str, dict[str, Column]] = {}
    for column, place in places:
        if place:
            found.setdefault(place[0].code, {})[place[1]] = column
    asked = tuple(Asked(_worded(known[code.casefold()], parts), parts) for code, parts in found.items())
    return Fit(asked, tuple(column for column, place in places if place is None))


def _place(column: Column, known: Mapping[str, Vraag]) -> tuple[Vraag, str] | None:
    whole = known.get(column.code.casefold())
    if not column.sub:
        return (whole, "") if whole and whole.soort not in _PARTED else None
    if whole and whole.soort in _PARTED:
        part = next((part for part in _parts(whole) if part.code.casefold() == column.sub.casefold()), None)
        if part:
            return whole, part.code
    own = known.get(part_code(column.raw, column.sub).casefold())
    return (own, "") if own and own.soort not in _PARTED else None


def _parts(vraag: Vraag) -> tuple[Optie, ...]:
    return vraag.rijen if vraag.soort == Soort.MATRIX else vraag.opties


def _worded(vraag: Vraag, columns: Mapping[str, Column]) -> Vraag:
    """Return the question in the words above the columns: those were asked, the questionnaire may be older.

    Parts without a column were not in the file, and go.
    """
    first = next(iter(columns.values()))
    if vraag.soort not in _PARTED:
        return replace(vraag, tekst=_said(vraag.tekst, f"{first.tekst} {first.label}".strip()))
    parts = tuple(
        replace(part, tekst=_said(part.tekst, columns[part.code].label))
        for part in _parts(vraag)
        if part.code in columns
    )
    change = {"rijen": parts} if vraag.soort == Soort.MATRIX else {"opties": parts}
    return replace(vraag, tekst=_said(vraag.tekst, first.tekst), **change)  # type: ignore[arg-type]


def _said(known: str, heading: str) -> str:
    """Return the words of the heading, unless it has none, or says the same, or less of the same."""
    short = plain_words(heading.rstrip(" .\N{HORIZONTAL ELLIPSIS}"))
    return known if plain_words(known).startswith(short) else heading


def extended(asked: Asked, columns: Iterable[Column]) -> Asked | None:
    """Return the question with more columns as rows or boxes, or None when they do not fit it."""
    vraag = asked.vraag
    more = {column.sub: column for column in columns}
    if vraag.soort == Soort.MATRIX:
        expected = {label_key(option.tekst) for option in vraag.opties}
        allowed = expected | {label_key(option.code) for option in vraag.opties}
    elif vraag.soort == Soort.MEERKEUZE:
        allowed = set(YES | NO)
    else:
        return None
    cells = shown_labels(cell for column in more.values() for cell in column.cells)
    if "" in more or not cells.keys() <= allowed:
        return None
    parts = (*_parts(vraag), *(Optie(sub, column.label or sub) for sub, column in more.items()))
    change = {"rijen": parts} if vraag.soort == Soort.MATRIX else {"opties": parts}
    return Asked(replace(vraag, **change), {**asked.columns, **more})  # type: ignore[arg-type]


def adapted(asked: Asked, read: Read) -> tuple[Asked | None, tuple[str, ...]]:
    """Return the question with options for the answers it does not know, and what was done.

    A label that is nearly an option nobody else gave is that option. None when it was another question.
    """
    vraag = asked.vraag
    if vraag.soort not in _CHOICES:
        return None, ()
    strange = [column.cells[row] for column, row in read.strange]
    unknown = shown_labels(strange)
    used = shown_labels(cell for column in asked.columns.values() for cell in column.cells)
    options = list(vraag.opties)
    done = []
    for key, text in list(unknown.items()):
        place = _nearest(key, options, used)
        if place is not None:
            done.append(f"'{text}' is gelezen als '{options[place].tekst}'")
            options[place] = replace(options[place], tekst=text)
            del unknown[key]
    left = sum(label_key(cell) in unknown for cell in strange)
    filled = sum(1 for column in asked.columns.values() for _ in column.filled())
    if left > _MOST_STRANGE * filled or any(mask(text) != text for text in unknown.values()):
        return None, ()
    codes = {option.code for option in options}
    names = (name for place in range(1, 10_000) if (name := f"a{place}") not in codes)
    options += [Optie(name, text, telt=counts(text)) for text, name in zip(unknown.values(), names)]  # noqa: B905 - names never end
    if unknown:
        done.append("toegevoegd: " + ", ".join(f"'{text}'" for text in unknown.values()))
    return Asked(replace(vraag, opties=tuple(options)), asked.columns), tuple(done)


def _nearest(key: str, options: Sequence[Optie], used: Mapping[str, str]) -> int | None:
    """Return the place of the one option that is nearly this label and that nobody gave."""
    alike = [
        place
        for place, option in enumerate(options)
        if label_key(option.tekst) not in used and _misspelt(key, label_key(option.tekst))
    ]
    return alike[0] if len(alike) == 1 else None


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two labels differ in one letter too many, in one long word: never "oneens" and "eens"."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    different = [(a, b) for a, b in pairs if a != b]
    if len(one.split()) != len(other.split()) or len(different) != 1:
        return False
    short, long = sorted(different[0], key=len)
    if len(short) < _LONG_WORD or len(long) != len(short) + 1 or not long.isalpha():
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
