"""Texts of mails with fields to fill in: ``{naam}`` becomes who it is for, ``{{`` is a brace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from adoptie import dutch
from adoptie.refusal import Refusal

LONGEST_SUBJECT = 120
LINK = "link"
FIELDS = {
    "naam": "de naam uit de lijst, of 'lezer' als er geen naam is",
    "ronde": "de naam van de ronde",
    "vragenlijst": "de titel van de vragenlijst",
    "gemeente": "de naam van de gemeente",
    "inleiding": "waarom u dit vraagt: de inleiding van de vragenlijst",
    "duur": "hoelang invullen duurt, bijvoorbeeld '3 minuten'",
    "sluit_op": "de laatste dag waarop iemand online kan meedoen",
    "afgesloten_op": "de dag waarop de ronde definitief wordt afgesloten",
    LINK: "de eigen link van deze persoon",
}
_PART = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}]*)\}|[{}]")
_GAP = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Tekst:
    """What one kind of mail says: ``tekst`` may have several lines, ``onderwerp`` is one."""

    onderwerp: str
    tekst: str


def fields_for(*, linked: bool) -> tuple[str, ...]:
    """Return the fields that a mail with or without a link may have."""
    return tuple(name for name in FIELDS if linked or name != LINK)


def refuse_text(tekst: Tekst, *, linked: bool) -> None:
    """Raise Refusal with the first thing that is wrong with this text."""
    for fault in (*subject_faults(tekst.onderwerp), *body_faults(tekst.tekst, linked=linked)):
        raise Refusal(fault)


def subject_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a subject, a sentence each."""
    found = list(_fields(text))
    if LINK in found:
        yield "De link hoort in de tekst, niet in het onderwerp."
    yield from _strange(found, fields_for(linked=False))


def body_faults(text: str, *, linked: bool) -> Iterator[str]:
    """Yield what is wrong with the text of a mail, a sentence each."""
    found = list(_fields(text))
    if linked and LINK not in found:
        yield "Het veld {link} ontbreekt. Zonder link kan niemand meedoen."
    if not linked and LINK in found:
        yield "Deze mail heeft geen link: de ronde is dan gesloten. Haal {link} weg."
    yield from _strange(found, fields_for(linked=linked))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in place of the fields of a text in which nothing is wrong."""

    def part(match: re.Match[str]) -> str:
        name = match["field"]
        return match[0][0] if name is None else values[name.strip()]

    # Where a field is empty its paragraph goes.
    return _GAP.sub("\n\n", _PART.sub(part, text))


def _fields(text: str) -> Iterator[str]:
    """Yield the names of the fields in a text; a brace without its twin is the field ``{`` or ``}``."""
    for match in _PART.finditer(text):
        if match["field"] is not None:
            yield match["field"].strip()
        elif len(match[0]) == 1:
            yield match[0]


def _strange(found: list[str], known: tuple[str, ...]) -> Iterator[str]:
    """Yield of each field that cannot be what it should be; the link has a sentence of its own."""
    for name in dict.fromkeys(found):
        if name == LINK:
            continue
        if name in {"{", "}"}:
            yield f"Er staat een {name} zonder de andere haak. Schrijf een veld zo: {{naam}}."
        elif name not in known:
            near = get_close_matches(name, known, 1)
            choice = f"Bedoelt u {{{near[0]}}}?" if near else f"Kies uit: {dutch.listing(known, 'of')}."
            yield f"Het veld {{{name}}} bestaat niet. {choice}"
