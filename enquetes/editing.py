"""Changing a questionnaire that is not fixed yet: each change gives a new whole; pages are never empty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Optie, Pagina, Vraag

_LITTLE_WORDS = re.compile(
    r"(de|het|een|en|of|in|op|te|van|voor|met|bij|is|zijn|was|ben|bent|u|uw|ik|mijn|wij|onze|er|dat|dit"
    r"|die|deze|om|aan|als|dan|wat|wie|hoe|welke|hoeveel|waar)"
)
_LONGEST_CODE = 30
# Where a new question comes, seen from one that is there.
Plek = Literal["voor", "na", "pagina"]
UNKNOWN = Optie("wn", "weet ik niet", telt=False)


def code_from(text: str, taken: Collection[str] = ()) -> str:
    """Return a readable code for a question: its first telling words, unlike any that is taken.

    >>> code_from("Mijn werk is goed te doen.")
    'werk_goed_doen'
    >>> code_from("Werk goed doen", taken=["Werk_goed_doen"])
    'werk_goed_doen_2'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if not _LITTLE_WORDS.fullmatch(word)]
    code = "_".join(words[:3])[:_LONGEST_CODE].strip("_")
    code = code if code[:1].isalpha() else f"vraag_{code}".strip("_")
    folded = {name.casefold() for name in taken}
    number, unique = 2, code
    while unique in folded:
        unique, number = f"{code}_{number}", number + 1
    return unique


def options_from(
    texts: Collection[str], earlier: Collection[Optie] = (), prefix: str = ""
) -> tuple[Optie, ...]:
    """Return an option for each text; a text that was there before keeps its code, and with it its line."""
    known = {" ".join(option.tekst.casefold().split()): option.code for option in earlier}
    taken = {option.code for option in earlier}
    options, number = [], 1
    for text in texts:
        code = known.get(" ".join(text.casefold().split()))
        while code is None:
            fresh, number = f"{prefix}{number}", number + 1
            code = None if fresh in taken else fresh
        options.append(Optie(code, text))
        taken.add(code)
    return tuple(options)


def insert_vraag(inhoud: Inhoud, vraag: Vraag, code: str, plek: Plek) -> Inhoud:
    """Put a question before or after the one with this code, or on a new page after its page."""
    number, at = find_vraag(inhoud, code)
    if plek == "pagina":
        pages = (*inhoud.paginas[: number + 1], Pagina((vraag,)), *inhoud.paginas[number + 1 :])
        return replace(inhoud, paginas=pages)
    questions = list(inhoud.paginas[number].vragen)
    questions.insert(at + (plek == "na"), vraag)
    return _with_page(inhoud, number, tuple(questions))


def insert_vragen(inhoud: Inhoud, vragen: Sequence[Vraag], code: str, plek: Plek) -> Inhoud:
    """Put questions, in their order, after the one with this code, or on a new page after its page."""
    for vraag in vragen:
        inhoud, code, plek = insert_vraag(inhoud, vraag, code, plek), vraag.code, "na"
    return inhoud


def replace_vraag(inhoud: Inhoud, vraag: Vraag) -> Inhoud:
    """Put this question in the place of the one with its code."""
    number, at = find_vraag(inhoud, vraag.code)
    page = inhoud.paginas[number]
    return _with_page(inhoud, number, (*page.vragen[:at], vraag, *page.vragen[at + 1 :]))


def change_vraag(inhoud: Inhoud, code: str, **values: Any) -> Inhoud:
    """Change something of a question and leave the rest."""
    number, at = find_vraag(inhoud, code)
    return replace_vraag(inhoud, replace(inhoud.paginas[number].vragen[at], **values))


def remove_vraag(inhoud: Inhoud, code: str) -> Inhoud:
    """Take a question out. Raises Refusal for the last one."""
    number, at = find_vraag(inhoud, code)
    if sum(1 for _ in inhoud.vragen()) == 1:
        raise Refusal("Dit is de enige vraag. Voeg eerst een andere toe.")
    page = inhoud.paginas[number]
    return _with_page(inhoud, number, (*page.vragen[:at], *page.vragen[at + 1 :]))


