"""What share of the people asked will see their own group, when each of them answers with some chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb, prod

from .rules import Drempels


@dataclass(frozen=True, slots=True)
class Aandelen:
    """At ``respons`` percent: shares of the people asked, together 1.

    ``volledig``: in a group of which every answer is shown; ``grof``: of which a mean and three classes are;
    ``samen``: in a group that is only seen together with another, or not at all.
    """

    respons: int
    volledig: float
    grof: float
    samen: float


@dataclass(frozen=True, slots=True)
class Herkenbaarheid:
    """How unique the combination of classes is: how many occur, the smallest, and people in small ones.

    ``alleen`` are people whose combination nobody else has, ``klein`` those in one of fewer than the minimum.
    """

    combinaties: int
    kleinste: int
    alleen: int
    klein: int


def expected_shares(
    invited: Mapping[str, int], respons: int, drempels: Drempels, buren: Mapping[str, str] | None = None
) -> Aandelen:
    """Return what may be expected to be seen, as shares of the people asked.

    ``invited``: group -> people asked. Each answers with chance ``respons`` / 100, whatever the others do
    (binomial). A group is seen by itself when it has enough answers and so has every group that would join
    it: a group that falls short joins its neighbour in ``buren``, or else the smallest other one.
    """
    total = sum(invited.values())
    if not total:
        return Aandelen(respons, 0.0, 0.0, 1.0)
    chance = respons / 100
    enough = {name: at_least(drempels.groep, n, chance) for name, n in invited.items()}
    joins = _partners(invited, buren or {})
    full = coarse = 0.0
    for name, n in invited.items():
        alone = prod(enough[other] for other, to in joins.items() if to == name)
        whole = at_least(drempels.volledig, n, chance)
        full += n * alone * whole
        coarse += n * alone * (enough[name] - whole)
    return Aandelen(respons, full / total, coarse / total, max(0.0, 1 - (full + coarse) / total))


def at_least(k: int, n: int, chance: float) -> float:
    """Return the chance that at least ``k`` of ``n`` people answer.

    >>> round(at_least(5, 18, 0.5), 4)
    0.9846
    """
    return sum(comb(n, x) * chance**x * (1 - chance) ** (n - x) for x in range(max(0, k), n + 1))


def visible_share(sizes: Iterable[int], k: int, chance: float) -> float:
    """Return the share of people in a group that may be expected to have enough answers of its own.

    >>> round(visible_share([18, 18, 18, 18, 18], 5, 0.5), 2)
    0.98
    """
    known = list(sizes)
    return sum(n * at_least(k, n, chance) for n in known) / max(1, sum(known))


def uniqueness(combinations: Iterable[object], minimum: int) -> Herkenbaarheid:
    """Count how many people share each combination, one per person.

    >>> uniqueness(["a", "a", "b"], 2)
    Herkenbaarheid(combinaties=2, kleinste=1, alleen=1, klein=1)
    """
    counts = Counter(combinations).values()
    return Herkenbaarheid(
        combinaties=len(counts),
        kleinste=min(counts, default=0),
        alleen=sum(count for count in counts if count == 1),
        klein=sum(count for count in counts if count < minimum),
    )


def _partners(invited: Mapping[str, int], buren: Mapping[str, str]) -> dict[str, str]:
    """Return which group each one joins when it falls short."""
    by_size = sorted(invited, key=lambda name: (invited[name], name.casefold(), name))
    found = {}
    for name in invited:
        other = buren.get(name, "")
        if other not in invited or other == name:
            other = next((each for each in by_size if each != name), "")
        found[name] = other
    return found
