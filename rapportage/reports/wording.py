"""Questions that did not keep their words: drawn with a break between the rounds, and never compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adoptie import dutch
from adoptie.periods import Period
from metingen.queries.cijfers import Cijfer
from metingen.queries.vergelijking import Wording, wordings
from rapportage import blocks
from rapportage.blocks import Bars, Block, Chart, Column, Heading, Note, Point, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.queries.feiten import Onderzoek
from rapportage.reports.series import point, question

WORDS_CHANGED = "de vraag kreeg andere woorden"
ANSWERS_CHANGED = "de antwoorden om uit te kiezen veranderden"
_MOST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Shared:
    """The questions that rounds of the same people have in common, and those that cannot be compared."""

    all: tuple[Wording, ...]

    @property
    def other_words(self) -> tuple[Wording, ...]:
        return tuple(each for each in self.all if not each.same_words)

    @property
    def other_answers(self) -> tuple[Wording, ...]:
        return tuple(each for each in self.all if each.same_words and not each.same_answers)

    @property
    def title(self) -> str:
        """Say how many of the questions kept their words; empty when all did."""
        count, total = len(self.other_words), len(self.all)
        if count and total == 1:
            return "De enige vraag in beide rondes kreeg andere woorden"
        if count:
            verb = "kreeg" if count == 1 else "kregen"
            return f"Van de {total} vragen in beide rondes {verb} {count} andere woorden"
        if self.other_answers:
            return "Bij sommige vragen veranderden de antwoorden om uit te kiezen"
        return ""


def shared(onderzoek: Onderzoek, period: Period) -> Shared:
    """Return the questions that a round of the period asked, and one before it too."""
    found = wordings(onderzoek.in_lijn)
    return Shared(tuple(each for each in found if period.contains(each.versions[-1].eind)))


def chapter(onderzoek: Onderzoek, period: Period) -> Iterator[Block]:
    """Yield the questions that changed, drawn with a break; those that only got other answers by name."""
    asked = shared(onderzoek, period)
    if not asked.title:
        return
    yield Heading(1, asked.title, "woorden")
    yield Text("Een verschil tussen de rondes kan dan door de vraag komen, en niet door het werk.", "lead")
    yield Note("Over een breuk heen tekenen we geen lijn en geven we geen oordeel.", "waarschuwing")
    for number, each in enumerate(asked.other_words, start=1):
        yield broken(each, onderzoek.in_lijn, f"grafiek-woorden-{number}") or _words(each)
    if asked.other_answers:
        yield Heading(2, "Dezelfde vraag, andere antwoorden", "antwoorden")
        yield Text(
            "Bij deze vragen bleven de woorden gelijk. De antwoorden om uit te kiezen veranderden. "
            "Ook die vergelijken we niet:",
            items=tuple(question(each.versions[-1]) for each in asked.other_answers),
        )


def broken(wording: Wording, figures: Sequence[Cijfer], anchor: str) -> Chart | None:
    """Draw what each round found on a question that changed, with a break where it did.

    None when the rounds found another kind of thing, such as a number and a share.
    """
    rounds = _narrowed([_told(version, figures) for version in wording.versions])
    if len({each.eenheid for part in rounds for each in part}) > 1:
        return None
    begins = [sum(map(len, rounds[:index])) for index in range(len(rounds))]
    pairs = zip(begins[1:], wording.versions[:-1], wording.versions[1:], strict=True)
    data = Bars(
        tuple(_point(each, alone=len(part) == 1) for part in rounds for each in part),
        tuple((at, why) for at, before, after in pairs if (why := changed(before, after))),
    )
    newest = rounds[-1][0]
    return make_chart(
        data,
        newest.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=question(newest),
        measure=_measure(rounds),
        source=dutch.listing([each.periode_naam for each in wording.versions]),
        anchor=anchor,
        wordings=[blocks.Wording(each.periode_naam, question(each)) for each in wording.versions],
    )


def _words(wording: Wording) -> Table:
    rows = tuple((each.periode_naam, question(each)) for each in wording.versions)
    return Table(question(wording.versions[-1]), (Column("Ronde"), Column("De woorden")), rows)


def changed(before: Cijfer, after: Cijfer) -> str:
    """Say why two rounds cannot be compared on a question; empty when they can."""
    if before.vraag_hash == after.vraag_hash:
        return ""
    return ANSWERS_CHANGED if question(before) == question(after) else WORDS_CHANGED


def _told(version: Cijfer, figures: Sequence[Cijfer]) -> list[Cijfer]:
    """Return what one round found: a score, or the answers that were chosen most, or one number."""
    own = [
        each
        for each in figures
        if (each.ronde_id, each.vraag_code) == (version.ronde_id, version.vraag_code)
        and not each.code.endswith((":top2", ":zeven"))
    ]
    if version.eenheid == "aantal":
        return [version]
    scores = [each for each in own if each.code.endswith((":score", ":cijfer"))]
    answers = [each for each in own if ":" not in each.code and each.waarde != 0]
    most = sorted(answers, key=lambda each: each.hidden or -(each.waarde or 0.0))[:_MOST_ANSWERS]
    return scores or sorted(most, key=lambda each: (each.code, each.volgorde)) or [version]


def _narrowed(rounds: list[list[Cijfer]]) -> list[list[Cijfer]]:
    """Leave one of two answers where all rounds know the same two: the other one follows from it."""
    names = {tuple(sorted(each.categorie.lower() for each in part)) for part in rounds}
    if len(names) > 1 or len(next(iter(names))) != 2 or "" in next(iter(names)):
        return rounds
    kept = rounds[-1][0].categorie.lower()
    return [[each for each in part if each.categorie.lower() == kept] for part in rounds]


def _point(figure: Cijfer, *, alone: bool) -> Point:
    label = figure.categorie or figure.naam
    return replace(point(figure), x=figure.periode_naam if alone else f"{figure.periode_naam}: {label}")


def _measure(rounds: Sequence[Sequence[Cijfer]]) -> str:
    newest = rounds[-1][0]
    if newest.categorie and all(len(part) == 1 for part in rounds):
        return f"Aandeel dat '{newest.categorie}' antwoordde"
    if newest.eenheid == "procent":
        return "De antwoorden die het meest zijn gekozen"
    return newest.definitie.rstrip(".")
