"""What stands out in a group: at most three things, chosen by a rule that the reader is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from metingen.queries.cijfers import Cijfer
from metingen.queries.veranderingen import Change, changes_of_rounds
from rapportage.queries.groepsbeeld import Groepsbeeld
from rapportage.reports import answers, compared, groups
from rapportage.reports.words import judged, lower, value_text

MOST = 3
RULE = (
    "Zo kozen we: het meest veranderd sinds de vorige ronde, of het verst van iedereen samen (buiten de "
    "grenzen). Anders het hoogste en laagste cijfer. Bij veel vragen is soms iets toch toeval."
)
# A longer question is cut here: its whole words stand in the report on the round.
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Opvallend:
    """Something that stands out, and the question that it is about; empty when it is about more.

    ``samen``: it says nothing of the group, but of everybody together.
    """

    code: str
    sentence: str
    samen: bool = False


def standing_out(beeld: Groepsbeeld) -> tuple[Opvallend, ...]:
    """Return what stands out: of each kind the largest, then the next ones; no question twice."""
    own = groups.of_group(beeld.groep, beeld.per_groep, beeld.groepen)
    kinds = (
        [Opvallend(each.after.code, _changed(each)) for each in _largest(_own_changes(beeld))],
        [*_apart(beeld.groep, own, beeld.samen)],
        [
            Opvallend(each.after.code, _changed(each, ", iedereen samen"), samen=True)
            for each in _largest(compared.of_round(beeld.onderzoek, beeld.ronde))
        ],
    )
    found: dict[str, Opvallend] = {}
    for each in filter(None, chain.from_iterable(zip_longest(*kinds))):
        found.setdefault(each.code, each)
    return (*found.values(), *_ends(beeld.groep, own, beeld.samen))[:MOST]


def _own_changes(beeld: Groepsbeeld) -> tuple[Change, ...]:
    """Return what changed in the group, judged over all its questions together."""
    # A group that stands alone in both rounds is compared as a whole is.
    as_whole = [replace(figure, groep="") for figure in beeld.in_lijn]
    return tuple(each for each in changes_of_rounds(as_whole) if each.after.ronde_id == beeld.ronde)


def _largest(changes: Sequence[Change]) -> list[Change]:
    """Return the clear changes, the one that is largest beside its doubt first."""
    return sorted((each for each in changes if each.clear), key=_weight, reverse=True)


def _weight(change: Change) -> float:
    low, high = change.difference.low, change.difference.high
    return _beside(change.difference.value, 0.0, low, high)


def _beside(value: float | None, other: float, low: float | None, high: float | None) -> float:
    """Return how far two values lie apart, in margins; more than 1 is outside it."""
    if value is None or low is None or high is None:
        return 0.0
    margin = high - value if other > value else value - low
    return abs(value - other) / margin if margin else 0.0


def _changed(change: Change, who: str = "") -> str:
    told = lower(judged(change.direction, change.sentence))
    return f"'{named(change.after)}'{who}: {told}"


def _apart(name: str, own: Sequence[Cijfer], whole: Sequence[Cijfer]) -> Iterator[Opvallend]:
    """Yield where everybody together lies outside the margin of the group, the farthest first."""
    pairs = [
        (each, all_) for each in own for all_ in whole if all_.code == each.code and groups.one_number(all_)
    ]
    known = [
        (_beside(each.waarde, all_.waarde, each.laag, each.hoog), each, all_)
        for each, all_ in pairs
        if not each.categorie and all_.waarde is not None
    ]
    for apart, each, all_ in sorted(known, key=lambda row: row[0], reverse=True):
        if apart > 1:
            yield Opvallend(
                each.code,
                f"'{named(each)}': {value_text(each)} bij {each.groep or name}, "
                f"{value_text(all_)} bij iedereen samen.",
            )


def _ends(name: str, own: Sequence[Cijfer], whole: Sequence[Cijfer]) -> Iterator[Opvallend]:
    """Yield the highest and lowest score, of the group where it can be shown."""
    for who, figures, samen in ((name, own, False), ("Iedereen samen", whole, True)):
        told = answers.extremes(
            [each if each.categorie else replace(each, naam=named(each)) for each in figures]
        )
        if told:
            yield Opvallend("", f"{who}: {lower(told)}", samen)


def named(figure: Cijfer) -> str:
    """Return the words of a question, cut where they are long."""
    return shortened(figure.naam, _LONGEST)


def shortened(text: str, longest: int) -> str:
    """Cut a text after a whole word.

    >>> shortened("Als iets niet lukt, krijg ik snel hulp.", 20)
    'Als iets niet lukt, …'
    """
    told = text.strip().rstrip(".")
    return told if len(told) <= longest else f"{told[:longest].rsplit(' ', 1)[0]} …"
