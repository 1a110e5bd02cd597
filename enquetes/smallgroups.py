"""Answers on their way into a sealed file: nobody stands out by a group, a class or a way of answering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from adoptie import dutch
from enquetes import profiel
from enquetes.models import Ronde
from enquetes.respondent import Respondent, Wijze
from metingen.disclosure.groups import merge_groups

_NO_GROUP = "zonder groep"
OTHER_WAY = "anders"


def merge_small_groups(ronde: Ronde, people: list[Respondent]) -> list[Respondent]:
    """Put each group with fewer than k answers together with its neighbour, and coarsen small classes.

    The way of answering comes last: it stays where nobody stands out by it. When everybody together is fewer
    than k, nobody carries a group.
    """
    members = {group["naam"]: group["leden"] for group in ronde.groepen}
    if members:
        people = [replace(person, groep=person.groep or _NO_GROUP) for person in people]
    counts = dict.fromkeys(members, 0) | dict(
        sorted(Counter(person.groep for person in people if person.groep).items())
    )
    neighbours = {group["naam"]: group["buur"] for group in ronde.groepen if group["buur"]}
    labels: dict[str, str] = {}
    for part in merge_groups(counts, ronde.ondergrens, neighbours):
        names = sorted(name for group in part.groepen for name in members.get(group, [group]))
        label = names[0] if len(names) == 1 else f"{dutch.listing(names)} samen"
        labels |= dict.fromkeys(part.groepen, label)
    merged = [replace(person, groep=labels.get(person.groep, "")) for person in people]
    coarse = _coarsen_profiles(merged, ronde.profielklassen, ronde.ondergrens)
    return _with_ways(coarse, ronde.ondergrens)


def _coarsen_profiles(people: list[Respondent], known: profiel.Klassering, k: int) -> list[Respondent]:
    """Join classes until each combination has k answers."""
    told = [person.profiel or {} for person in people]
    left = profiel.coarsen(told, known, k)
    return [
        replace(
            person,
            profiel={item: profiel.coarser(classes.get(item, ""), known[item], left[item]) for item in left}
            or None,
        )
        for person, classes in zip(people, told, strict=True)
    ]


def _with_ways(people: list[Respondent], k: int) -> list[Respondent]:
    """Add the way of answering as a class: each way, the web against the others, or not at all.

    The finest of these in which k people share every combination with the group and the other classes.
    """
    for name in (str, _web_or_not):
        told = [name(person.wijze) for person in people]
        places = Counter(
            (person.groep, *sorted((person.profiel or {}).items()), way)
            for person, way in zip(people, told, strict=True)
        )
        if len(set(told)) > 1 and min(places.values()) >= k:
            return [
                replace(person, profiel={**(person.profiel or {}), "wijze": way})
                for person, way in zip(people, told, strict=True)
            ]
    return people


def ways_of(people: Iterable[Respondent], k: int) -> dict[str, int]:
    """Count the ways in which people answered, of all together: each, or the web against the others.

    Empty where fewer than k share one of them: that there is such a one may be told, and no number.
    """
    told = [person.wijze for person in people]
    for name in (str, _web_or_not):
        counts = Counter(map(name, told))
        if len(counts) == 1 or min(counts.values(), default=0) >= k:
            return dict(sorted(counts.items()))
    return {}


def ways_together(parts: Sequence[Mapping[str, int] | None]) -> dict[str, int] | None:
    """Return what ``ways_of`` tells of rounds that are told as one; None where one does not know its ways."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if not all(known):
        return {}
    apart = not any(OTHER_WAY in part for part in known)
    total = Counter[str]()
    for part in known:
        for way, count in part.items():
            total[way if apart else _web_or_not(way)] += count
    return dict(sorted(total.items()))


def _web_or_not(way: str) -> str:
    return way if way == Wijze.WEB else OTHER_WAY
