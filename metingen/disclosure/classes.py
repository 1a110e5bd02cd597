"""Coarsening what is known of people: classes join until each combination that occurs has enough people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

Part = frozenset[str]
Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """Something with classes, of which each person has one.

    ``volgorde``: its classes from low to high. They join with their neighbours; a class that is not in it,
    as "not told", with any. Classes without order join into one class of the rest.
    """

    naam: str
    volgorde: tuple[str, ...] = ()


def coarsen_classes(
    people: Iterable[Mapping[str, str]], kenmerken: Sequence[Kenmerk], k: int
) -> dict[str, Parts]:
    """Return per kenmerk the parts into which its classes join, so that each combination has ``k`` people.

    A class of few people costs that class and not the whole kenmerk: each step joins the two classes that
    bring most people into a combination of ``k`` for the least people whose class becomes coarser. A kenmerk
    of which one part is left tells nothing and is not returned. A person without a class counts as "".
    """
    counts = Counter(tuple(person.get(each.naam, "") for each in kenmerken) for person in people)
    if counts.total() < k:
        return {}
    found: list[Parts] = [
        tuple(frozenset([name]) for name in sorted({classes[at] for classes in counts}))
        for at in range(len(kenmerken))
    ]
    while few := _few(counts, found, k):
        found = min(_steps(counts, kenmerken, found), key=lambda step: _price(step, counts, few, k)).parts
    return {each.naam: parts for each, parts in zip(kenmerken, found, strict=True) if len(parts) > 1}


@dataclass(frozen=True, slots=True)
class _Step:
    """What joining two classes would lead to: ``touched`` people are in them."""

    parts: list[Parts]
    touched: int
    order: tuple[int, list[str]]


def _price(step: _Step, counts: Counter[tuple[str, ...]], few: int, k: int) -> tuple[object, ...]:
    gain = few - _few(counts, step.parts, k)
    return (-gain / step.touched, step.touched, step.order)


def _few(counts: Counter[tuple[str, ...]], found: Sequence[Parts], k: int) -> int:
    """Return how many people are in a combination of fewer than ``k``."""
    place = [{name: at for at, part in enumerate(parts) for name in part} for parts in found]
    together: Counter[tuple[int, ...]] = Counter()
    for classes, number in counts.items():
        together[tuple(where[name] for where, name in zip(place, classes, strict=True))] += number
    return sum(number for number in together.values() if number < k)


def _steps(
    counts: Counter[tuple[str, ...]], kenmerken: Sequence[Kenmerk], found: Sequence[Parts]
) -> Iterator[_Step]:
    for at, (kenmerk, parts) in enumerate(zip(kenmerken, found, strict=True)):
        for one, other in _pairs(kenmerk, parts):
            joined = (*(part for part in parts if part not in (one, other)), one | other)
            touched = sum(number for classes, number in counts.items() if classes[at] in one | other)
            # Of equal steps the one in the last kenmerk is taken: the first was thought of first.
            yield _Step([*found[:at], joined, *found[at + 1 :]], touched, (-at, sorted(one | other)))


def _pairs(kenmerk: Kenmerk, parts: Parts) -> Iterator[tuple[Part, Part]]:
    """Yield the classes that may join."""
    if not kenmerk.volgorde:
        rest = [part for part in parts if len(part) > 1]
        yield from (
            product(rest, (part for part in parts if part not in rest)) if rest else combinations(parts, 2)
        )
        return
    place = {name: at for at, name in enumerate(kenmerk.volgorde)}
    ordered = [part for part in parts if part & place.keys()]
    ordered.sort(key=lambda part: min(place[name] for name in part & place.keys()))
    yield from pairwise(ordered)
    loose = [part for part in parts if part not in ordered]
    yield from product(loose, ordered)
    yield from combinations(loose, 2)
