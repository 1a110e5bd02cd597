"""The classes of the panel in which an answer counts: coarse enough, and called by what is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from enquetes.models import Profiel
from metingen.disclosure import Kenmerk, coarsen_classes

ITEMS = {"leeftijd": "leeftijd", "kern": "kern of wijk", "ondernemer": "ondernemer"}
_AGES = tuple(Profiel.Leeftijd.values)
_UNKNOWN = "onbekend"

# Per item the classes that count, each with the classes of the profile in it: "" is what was not told.
Klassering = dict[str, dict[str, list[str]]]


def coarsen(people: Iterable[Mapping[str, str]], known: Klassering, k: int) -> Klassering:
    """Join classes until each combination has ``k`` people; an item that tells nothing any more goes.

    ``people`` are in the classes of ``known``; the first item keeps its classes longest.
    """
    kenmerken = [Kenmerk(item, _in_order(item, classes)) for item, classes in known.items()]
    found: Klassering = {}
    for item, parts in coarsen_classes(people, kenmerken, k).items():
        joined: dict[str, set[str]] = {}
        for part in parts:
            members = _whole(item, {raw for name in part for raw in known[item].get(name, [""])})
            # Two classes called "anders" are one.
            joined.setdefault(name_of(item, members), set()).update(members)
        if len(joined) > 1:
            in_order = sorted(joined, key=lambda name: (item != "leeftijd" and len(joined[name]) > 1, name))
            found[item] = {name: sorted(joined[name]) for name in in_order}
    return found


def _whole(item: str, members: set[str]) -> set[str]:
    """Add the ages between the youngest and the oldest, also where nobody was invited."""
    ages = sorted(members & set(_AGES)) if item == "leeftijd" else []
    return members | {age for age in _AGES if ages and ages[0] <= age <= ages[-1]}


def as_told(items: Iterable[str], people: Collection[Mapping[str, str]]) -> Klassering:
    """Return the classes of the profile itself: each by itself, and all ages."""
    return {
        item: {raw: [raw] for raw in (*(_AGES if item == "leeftijd" else ()), *_given(item, people))}
        for item in items
    }


def _given(item: str, people: Collection[Mapping[str, str]]) -> set[str]:
    return {person.get(item, "") for person in people}


def class_of(raw: str, classes: Mapping[str, Collection[str]]) -> str:
    """Return the class in which this class of a profile counts: one that nobody had counts as not told."""
    for wanted in (raw, ""):
        for name, members in classes.items():
            if wanted in members:
                return name
    return _UNKNOWN


def coarser(name: str, before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> str:
    """Return the class of ``after`` that a class of ``before`` has become part of."""
    return class_of(next(iter(before.get(name, [""])), ""), after)


def name_of(item: str, classes: Collection[str]) -> str:
    """Return what a class is called.

    >>> name_of("leeftijd", {"50-64", "65+", ""}), name_of("kern", {"Wezep", "Oosterwolde"})
    ('50+ of onbekend', 'anders')
    """
    told = sorted(name for name in classes if name)
    if not told:
        return _UNKNOWN
    several = _ages(told) if item == "leeftijd" else "anders"
    name = told[0] if len(told) == 1 else several
    return f"{name} of {_UNKNOWN}" if "" in classes else name


def _ages(told: list[str]) -> str:
    low, high = told[0].rstrip("+").partition("-")[0], told[-1].partition("-")[2]
    return f"{low}-{high}" if high else f"{low}+"


def _in_order(item: str, classes: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    if item != "leeftijd":
        return ()
    told = {name: min(filter(None, members)) for name, members in classes.items() if any(members)}
    return tuple(sorted(told, key=lambda name: told[name]))
