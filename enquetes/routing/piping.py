"""Earlier answers inside a text: "U werkt {uren} uur. Wat vindt u daarvan?"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from adoptie import dutch
from enquetes.content import Soort, Vraag
from enquetes.routing.checking import Vragen, check
from enquetes.routing.evaluating import Known, evaluate, given, in_words
from enquetes.routing.faults import RoutingError
from enquetes.routing.parsing import parse
from enquetes.routing.tree import Boom, Verwijzing, references

# "{{" is a brace that stands in the text.
_PIECE = re.compile(r"\{\{|\{([^{}]*)\}|\{")
_NOTHING = "…"


def is_piped(text: str) -> bool:
    return "{" in text


@lru_cache(maxsize=4_096)
def pieces(text: str) -> tuple[str | Boom, ...]:
    """Return a text as what stands in it and what is filled in. Raises RoutingError for a stray brace."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[str | Boom]:
    at = 0
    for found in _PIECE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        at = found.end()
        if found[0] == "{{":
            yield "{"
        elif found[1] is None:
            raise RoutingError(
                f"In '{text[:60]}' staat een accolade die niet sluit. Schrijf '{{{{' voor een los teken."
            )
        else:
            yield parse(found[1])
    if at < len(text):
        yield text[at:]


def fills_in(text: str) -> bool:
    """Tell whether an answer stands in a text. Raises RoutingError for a stray brace."""
    return any(not isinstance(piece, str) for piece in pieces(text))


def check_text(text: str, vragen: Vragen) -> frozenset[str]:
    """Check what a text fills in; return the codes of the questions that it looks at.

    Raises RoutingError as ``parse`` and ``check`` do.
    """
    trees = [piece for piece in pieces(text) if not isinstance(piece, str)]
    for tree in trees:
        check(tree, vragen)
    return frozenset().union(*(references(tree) for tree in trees))


def filled_in(text: str, answers: Known, vragen: Vragen, vandaag: dt.date) -> str:
    """Return a text with the answers in it; where there is none it shows three dots."""
    if not is_piped(text):
        return text
    return "".join(
        piece if isinstance(piece, str) else _value(piece, answers, vragen, vandaag) for piece in pieces(text)
    )


def _value(tree: Boom, answers: Known, vragen: Vragen, vandaag: dt.date) -> str:
    if isinstance(tree, Verwijzing):
        vraag = vragen[tree.code.casefold()]
        answer = given(tree, answers)
        has_labels = vraag.opties and not vraag.is_written(tree.deel)
        if isinstance(answer, list) or (isinstance(answer, str) and has_labels):
            return dutch.listing(list(_labels(vraag, tree.deel, answer))) or _NOTHING
    return in_words(evaluate(tree, answers, vandaag)) or _NOTHING


def _labels(vraag: Vraag, deel: str, answer: list[str] | str) -> Iterator[str]:
    texts = {option.code: option.tekst for option in vraag.options_of(deel)}
    wanted = [answer] if isinstance(answer, str) else answer
    if vraag.soort != Soort.RANGSCHIKKING:
        wanted = [code for code in texts if code in wanted]
    yield from (texts[code] for code in wanted if code in texts)
