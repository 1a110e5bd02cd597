"""What changed between two rounds that asked the same people the same, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie.periods import Period
from metingen.queries.lijnen import ANDERE_WOORDEN, OMGEZET
from metingen.queries.veranderingen import Change, changes_of_rounds
from rapportage.blocks import Block, Column, Heading, Table, Text
from rapportage.charts.words import column_kind
from rapportage.queries.feiten import Onderzoek
from rapportage.reports.series import question
from rapportage.reports.words import cell, decimals_of, listed_some

_MOST_NAMED = 3
NO_CAUSE = "Waardoor het veranderde, is hiermee niet te zeggen: er was geen groep om mee te vergelijken."
_OTHER_WORDS = {
    ANDERE_WOORDEN: "Deze vragen zijn eerder net iets anders gesteld. Wie ze maakte, vindt de antwoorden te "
    "vergelijken:",
    OMGEZET: "Bij deze vragen waren de antwoorden eerder anders. Wij zetten ze om naar de antwoorden van nu:",
}
_COMPARED = {
    "punten": "scores van 0 tot 100",
    "getal": "het gemiddelde getal",
    "procent": "het deel dat dit aankruiste",
}


def changes(onderzoek: Onderzoek, period: Period) -> tuple[Change, ...]:
    """Return what changed between rounds of which the later one ended in the period.

    All rounds are judged together, so that a question has one verdict wherever it is told.
    """
    return tuple(each for each in changes_of_rounds(onderzoek.in_lijn) if period.contains(each.after.eind))


def of_round(onderzoek: Onderzoek, ronde: int) -> tuple[Change, ...]:
    """Return what changed between a round, the last of these, and the one before it."""
    return tuple(each for each in changes_of_rounds(onderzoek.in_lijn) if each.after.ronde_id == ronde)


def chapter(found: Sequence[Change]) -> Iterator[Block]:
    """Yield the changes as tables, a table for each pair of rounds and kind of figure."""
    if not found:
        return
    yield Heading(1, title(found), "veranderd")
    yield Text(worse_first(found), "lead")
    rounds: dict[tuple[str, str, str], list[Change]] = {}
    for change in sorted(found, key=lambda change: list(_COMPARED).index(change.after.eenheid)):
        pair = (change.before.periode_naam, change.after.periode_naam, change.after.eenheid)
        rounds.setdefault(pair, []).append(change)
    for (first, last, unit), part in rounds.items():
        figures = (Column(name, column_kind(unit), decimals_of(unit)) for name in (first, last))
        columns = (Column("Vraag"), *figures, Column("Oordeel"))
        rows = tuple((each.after.naam, cell(each.before), cell(each.after), each.sentence) for each in part)
        yield Table(f"{first} en {last}: {_COMPARED[unit]}", columns, rows)
    yield from _in_other_words(found)
    yield Text(
        f"{NO_CAUSE} Wie er in beide rondes meedeed, weten we niet. "
        f"We rekenen alsof het steeds andere mensen waren. {_looked_at(len(found))}"
    )


def _in_other_words(found: Sequence[Change]) -> Iterator[Block]:
    """Name the questions that were asked in other words before, and why they are compared all the same."""
    for flag in (ANDERE_WOORDEN, OMGEZET):
        names = tuple(
            dict.fromkeys(
                question(each.before) for each in found if flag in (*each.before.vlaggen, *each.after.vlaggen)
            )
        )
        if names:
            yield Text(_OTHER_WORDS[flag], items=names)


def _looked_at(count: int) -> str:
    if count == 1:
        return ""
    return f"Bij het oordeel is meegerekend dat we naar {count} vragen tegelijk keken."


def title(found: Sequence[Change]) -> str:
    """Return the chapter title: at how many questions there is a change."""
    clear, count = sum(change.clear for change in found), len(found)
    if count == 1:
        return f"Het verschil tussen de rondes {'is meer dan toeval' if clear else 'kan toeval zijn'}"
    part = f"{clear} van de" if clear else "geen van de"
    questions = f"{'alle' if clear == count else part} {count} vragen"
    return f"Bij {questions} is het verschil tussen de rondes meer dan toeval"


def worse_first(found: Sequence[Change]) -> str:
    """Name what changed, what became worse before what became better; say so where nothing did."""
    return named(found) or "Kleine verschillen kunnen toeval zijn."


def named(found: Sequence[Change]) -> str:
    """Name what changed, what became worse before what became better; empty where nothing did."""
    names: dict[str, list[str]] = {"Slechter": [], "Beter": [], "Gestegen": [], "Gedaald": []}
    for change in found:
        if change.clear:
            names[_way(change)].append(change.after.naam.rstrip("."))
    return " ".join(f"{way}: {listed_some(which, _MOST_NAMED)}." for way, which in names.items() if which)


def _way(change: Change) -> str:
    """Return the judgement on a change, or which way it went where neither is better."""
    if change.direction in {"beter", "slechter"}:
        return change.direction.capitalize()
    return "Gestegen" if (change.difference.value or 0) > 0 else "Gedaald"
