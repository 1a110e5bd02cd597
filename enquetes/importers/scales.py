"""Sets of answers that everybody knows, with their order: agree, never to always, yes and no."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from enquetes.content import Optie, Soort
from enquetes.importers.texts import label_key

_LABELLED = re.compile(r"(?P<number>[0-9]{1,2})(?:\s*[-\u2013=:.(]\s*|\s+)\S.*")
_MOST_POINTS = 11


@dataclass(frozen=True, slots=True)
class KnownScale:
    """The answers of a scale in their order; each may be written in several ways."""

    soort: Soort
    answers: tuple[tuple[str, ...], ...]

    def keys(self) -> set[str]:
        return {label_key(way) for answer in self.answers for way in answer}

    def holds(self, keys: Collection[str]) -> bool:
        """Tell whether these labels are answers of this scale, each in one spelling."""
        used = [sum(label_key(way) in keys for way in answer) for answer in self.answers]
        return max(used) == 1 and sum(used) == len(keys)

    def options(self, shown: Mapping[str, str]) -> tuple[Optie, ...]:
        """Return all answers, in the words of ``shown`` (by key) where somebody gave them."""
        options = []
        for place, ways in enumerate(self.answers, start=1):
            used = next((shown[label_key(way)] for way in ways if label_key(way) in shown), ways[0])
            options.append(Optie(_code(self, place), used))
        return tuple(options)


def _code(scale: KnownScale, place: int) -> str:
    return "YN"[place - 1] if scale.soort == Soort.KEUZE else str(place)


def _scale(*answers: str, soort: Soort = Soort.SCHAAL) -> KnownScale:
    return KnownScale(soort, tuple(tuple(answer.split("|")) for answer in answers))


_NEUTRAL_EN = "Neither agree nor disagree|Neither agree or disagree|Neutral"
_NEUTRAL_NL = (
    "Niet eens, niet oneens|Niet mee eens, niet mee oneens|Niet eens en niet oneens|Niet eens/niet oneens"
    "|Noch eens, noch oneens|Neutraal"
)
_OFTEN_NL = "Vaak|Regelmatig|Meestal"

YES_NO = tuple(
    _scale(*answers, soort=Soort.KEUZE) for answers in (("Ja", "Nee"), ("Yes", "No"), ("Ja", "Nein"))
)
# Where several hold all answers of a question, the one that fits most columns of the file is taken, then the
# first.
KNOWN = (
    *YES_NO,
    _scale("Strongly disagree", "Disagree", _NEUTRAL_EN, "Agree", "Strongly agree"),
    _scale("Strongly disagree", "Disagree", "Agree", "Strongly agree"),
    _scale(
        "Strongly disagree",
        "Disagree",
        "Somewhat disagree|Slightly disagree",
        _NEUTRAL_EN,
        "Somewhat agree|Slightly agree",
        "Agree",
        "Strongly agree",
    ),
    _scale(
        "Helemaal oneens|Zeer oneens|Helemaal mee oneens|Helemaal niet mee eens",
        "Oneens|Mee oneens|Niet mee eens",
        _NEUTRAL_NL,
        "Eens|Mee eens",
        "Helemaal eens|Zeer eens|Helemaal mee eens",
    ),
    _scale("Never", "Rarely|Seldom", "Sometimes", "Often|Usually|Frequently", "Always|Very often"),
    _scale("Never", "Sometimes", "Often", "Very often", "Always"),
    _scale("Nooit", "Zelden|Bijna nooit", "Soms", _OFTEN_NL, "Altijd|Heel vaak|Zeer vaak"),
    _scale("Nooit", "Soms", "Vaak|Regelmatig", "Heel vaak|Zeer vaak", "Altijd"),
    _scale(
        "Very dissatisfied",
        "Dissatisfied",
        "Neither satisfied nor dissatisfied|Neutral",
        "Satisfied",
        "Very satisfied",
    ),
    _scale(
        "Zeer ontevreden|Heel ontevreden",
        "Ontevreden",
        "Niet tevreden, niet ontevreden|Niet ontevreden, niet tevreden|Neutraal",
        "Tevreden",
        "Zeer tevreden|Heel tevreden",
    ),
    _scale("Very poor|Very bad", "Poor|Bad", "Fair|Average|Acceptable", "Good", "Very good|Excellent"),
    _scale(
        "Heel slecht|Zeer slecht",
        "Slecht",
        "Niet goed, niet slecht|Matig|Redelijk|Voldoende",
        "Goed",
        "Heel goed|Zeer goed",
    ),
)
# Answers that say that there is no answer. "Prefer not to say" is one: somebody chose not to tell.
_NO_ANSWER = frozenset(
    label_key(text)
    for text in (
        "Weet ik niet", "Weet niet", "Weet ik niet / geen mening", "Weet niet/geen mening", "Geen antwoord",
        "Geen mening", "N.v.t.", "Nvt", "Niet van toepassing", "Don't know", "I don't know", "No answer",
        "No opinion", "Not applicable", "N/A",
    )
)  # fmt: skip
YES = frozenset({"ja", "yes", "y", "j", "1", "true", "waar", "x", "oui"})
NO = frozenset({"nee", "no", "n", "0", "false", "onwaar", "nein", "non"})


def counts(text: str) -> bool:
    """Tell whether an answer is one: "weet ik niet" is not."""
    return label_key(text) not in _NO_ANSWER


def fitting_scales(keys: Collection[str]) -> Iterator[KnownScale]:
    """Yield the known scales that hold all these labels, "weet ik niet" aside."""
    asked = set(keys) - _NO_ANSWER
    yield from (scale for scale in KNOWN if scale.holds(asked))


def numbered_options(shown: Mapping[str, str]) -> tuple[Optie, ...]:
    """Return the points of a scale of numbers of which some have words: ``0 - Niet`` to ``5 - Zeer``.

    Returns nothing when the labels (by key) are no such scale.
    """
    points: dict[int, str] = {}
    worded = 0
    for text in shown.values():
        found = _LABELLED.fullmatch(text)
        if found is None and not (text.isascii() and text.isdigit()):
            return ()
        number = int(found["number"] if found else text)
        if number in points:
            return ()
        points[number] = text
        worded += found is not None
    low, high = min(points, default=0), max(points, default=0)
    if not 0 < worded < len(points) or not 2 <= high - low < _MOST_POINTS:
        return ()
    return tuple(Optie(str(point), points.get(point, str(point))) for point in range(low, high + 1))
