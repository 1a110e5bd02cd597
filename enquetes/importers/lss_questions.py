"""From one question of LimeSurvey to questions of ours, by its type letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from enquetes.content import Optie, Soort, Vraag
from enquetes.importers.lss_tables import Row
from enquetes.importers.scales import counts
from enquetes.importers.texts import part_code, plain_text, valid_code

# What LimeSurvey itself writes for fixed answers.
_WORDS = {
    "nl": {"Y": "Ja", "N": "Nee", "U": "Onzeker", "I": "Toename", "S": "Gelijk", "D": "Afname", "-": "Anders",
           "F": "Vrouw", "M": "Man", "!": "toelichting"},
    "de": {"Y": "Ja", "N": "Nein", "U": "Unsicher", "I": "Zunahme", "S": "Gleich", "D": "Abnahme",
           "-": "Sonstiges", "F": "weiblich", "M": "männlich", "!": "Kommentar"},
    "fr": {"Y": "Oui", "N": "Non", "U": "Sans opinion", "I": "Augmenter", "S": "Sans changement",
           "D": "Diminuer", "-": "Autre", "F": "Féminin", "M": "Masculin", "!": "commentaire"},
    "en": {"Y": "Yes", "N": "No", "U": "Uncertain", "I": "Increase", "S": "Same", "D": "Decrease",
           "-": "Other", "F": "Female", "M": "Male", "!": "comment"},
}  # fmt: skip
# Why a type is not taken over.
LEFT_OUT = {
    "R": "rangschikking",
    "1": "matrix met twee schalen",
    ":": "matrix met getallen",
    ";": "matrix met teksten",
    "X": "tekst zonder vraag",
    "*": "berekening",
    "|": "bestand versturen",
    "I": "keuze van de taal",
}

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class Source:
    """One question with what belongs to it, in the order in which it is shown."""

    row: Row
    answers: tuple[Row, ...]
    parts: tuple[Row, ...]
    taal: str

    @property
    def title(self) -> str:
        return self.row.get("title", "")

    @property
    def code(self) -> str:
        return valid_code(self.title)

    @property
    def tekst(self) -> str:
        return plain_text(self.row.get("question", "")) or self.title

    @property
    def help(self) -> str:
        return plain_text(self.row.get("help", ""))

    @property
    def other(self) -> bool:
        return self.row.get("other") == "Y"

    def word(self, key: str) -> str:
        return _WORDS.get(self.taal[:2], _WORDS["en"])[key]

    def options(self) -> tuple[Optie, ...]:
        other = [Optie("-oth-", self.word("-"))] if self.other else []
        return (*_options(self.answers, "code", "answer"), *other)

    def rows(self) -> tuple[Optie, ...]:
        return _options(self.parts, "title", "question")


def questions(source: Source) -> Iterator[Vraag]:
    """Yield our questions for one of LimeSurvey: none when its type is not taken over.

    Raises Refusal when answers or rows are missing.
    """
    make = _MAKERS.get(source.row.get("type", ""))
    if make:
        yield from make(source)


def _options(rows: Sequence[Row], code: str, text: str) -> tuple[Optie, ...]:
    options: dict[str, Optie] = {}
    for place, row in enumerate(rows, start=1):
        name = row.get(code, "") if _SAFE.fullmatch(row.get(code, "")) else str(place)
        words = plain_text(row.get(text, "")) or name
        options.setdefault(name, Optie(name, words, telt=counts(words)))
    return tuple(options.values())


def _points(highest: int) -> tuple[Optie, ...]:
    return tuple(Optie(str(point), str(point)) for point in range(1, highest + 1))


def _one(soort: Soort, options: Callable[[Source], tuple[Optie, ...]]) -> Callable[[Source], Iterator[Vraag]]:
    def make(source: Source) -> Iterator[Vraag]:
        yield Vraag(source.code, soort, source.tekst, source.help, options(source))
        if source.other and source.row.get("type") in {"L", "!"}:
            yield _text(source, "other", source.word("-"))
        if source.row.get("type") == "O":
            yield _text(source, "comment", source.word("!"))

    return make


def _matrix(options: Callable[[Source], tuple[Optie, ...]]) -> Callable[[Source], Iterator[Vraag]]:
    def make(source: Source) -> Iterator[Vraag]:
        opties, rijen = options(source), source.rows()
        yield Vraag(source.code, Soort.MATRIX, source.tekst, source.help, opties, rijen)

    return make


def _multiple(source: Source) -> Iterator[Vraag]:
    yield Vraag(source.code, Soort.MEERKEUZE, source.tekst, source.help, source.rows())
    if source.row.get("type") == "P":
        for option in source.rows():
            yield _text(source, f"{option.code}comment", f"{option.tekst} ({source.word('!')})")
    if source.other:
        yield _text(source, "other", source.word("-"))


def _text(source: Source, part: str, label: str) -> Vraag:
    return Vraag(part_code(source.title, part), Soort.TEKST, f"{source.tekst} {label}")


def _open(soort: Soort, *, lang: bool = False) -> Callable[[Source], Iterator[Vraag]]:
    def make(source: Source) -> Iterator[Vraag]:
        yield Vraag(source.code, soort, source.tekst, source.help, lang=lang)

    return make


def _several(soort: Soort) -> Callable[[Source], Iterator[Vraag]]:
    def make(source: Source) -> Iterator[Vraag]:
        for row in source.rows():
            words = source.tekst if row.tekst == row.code else f"{source.tekst} {row.tekst}"
            yield Vraag(part_code(source.title, row.code), soort, words, source.help)

    return make


def _fixed(*keys: str) -> Callable[[Source], tuple[Optie, ...]]:
    return lambda source: tuple(Optie(key, source.word(key), telt=key != "U") for key in keys)


_MAKERS: dict[str, Callable[[Source], Iterator[Vraag]]] = {
    **dict.fromkeys("L!O", _one(Soort.KEUZE, Source.options)),
    "Y": _one(Soort.KEUZE, _fixed("Y", "N")),
    "G": _one(Soort.KEUZE, _fixed("F", "M")),
    "5": _one(Soort.SCHAAL, lambda _: _points(5)),
    **dict.fromkeys("FH", _matrix(Source.options)),
    "A": _matrix(lambda _: _points(5)),
    "B": _matrix(lambda _: _points(10)),
    "C": _matrix(_fixed("Y", "N", "U")),
    "E": _matrix(_fixed("D", "S", "I")),
    **dict.fromkeys("MP", _multiple),
    "N": _open(Soort.GETAL),
    "K": _several(Soort.GETAL),
    "Q": _several(Soort.TEKST),
    **dict.fromkeys("SD", _open(Soort.TEKST)),
    **dict.fromkeys("TU", _open(Soort.TEKST, lang=True)),
}
