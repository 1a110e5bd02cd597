"""How large the groups of a round are, what will be seen of them, and coarser ones where that is little."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from adoptie import dutch
from adoptie.models import Onderdeel, Rapportagegroep
from enquetes.models import Doelgroep, Panellid, Ronde, Status
from enquetes.profiel import class_of
from enquetes.queries.groepen import coarse_profile, fixed_groups, invited_per_group
from enquetes.queries.ondergrens import minimum_invited, ondergrens_for, rules_for
from enquetes.queries.panel import profiles_of
from metingen.disclosure import (
    Aandelen,
    Groepsvoorstel,
    Herkenbaarheid,
    Samenvoeging,
    Team,
    expected_shares,
    propose_groups,
    uniqueness,
)
from metingen.disclosure.grouping import HALF
from metingen.disclosure.launch import GEWENST, RESPONSES
from metingen.disclosure.outlook import visible_share

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Groepsdeel:
    """A group as it will count: its name, the groups of the list in it, and how many people are asked."""

    naam: str
    leden: tuple[str, ...]
    n: int

    @property
    def bestaat_uit(self) -> str:
        """Return the groups in it; nothing where its name tells which."""
        named = dutch.listing(list(self.leden))
        return "" if self.naam.removesuffix(" samen") == named else named


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Coarser groups; ``merk`` changes when the list or the groups do, and ``bezwaar`` says why not."""

    groepen: tuple[Groepsdeel, ...]
    zichtbaar: float
    aandelen: tuple[Aandelen, ...]
    merk: str
    bezwaar: str

    @property
    def kleinste(self) -> int:
        return min(group.n for group in self.groepen)

    @property
    def grootste(self) -> int:
        return max(group.n for group in self.groepen)


@dataclass(frozen=True, slots=True)
class Groepsadvies:
    """What a planner has to know of groups: as they will count, and as they could be."""

    teams: int
    genodigden: int
    groepen: tuple[Groepsdeel, ...]
    aandelen: tuple[Aandelen, ...]
    herkenbaar: tuple[tuple[str, Herkenbaarheid], ...]
    minimum: int
    # The share of people in a group with enough answers, when half of all answer.
    zichtbaar: float = 0.0
    voorstel: Voorstel | None = None
    terug: bool = False


def groepsadvies(ronde: Ronde) -> Groepsadvies | None:
    """Return what to think of before launch; None where nobody is in a group or has a profile that counts."""
    if ronde.doelgroep == Doelgroep.PANEL and ronde.profielitems:
        return _panel(ronde)
    return _staff(ronde) if ronde.doelgroep == Doelgroep.MEDEWERKERS else None


def _staff(ronde: Ronde) -> Groepsadvies | None:
    fixed = fixed_groups(ronde)
    if not fixed:
        return None
    invited = invited_per_group(ronde)
    sizes = {group["naam"]: group["uitgenodigd"] for group in fixed}
    minimum = minimum_invited(ronde)
    before = [name for name, n in invited.items() for _ in range(n)]
    after = [name for name, n in sizes.items() for _ in range(n)]
    return Groepsadvies(
        teams=len(invited),
        genodigden=sum(invited.values()),
        groepen=tuple(Groepsdeel(part["naam"], tuple(part["leden"]), part["uitgenodigd"]) for part in fixed),
        aandelen=_shares(ronde, sizes, {part["naam"]: part["buur"] for part in fixed}),
        herkenbaar=(
            ("Zoals op de lijst", uniqueness(before, minimum)),
            ("Zoals het telt", uniqueness(after, minimum)),
        ),
        minimum=minimum,
        zichtbaar=visible_share(sizes.values(), ondergrens_for(ronde), HALF),
        voorstel=proposal_for(ronde),
        terug=bool(ronde.eerdere_groepen) and not groups_objection(ronde),
    )


def _panel(ronde: Ronde) -> Groepsadvies:
    people = profiles_of(ronde.gemeente, Panellid.objects.filter(uitnodiging__ronde=ronde))
    classes = coarse_profile(ronde)
    minimum = minimum_invited(ronde)
    before = [tuple(person.get(item, "") for item in ronde.profielitems) for person in people]
    after = [
        tuple(class_of(person.get(item, ""), known) for item, known in classes.items()) for person in people
    ]
    return Groepsadvies(
        teams=0,
        genodigden=len(before),
        groepen=(),
        aandelen=(),
        herkenbaar=(
            ("Zoals leden het opgaven", uniqueness(before, minimum)),
            ("Zoals het telt", uniqueness(after, minimum)),
        ),
        minimum=minimum,
    )