def move_vraag(inhoud: Inhoud, code: str, *, up: bool) -> Inhoud:
    """Move a question one place up or down, over the edge of its page too.

    Raises Refusal where there is no further place.
    """
    number, at = find_vraag(inhoud, code)
    questions = list(inhoud.paginas[number].vragen)
    to = at - 1 if up else at + 1
    if 0 <= to < len(questions):
        questions[at], questions[to] = questions[to], questions[at]
        return _with_page(inhoud, number, tuple(questions))
    neighbour = number - 1 if up else number + 1
    if not 0 <= neighbour < len(inhoud.paginas):
        raise Refusal(f"Deze vraag staat al {_end(up=up)}.")
    vraag = questions.pop(at)
    there = inhoud.paginas[neighbour].vragen
    return _with_pages(
        inhoud, {number: tuple(questions), neighbour: (*there, vraag) if up else (vraag, *there)}
    )


def move_pagina(inhoud: Inhoud, code: str, *, up: bool) -> Inhoud:
    """Let the page with this question change places with its neighbour. Raises Refusal where it has none."""
    number, _ = find_vraag(inhoud, code)
    pages = list(inhoud.paginas)
    to = number - 1 if up else number + 1
    if not 0 <= to < len(pages):
        raise Refusal(f"Deze pagina staat al {_end(up=up)}.")
    pages[number], pages[to] = pages[to], pages[number]
    return replace(inhoud, paginas=tuple(pages))


def split_pagina(inhoud: Inhoud, code: str) -> Inhoud:
    """Begin a new page after this question. Raises Refusal when its page ends there already.

    What decides whether the page appears, decides the same for both parts.
    """
    number, at = find_vraag(inhoud, code)
    page = inhoud.paginas[number]
    if at == len(page.vragen) - 1:
        raise Refusal("Na deze vraag begint al een nieuwe pagina.")
    rest = replace(page, vragen=page.vragen[at + 1 :], titel="", uitleg="")
    parts = (replace(page, vragen=page.vragen[: at + 1]), rest)
    pages = (*inhoud.paginas[:number], *parts, *inhoud.paginas[number + 1 :])
    return replace(inhoud, paginas=pages)


def join_pagina(inhoud: Inhoud, code: str) -> Inhoud:
    """Put the questions of the page with this one on the page before it.

    Raises Refusal when there is none, and when the two do not appear under the same condition.
    """
    number, _ = find_vraag(inhoud, code)
    if not number:
        raise Refusal("Deze pagina heeft geen pagina ervoor.")
    before, page = inhoud.paginas[number - 1 : number + 1]
    if before.relevantie != page.relevantie:
        raise Refusal("Deze pagina's verschijnen niet tegelijk. Haal eerst hun voorwaarden weg.")
    joined = replace(before, vragen=before.vragen + page.vragen)
    pages = (*inhoud.paginas[: number - 1], joined, *inhoud.paginas[number + 1 :])
    return replace(inhoud, paginas=pages)


def change_pagina(inhoud: Inhoud, code: str, **values: Any) -> Inhoud:
    """Change what goes for the whole page with this question: titel, uitleg, relevantie, blok."""
    number, _ = find_vraag(inhoud, code)
    pages = list(inhoud.paginas)
    pages[number] = replace(pages[number], **values)
    return replace(inhoud, paginas=tuple(pages))


def find_vraag(inhoud: Inhoud, code: str) -> tuple[int, int]:
    """Return page and place, both from 0, of a question. Raises Refusal when it is not there."""
    for number, page in enumerate(inhoud.paginas):
        for at, vraag in enumerate(page.vragen):
            if vraag.code == code:
                return number, at
    raise Refusal("Deze vraag is er niet meer. Laad de pagina opnieuw.")


def _end(*, up: bool) -> str:
    return "bovenaan" if up else "onderaan"


def _with_page(inhoud: Inhoud, number: int, questions: tuple[Vraag, ...]) -> Inhoud:
    return _with_pages(inhoud, {number: questions})


def _with_pages(inhoud: Inhoud, changed: Mapping[int, tuple[Vraag, ...]]) -> Inhoud:
    """Give pages (from 0) these questions; a page that has none left goes."""
    pages = [
        replace(page, vragen=changed.get(number, page.vragen)) for number, page in enumerate(inhoud.paginas)
    ]
    return replace(inhoud, paginas=tuple(page for page in pages if page.vragen))
