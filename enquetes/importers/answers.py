"""Reads a file of answers, one row a respondent, as a questionnaire with answers: all of it or nothing.

The headings are those of LimeSurvey (``code[part]. text [label]``), the cells hold the answers in words or as
codes. With a questionnaire its questions, options and order hold; without one they are inferred.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from adoptie import dutch
from enquetes.content import CODED, Answer, Inhoud, Pagina, Soort, Vraag, plain_words
from enquetes.importers.choosing import Chosen, Onbekend, choose
from enquetes.importers.columns import read_table
from enquetes.importers.reading import Asked, merged_spellings, read_asked

_WORDS = {
    Soort.KEUZE: ("keuzevraag", "keuzevragen"),
    Soort.MEERKEUZE: ("vraag met aankruisvakjes", "vragen met aankruisvakjes"),
    Soort.SCHAAL: ("schaalvraag", "schaalvragen"),
    Soort.GETAL: ("getalvraag", "getalvragen"),
    Soort.TEKST: ("open vraag", "open vragen"),
    Soort.MATRIX: ("tabelvraag", "tabelvragen"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """A file of answers: what was asked, what each respondent answered, and what was done to read it.

    ``codes`` gives for each question whose code was changed the code in the file; ``sha256`` is of the file.
    """

    inhoud: Inhoud
    respondents: list[dict[str, Answer]]
    meldingen: tuple[str, ...]
    codes: Mapping[str, str]
    sha256: str


def read_answers(
    path: Path,
    inhoud: Inhoud | None = None,
    *,
    onbekend: Onbekend = Onbekend.WEIGEREN,
    weglaten: Collection[str] = (),
    encoding: str | None = None,
) -> Answers:
    """Read a CSV or XLSX file of answers, with the questionnaire that was asked when it is there.

    ``onbekend`` says what happens to columns and answers that the questionnaire does not know, ``weglaten``
    names columns that are not wanted. Raises Refusal with row and column.
    """
    vragen = tuple(inhoud.vragen()) if inhoud else ()
    gevraagd = {vraag.code.casefold() for vraag in vragen}
    table = read_table(path, weglaten=weglaten, gevraagd=gevraagd, encoding=encoding)
    chosen = choose(table, vragen, onbekend)
    asked = [*chosen.known, *chosen.inferred]
    people: list[dict[str, Answer]] = [{} for _ in table.rows]
    for each in asked:
        for person, answer in zip(people, read_asked(each).answers, strict=True):
            person[each.vraag.code] = answer
    messages = [*table.meldingen, *chosen.meldingen, *_messages(inhoud, chosen), *_notes(asked, people)]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    codes = {each.vraag.code: each.raw for each in asked if each.raw != each.vraag.code}
    return Answers(_ordered(path, inhoud, asked), people, tuple(messages), codes, digest)


def _ordered(path: Path, inhoud: Inhoud | None, asked: Sequence[Asked]) -> Inhoud:
    """Put the questions on the pages of the questionnaire; what it does not know comes last."""
    if inhoud is None:
        first = sorted(asked, key=lambda each: min(column.number for column in each.columns.values()))
        return Inhoud(path.stem, (Pagina(tuple(each.vraag for each in first)),))
    places = {
        vraag.code.casefold(): (number, place)
        for number, pagina in enumerate(inhoud.paginas)
        for place, vraag in enumerate(pagina.vragen)
    }
    pages: list[list[tuple[int, Vraag]]] = [[] for _ in range(len(inhoud.paginas) + 1)]
    for each in asked:
        number, place = _place(each, places)
        pages[number].append((place, each.vraag))
    ordered = [tuple(vraag for _, vraag in sorted(page, key=lambda pair: pair[0])) for page in pages]
    paginas = [replace(old, vragen=new) for old, new in zip(inhoud.paginas, ordered, strict=False)]
    paginas.append(Pagina(ordered[-1], titel="Overige vragen"))
    return replace(inhoud, paginas=tuple(pagina for pagina in paginas if pagina.vragen))


def _place(asked: Asked, places: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Return page and place of a question, or of the known question whose columns it has."""
    column = next(iter(asked.columns.values()))
    code = column.code.casefold()
    part = next((place for known, place in places.items() if known.startswith(f"{code}_")), None)
    return places.get(asked.vraag.code.casefold()) or places.get(code) or part or (-1, column.number)


def _messages(inhoud: Inhoud | None, chosen: Chosen) -> Iterator[str]:
    """Say how the questionnaire and the file differ."""
    if chosen.inferred:
        kinds = Counter(each.vraag.soort for each in chosen.inferred)
        words = [dutch.counted(kinds[soort], *_WORDS[soort]) for soort in Soort if kinds[soort]]
        yield f"Afgeleid uit de antwoorden: {dutch.listing(words)}. Kijk na of dit klopt."
    if chosen.misfits:
        yield f"Niet gevraagd zoals in de vragenlijst, dus afgeleid: {dutch.listing(chosen.misfits)}."
    if chosen.dropped:
        yield f"Weggelaten, want onbekend: {dutch.listing([column.where for column in chosen.dropped])}."
    if chosen.strange:
        count = dutch.counted(len(chosen.strange), "antwoord", "antwoorden")
        codes = dutch.listing(list(dict.fromkeys(column.raw for column, _ in chosen.strange)))
        yield f"Weggelaten, want onbekend: {count} bij {codes}."
    if inhoud is None:
        return
    vragen = {vraag.code: vraag for vraag in inhoud.vragen()}
    here = {each.vraag.code for each in (*chosen.known, *chosen.inferred)}
    here |= {code for code in vragen for each in chosen.inferred if code.startswith(f"{each.vraag.code}_")}
    if missing := [code for code in vragen if code not in here]:
        yield f"In de vragenlijst, maar niet in het bestand, en dus weggelaten: {dutch.listing(missing)}."
    reworded = [
        each.vraag.code
        for each in chosen.known
        if plain_words(each.vraag.tekst) != plain_words(vragen[each.vraag.code].tekst)
    ]
    if reworded:
        yield (
            f"De kolomkop heeft andere woorden dan de vragenlijst: {dutch.listing(reworded)}. "
            "De woorden uit de kolomkop gelden."
        )


def _notes(asked: Sequence[Asked], people: Sequence[Mapping[str, Answer]]) -> Iterator[str]:
    """Say which answers were taken together, and who ticked nothing."""
    for each in asked:
        for column in each.columns.values() if each.vraag.soort in CODED else ():
            if each.vraag.soort != Soort.MEERKEUZE and (merged := merged_spellings(column)):
                yield f"Gelezen als een en hetzelfde antwoord, in {column.where}: {dutch.listing(merged)}."
    boxes = [each for each in asked if each.vraag.soort == Soort.MEERKEUZE]
    unticked = {each.vraag.code: _unticked(each, people) for each in boxes}
    if any(unticked.values()):
        named = [f"{code} ({count} keer)" for code, count in unticked.items() if count]
        yield f"Niets aangekruist, en dus bij die vraag niet meegeteld: {dutch.listing(named)}."


def _unticked(asked: Asked, people: Sequence[Mapping[str, Answer]]) -> int:
    rows = zip(*(column.cells for column in asked.columns.values()), strict=True)
    return sum(
        any(cell.strip() for cell in cells) and person[asked.vraag.code] is None
        for cells, person in zip(rows, people, strict=True)
    )
