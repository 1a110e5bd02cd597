"""Coarser groups where those of a plan are too small: as many as can be, about equal, nearly all seen.

The number of groups goes down from the most that could be large enough until nearly everybody is in a group
that has enough answers when half of the people answer. For each number the teams are cut where the
organisation has its borders (dynamic programming over teams in the order of the organisation), and then moved
and exchanged as long as that makes groups more equal or keeps more together of what belongs together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from .groups import Samenvoeging
from .launch import GEWENST
from .outlook import at_least, visible_share
from .rules import Klasse, thresholds

# So many people are in a group with enough answers of its own, when half of all answer.
AIM, HALF = 0.975, 0.5
# What it costs, in squares of a group: a border of the organisation within a group, and neighbours apart.
# Neighbours only tip the scale: a list that was read has the smallest group as the neighbour of all.
_BORDER, _APART = 1.0, 0.02
_MOST_STEPS = 500

_NOTHING = 1e-9

Group = frozenset[int]
# Two groups by their places, and what they become.
Step = tuple[int, int, Group, Group]


@dataclass(frozen=True, slots=True)
class Team:
    """What is a group now, and how many people are asked in it.

    ``plaats`` names the parts of the organisation it lies in, from the largest on, and ``buur`` the team with
    which it is reported when too few people answer.
    """

    naam: str
    n: int
    plaats: tuple[str, ...] = ()
    buur: str = ""


@dataclass(frozen=True, slots=True)
class Groepsvoorstel:
    """Groups that partition the teams, each with its number of people asked.

    ``zichtbaar``: the share of people in a group that may be expected to have enough answers of its own when
    half of all answer.
    """

    groepen: tuple[Samenvoeging, ...]
    zichtbaar: float


@lru_cache(maxsize=64)
def propose_groups(teams: tuple[Team, ...], k: int | None = None) -> Groepsvoorstel | None:
    """Return coarser groups of whole teams, or None where all together are too few for one.

    ``k``: threshold where the ondernemingsraad raised it. Sizes, the organisation and neighbours decide,
    never answers. The order of the input does not matter. Raises DisclosureError on a threshold that is
    too low.
    """
    least = thresholds(Klasse.PERSONEN, k).groep
    wanted = max(GEWENST, least)
    known = sorted(
        (team for team in teams if team.n), key=lambda team: (team.plaats, team.naam.casefold(), team.naam)
    )
    total = sum(team.n for team in known)
    for number in range(min(total // wanted, len(known)), 0, -1):
        # No division does better than an even one.
        if number > 1 and at_least(least, -(-total // number), HALF) < AIM:
            continue
        found = _partition(known, number)
        sizes = [sum(known[at].n for at in group) for group in found]
        visible = visible_share(sizes, least, HALF)
        if min(sizes) >= wanted and (visible >= AIM or number == 1):
            return Groepsvoorstel(_told(known, found), visible)
    return None


def _partition(teams: Sequence[Team], number: int) -> list[Group]:
    """Return the teams in so many groups, by their places in ``teams``."""
    cost = _costs(teams, number)
    return _improved(_cut(len(teams), number, cost), cost)


def _costs(teams: Sequence[Team], number: int) -> Callable[[Group], float]:
    """Return what a group costs: how far it is from the size of all, and what it tears apart or joins."""
    size = sum(team.n for team in teams) / number
    places = {team.naam: at for at, team in enumerate(teams)}
    pairs = [(at, places[team.buur]) for at, team in enumerate(teams) if team.buur in places]

    @cache
    def cost(group: Group) -> float:
        away = (sum(teams[at].n for at in group) - size) ** 2
        borders = _borders([teams[at].plaats for at in group])
        # Each pair that is apart is met twice, once from each side.
        apart = sum((one in group) != (other in group) for one, other in pairs) / 2
        return away + size**2 * (_BORDER * borders + _APART * apart)

    return cost


def _borders(places: Sequence[tuple[str, ...]]) -> int:
    """Count the borders of the organisation within a group, at every level."""
    depth = max(map(len, places))
    return sum(len({place[:level] for place in places}) - 1 for level in range(1, depth + 1))


def _cut(length: int, number: int, cost: Callable[[Group], float]) -> list[Group]:
    """Cut a row of teams in so many pieces that cost least together."""
    best: list[dict[int, tuple[float, list[Group]]]] = [{0: (0.0, [])}]
    for piece in range(1, number + 1):
        found: dict[int, tuple[float, list[Group]]] = {}
        for end in range(piece, length - (number - piece) + 1):
            options = (
                (before + cost(frozenset(range(start, end))), [*groups, frozenset(range(start, end))])
                for start, (before, groups) in best[-1].items()
                if start < end
            )
            found[end] = min(options, key=lambda option: option[0])
        best.append(found)
    return best[number][length][1]


def _improved(groups: list[Group], cost: Callable[[Group], float]) -> list[Group]:
    """Move or exchange teams, each time where that helps most, until nothing helps."""
    for _ in range(_MOST_STEPS):
        steps = ((_gain(groups, step, cost), step) for step in _steps(groups))
        gain, step = min(steps, key=lambda option: option[0], default=(0.0, None))
        if step is None or gain > -_NOTHING:
            break
        one, other, groups[one], groups[other] = step
    return groups


def _gain(groups: Sequence[Group], step: Step, cost: Callable[[Group], float]) -> float:
    one, other, new, newer = step
    return cost(new) + cost(newer) - cost(groups[one]) - cost(groups[other])


def _steps(groups: Sequence[Group]) -> Iterator[Step]:
    """Yield each pair of groups as they would be with one team moved, or two exchanged."""
    for one, other in combinations(range(len(groups)), 2):
        left, right = groups[one], groups[other]
        for mine in (*sorted(left), None):
            for theirs in (*sorted(right), None):
                out = frozenset() if mine is None else frozenset([mine])
                into = frozenset() if theirs is None else frozenset([theirs])
                new, newer = (left - out) | into, (right - into) | out
                if new and newer and (out or into):
                    yield one, other, new, newer


def _told(teams: Sequence[Team], groups: Sequence[Group]) -> tuple[Samenvoeging, ...]:
    """Return the groups in the order of the organisation, each named by its teams."""
    parts = []
    for group in sorted(groups, key=min):
        members = tuple(teams[at].naam for at in sorted(group))
        parts.append(Samenvoeging(" + ".join(members), members, sum(teams[at].n for at in group)))
    return tuple(parts)
