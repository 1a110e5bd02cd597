"""Answers on their way into a sealed file: nobody stands out by a group, a class or a way of answering."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from adoptie import dutch
from enquetes import profiel
from enquetes.models import Ronde
from enquetes.respondent import Respondent, Wijze
from metingen.disclosure.groups import merge_groups
from metingen.disclosure.rules import Klasse, thresholds

K = thresholds(Klasse.PERSONEN).groep
_NO_GROUP = "zonder groep"
_OTHER_WAY = "anders"


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
    for part in merge_groups(counts, K, neighbours):
        names = sorted(name for group in part.groepen for name in members.get(group, [group]))
        label = names[0] if len(names) == 1 else f"{dutch.listing(names)} samen"
        labels |= dict.fromkeys(part.groepen, label)
    merged = [replace(person, groep=labels.get(person.groep, "")) for person in people]
    return _with_ways(_coarsen_profiles(merged, ronde.profielklassen))


def _coarsen_profiles(people: list[Respondent], known: profiel.Klassering) -> list[Respondent]:
    """Join classes until each combination has k answers."""
    told = [person.profiel or {} for person in people]
    left = profiel.coarsen(told, known, K)
    return [
        replace(
            person,
            profiel={item: profiel.coarser(classes.get(item, ""), known[item], left[item]) for item in left}
            or None,
        )
        for person, classes in zip(people, told, strict=True)
    ]


def _with_ways(people: list[Respondent]) -> list[Respondent]:
    """Add the way of answering as a class: each way, the web against the others, or not at all.

    The finest of these in which k people share every combination with the group and the other classes.
    """
    for name in (str, _web_or_not):
        told = [name(person.wijze) for person in people]
        places = Counter(
            (person.groep, *sorted((person.profiel or {}).items()), way)
            for person, way in zip(people, told, strict=True)
        )
        if len(set(told)) > 1 and min(places.values()) >= K:
            return [
                replace(person, profiel={**(person.profiel or {}), "wijze": way})
                for person, way in zip(people, told, strict=True)
            ]
    return people


def _web_or_not(way: str) -> str:
    return way if way == Wijze.WEB else _OTHER_WAY
