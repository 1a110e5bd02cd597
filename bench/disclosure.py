"""What may be seen: of twelve rounds with 40 groups and 60 questions, and of all crossings of 40 breakdowns.

The same groups stand alone, and in departments of five.

Beside each the floor: hiding what is under the minimum, which protects nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

ROUNDS, GROUPS, ITEMS, ANSWERS = 12, 40, 60, 5
BREAKDOWNS, PEOPLE = 40, 273
_K = 5

Item = Mapping[str, tuple[int, ...]]


def _items() -> Iterator[Item]:
    """Yield items in which groups of 3 to 30 people agree more or less."""
    rng = np.random.default_rng(1)
    for _ in range(ROUNDS):
        sizes = rng.integers(3, 31, GROUPS)
        for _ in range(ITEMS):
            leaning = rng.dirichlet(np.ones(ANSWERS) * rng.choice([0.2, 1.0, 4.0]), GROUPS)
            yield {
                f"Groep {at:02d}": tuple(int(count) for count in rng.multinomial(size, lean))
                for at, (size, lean) in enumerate(zip(sizes, leaning, strict=True))
            }


def rounds() -> str:
    from metingen.disclosure import Klasse, Weergave, protect_round, scale, thresholds

    rules, answers = thresholds(Klasse.PERSONEN), scale(ANSWERS)
    shown = told = 0
    for item in _items():
        groups = protect_round(item, answers, rules).groups
        told += len(groups)
        shown += sum(group.published.weergave is not Weergave.VERBORGEN for group in groups)
    return f"{ROUNDS} rondes, {shown / told:.0%} van de groepen te zien"


def rounds_floor() -> str:
    enough = sum(sum(row) >= _K for item in _items() for row in item.values())
    return f"{enough} groepen van {_K} of meer"


def nested() -> str:
    from metingen.disclosure import WHOLE, Klasse, Weergave, protect_nested, scale, thresholds

    rules, answers = thresholds(Klasse.PERSONEN), scale(ANSWERS)
    ouders = {f"Groep {at:02d}": f"Afdeling {at // 5}" for at in range(GROUPS)}
    shown = {True: 0, False: 0}
    for item in _items():
        for label, told in protect_nested(item, ouders, answers, rules).items():
            shown[label == WHOLE] += sum(
                group.published.weergave is not Weergave.VERBORGEN for group in told.groups
            )
    departments, parts = (shown[level] / (ROUNDS * ITEMS) for level in (True, False))
    return f"per vraag {departments:.1f} van {GROUPS // 5} afdelingen en {parts:.1f} delen te zien"


def _crossed() -> dict[tuple[str, str], NDArray[np.int64]]:
    """Count people in each pair of classes; sizes of classes and what hangs together as in a real survey."""
    rng = np.random.default_rng(1)
    base = rng.integers(0, 5, PEOPLE)
    columns = []
    for _ in range(BREAKDOWNS):
        size = int(rng.choice([2, 3, 5, 6]))
        own = rng.choice(size, PEOPLE, p=np.sort(rng.dirichlet(np.ones(size)))[::-1])
        columns.append(np.where(rng.random(PEOPLE) < 0.2, base % size, own))
    found = {}
    for one, other in combinations(range(BREAKDOWNS), 2):
        table = np.zeros((columns[one].max() + 1, columns[other].max() + 1), dtype=np.int64)
        np.add.at(table, (columns[one], columns[other]), 1)
        found[f"deel {one:02d}", f"deel {other:02d}"] = table
    return found


def crossings() -> str:
    from metingen.disclosure import Uitsplitsing, protect_crossings

    counts = _crossed()
    sizes = {
        name: size for pair, table in counts.items() for name, size in zip(pair, table.shape, strict=True)
    }
    declared = [Uitsplitsing(name, tuple(map(str, range(size)))) for name, size in sizes.items()]
    told = protect_crossings(counts, declared, _K)
    return f"{len(counts)} kruisingen, {told.aandeel:.0%} van wat een kale grens toont"


def crossings_floor() -> str:
    return f"{sum(int((table >= _K).sum()) for table in _crossed().values())} cellen van {_K} of meer"


if __name__ == "__main__":
    from bench.measure import timed

    jobs = {"rounds": rounds, "rounds_floor": rounds_floor}
    jobs |= {"nested": nested, "crossings": crossings, "crossings_floor": crossings_floor}
    timed(sys.argv[1], jobs[sys.argv[1]])