def _shares(ronde: Ronde, sizes: dict[str, int], buren: dict[str, str]) -> tuple[Aandelen, ...]:
    return tuple(expected_shares(sizes, respons, rules_for(ronde), buren) for respons in RESPONSES)


def proposal_for(ronde: Ronde) -> Voorstel | None:
    """Return coarser groups where those of the list are too small; None where they need not be coarser."""
    groups = list(ronde.traject.rapportagegroepen.select_related("buur").prefetch_related("onderdelen"))
    invited = invited_per_group(ronde)
    least = ondergrens_for(ronde)
    if not invited or min(invited.values()) >= max(GEWENST, least):
        return None
    teams = _teams(ronde, groups, invited)
    found = propose_groups(teams, least)
    # One group is the whole, and that is seen anyway.
    if found is None or len(found.groepen) in {1, len(teams)}:
        return None
    named = tuple(_named(found, teams))
    sizes = {group.naam: group.n for group in named}
    told = repr([(group.naam, group.leden, group.n) for group in named])
    return Voorstel(
        named,
        found.zichtbaar,
        _shares(ronde, sizes, {}),
        hashlib.sha256(told.encode()).hexdigest()[:16],
        groups_objection(ronde),
    )


def groups_objection(ronde: Ronde) -> str:
    """Say why the groups of this round cannot be made others any more; nothing when they can."""
    if ronde.status != Status.CONCEPT:
        return "De ronde is al geopend. De groepen liggen vast."
    earlier = ronde.traject.rondes.filter(doelgroep=Doelgroep.MEDEWERKERS, proef_van=None)
    if earlier.exclude(status=Status.CONCEPT).exists():
        return (
            "In dit traject is al gemeten met de groepen van nu. Met andere groepen zijn hun cijfers niet "
            "meer te vergelijken. Wilt u dat toch? Verander de groepen dan zelf."
        )
    return ""


def _teams(ronde: Ronde, groups: Sequence[Rapportagegroep], invited: dict[str, int]) -> tuple[Team, ...]:
    known = {row.pk: row for row in ronde.gemeente.onderdelen.all()}
    return tuple(
        Team(group.naam, invited[group.naam], _place(group, known), group.buur.naam if group.buur else "")
        for group in groups
        if group.naam in invited
    )


def _place(group: Rapportagegroep, known: dict[int, Onderdeel]) -> tuple[str, ...]:
    """Return in which parts of the organisation all of this group lies, from the largest on."""
    return _shared([tuple(_above(row, known)) for row in group.onderdelen.all()])


def _shared(places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return how these begin alike."""
    levels = zip(*places, strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def _above(row: Onderdeel, known: dict[int, Onderdeel]) -> Iterator[str]:
    if row.ouder_id is not None:
        yield from _above(known[row.ouder_id], known)
        yield known[row.ouder_id].naam


def _named(found: Groepsvoorstel, teams: Collection[Team]) -> Iterator[Groepsdeel]:
    """Give each group a name that no other has: of the part of the organisation it is, or of its teams."""
    places = {team.naam: team.plaats for team in teams}
    taken: set[str] = set(places)
    for part in found.groepen:
        name = part.groepen[0] if len(part.groepen) == 1 else _name(part, places, taken)
        taken.add(name)
        yield Groepsdeel(name, part.groepen, part.n)


def _name(part: Samenvoeging, places: dict[str, tuple[str, ...]], taken: set[str]) -> str:
    shared = _shared([places[name] for name in part.groepen])
    inside = {name for name, place in places.items() if shared and place[: len(shared)] == shared}
    if inside == set(part.groepen) and shared[-1] not in taken:
        return shared[-1]
    whole = dutch.listing(list(part.groepen))
    if len(whole) <= LONGEST_NAME:
        return whole
    rest = f" en {len(part.groepen) - 1} andere"
    return part.groepen[0][: LONGEST_NAME - len(rest)] + rest
