"""From the columns of a sealed file back to the answers that put those values there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enquetes.content.inhoud import Inhoud
from enquetes.content.items import ANDERS, NVT, YES, Answer, ItemSoort
from enquetes.content.vraag import ROWED, Soort, Vraag


def answers_in(inhoud: Inhoud, row: Mapping[str, Any]) -> dict[str, Answer]:
    """Return the answers of one respondent, of whom ``row`` holds values by column; None is nothing.

    This undoes ``Item.value`` for every question that is asked; a calculation is no answer.
    """
    return {key: answer for vraag in inhoud.asked() for key, answer in _answers(vraag, row)}


def _answers(vraag: Vraag, row: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    items = list(vraag.items())
    skip = items.pop() if vraag.geen_antwoord else None
    words = items.pop() if items and items[-1].soort == ItemSoort.TEKST and items[-1].deel else None
    values = {item.deel: value for item in items if (value := row.get(item.kolom)) is not None}
    answer = _answer(vraag, values)
    if answer is not None:
        yield vraag.code, answer
    if words and (said := row.get(words.kolom)):
        yield f"{vraag.code}.{ANDERS}", str(said)
    if skip and row.get(skip.kolom):
        yield f"{vraag.code}.{NVT}", YES


def _answer(vraag: Vraag, found: Mapping[str, Any]) -> Answer:
    """Return the answer to a question, of which ``found`` holds what stands in its columns, by deel."""
    if vraag.soort == Soort.MEERKEUZE:
        return [option.code for option in vraag.opties if found.get(option.code)] or None
    if vraag.soort == Soort.RANGSCHIKKING:
        return sorted(found, key=lambda code: int(found[code])) or None
    if vraag.soort in ROWED:
        return {deel: str(code) for deel, code in found.items()} or None
    value = found.get("")
    if vraag.soort == Soort.GETAL:
        return None if value is None else float(value)
    if vraag.soort == Soort.AKKOORD:
        return YES if value else None
    return None if value is None else str(value)
