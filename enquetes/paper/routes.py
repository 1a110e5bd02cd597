"""The way through a questionnaire for who has no program to lead them: in words and by jumps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import takewhile

from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.routing import evaluate, explain, parse
from enquetes.routing.course import Course
from enquetes.routing.kinds import names_sides
from enquetes.routing.piping import is_piped, pieces
from enquetes.routing.tree import Boom, Verwijzing, references

# By code in small letters: the number of a question on paper, and what it asks.
Numbered = Mapping[str, tuple[int, Vraag]]

_JUMPERS = frozenset({Soort.KEUZE, Soort.SCHAAL, Soort.RAPPORTCIJFER})
_SOMETIMES = "Alleen als dit past bij wat u eerder invulde."
_NO_DAY = dt.date(2000, 1, 1)


def numbered(inhoud: Inhoud) -> Numbered:
    """Return the number of each question that is filled in."""
    return {vraag.code.casefold(): (at, vraag) for at, vraag in enumerate(inhoud.asked(), start=1)}


def condition(part: Vraag | Pagina, known: Numbered) -> str:
    """Say in a sentence when a question or a page is meant for somebody; nothing when it always is."""
    if not part.relevantie:
        return ""
    tree = parse(part.relevantie)
    if not {code.casefold() for code in references(tree)} <= known.keys():
        # What is computed has no number on paper.
        return _SOMETIMES
    return f"Alleen als {explain(tree, known)}."


def jumps(course: Course, known: Numbered) -> dict[str, dict[str, int | None]]:
    """Return where an answer leads past questions: by code of question and option, None is the end.

    Only from a question that by itself decides about the ones that follow it.
    """
    order = [vraag for _, vraag in known.values()]
    found: dict[str, dict[str, int | None]] = {}
    for at, vraag in enumerate(order):
        if vraag.soort in _JUMPERS:
            targets = dict(_jumps_from(vraag, order[at + 1 :], course, known))
            if targets:
                found[vraag.code] = targets
    return found


def _jumps_from(
    vraag: Vraag, later: list[Vraag], course: Course, known: Numbered
) -> Iterator[tuple[str, int | None]]:
    own = vraag.code.casefold()

    def decided(other: Vraag) -> bool:
        rule = course.rules.get(other.code.casefold())
        if rule is None or names_sides(rule, course.vragen):
            return False
        return {each.casefold() for each in references(rule)} == {own}

    ruled = list(takewhile(decided, later))
    for option in vraag.opties:
        skipped = len(list(takewhile(lambda other: not _shows(course, other, own, option.code), ruled)))  # noqa: B023
        if skipped:
            after = later[skipped] if skipped < len(later) else None
            yield option.code, known[after.code.casefold()][0] if after else None


def _shows(course: Course, vraag: Vraag, code: str, answer: str) -> bool:
    return bool(evaluate(course.rules[vraag.code.casefold()], {code: answer}, _NO_DAY))


def on_paper(text: str, known: Numbered) -> str:
    """Return a text in which an earlier answer is filled in by the program, with words in its place."""
    if not is_piped(text):
        return text
    return "".join(piece if isinstance(piece, str) else _in_place(piece, known) for piece in pieces(text))


def _in_place(tree: Boom, known: Numbered) -> str:
    if isinstance(tree, Verwijzing) and tree.code.casefold() in known:
        return f"(uw antwoord bij vraag {known[tree.code.casefold()][0]})"
    return "…"
