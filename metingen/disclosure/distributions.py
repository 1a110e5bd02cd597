"""How an answer distribution may look: in full, in three classes, or hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .rules import DisclosureError

Counts = tuple[int, ...]
Classes = tuple[tuple[int, ...], ...]


class Weergave(StrEnum):
    """How much of a distribution is shown."""

    VOLLEDIG = "volledig"
    KLASSEN = "klassen"
    VERBORGEN = "verborgen"


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """The possible answers to one item, in order.

    ``points``: a whole number per answer of an ordered scale (1 to 5, or 0 to 10), rising; empty when the
    answers are options without order, which have no mean. An option of a multiple-choice question is an
    item by itself with the two answers "niet gekozen" and "gekozen", and its own base.
    """

    size: int
    points: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 2:
            raise DisclosureError("Een vraag heeft minstens twee antwoorden nodig. Controleer de vraag.")
        if self.points and (len(self.points) != self.size or list(self.points) != sorted(set(self.points))):
            raise DisclosureError(
                f"De schaal heeft {self.size} antwoorden. Geef elk antwoord een eigen, oplopend getal."
            )


def scale(size: int) -> Antwoorden:
    """Return an ordered scale with the points 1 to ``size``."""
    return Antwoorden(size, tuple(range(1, size + 1)))


def fold(antwoorden: Antwoorden, total: Sequence[int]) -> Classes:
    """Fold the answers into at most three classes: per class the indices of its answers.

    An ordered scale folds into *onderste, midden, bovenste*; the outer classes hold (k + 1) // 3 answers
    each, so 5 gives 2-1-2, 7 gives 2-3-2, 10 gives 3-4-3. Options without order have no natural classes:
    the two options chosen most in ``total`` (the whole, ties by order) stand apart and the rest is one
    class, the same for every group, so that the fold itself tells nothing about a group. Up to three
    answers nothing is folded.
    """
    size = antwoorden.size
    if size <= 3:
        return tuple((index,) for index in range(size))
    if antwoorden.points:
        outer = (size + 1) // 3
        return (
            tuple(range(outer)),
            tuple(range(outer, size - outer)),
            tuple(range(size - outer, size)),
        )
    first, second = sorted(sorted(range(size), key=lambda index: (-total[index], index))[:2])
    return ((first,), (second,), tuple(index for index in range(size) if index not in (first, second)))


def living(classes: Classes, total: Sequence[int]) -> Classes:
    """Drop answers that nobody gave: beside a full total everyone knows that no group has them."""
    return tuple(tuple(index for index in members if total[index]) for members in classes)


def folded(counts: Sequence[int], classes: Classes) -> Counts:
    """Add up counts per class."""
    return tuple(sum(counts[index] for index in members) for members in classes)


def lopsided(counts: Sequence[int]) -> bool:
    """Tell whether all answers, or all but one, are the same.

    All but one counts too: whoever gave the other answer knows what everyone else said.
    """
    return max(counts) >= sum(counts) - 1


@dataclass(frozen=True, slots=True)
class Published:
    """What may be seen of one distribution.

    ``n`` respondents. ``counts`` per answer is filled when ``weergave`` is VOLLEDIG; ``classes`` (per
    class of ``fold``) when it is KLASSEN or VOLLEDIG; both are empty when it is VERBORGEN.
    """

    weergave: Weergave
    n: int
    counts: Counts = ()
    classes: Counts = ()


def publish(counts: Sequence[int], weergave: Weergave, classes: Classes) -> Published:
    """Cut a distribution down to what its ``weergave`` allows."""
    n = sum(counts)
    if weergave is Weergave.VERBORGEN:
        return Published(weergave, n)
    shown = tuple(counts) if weergave is Weergave.VOLLEDIG else ()
    return Published(weergave, n, shown, folded(counts, classes))


def own_weergave(counts: Sequence[int], volledig: int, classes: Classes) -> Weergave:
    """Return what one group may show by itself, before anything is said about the groups beside it.

    From ``volledig`` respondents every answer, below it classes. Whatever is shown must not be lopsided:
    there are always at least two people outside its largest cell; else the group is hidden. (Classes of a
    lopsided distribution are lopsided as well, so folding alone never helps.)
    """
    identity = all(len(members) == 1 for members in classes)
    if sum(counts) >= volledig or identity:
        return Weergave.VERBORGEN if lopsided(counts) else Weergave.VOLLEDIG
    return Weergave.VERBORGEN if lopsided(folded(counts, classes)) else Weergave.KLASSEN
