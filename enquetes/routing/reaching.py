"""Which questions can appear for nobody, looking through all questions on which that depends.

Answers are tried one question after the other, and given up as soon as no further answer can help.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations
from operator import or_

from enquetes.content import Soort
from enquetes.content.vraag import ROWED
from enquetes.routing.course import Course
from enquetes.routing.judging import Onbekend, Oordeel, Plaats, judge
from enquetes.routing.samples import Beside, answers_between, fits_ranking
from enquetes.routing.tree import Boom, Verwijzing, children, parts, references

# After so many tries, for one question and for all, nobody knows whether it can appear, and it may.
_MOST, _ALL = 1_000, 20_000
# Questions that are answered one after the other in one try.
_DEEPEST = 400


def never_seen(course: Course) -> frozenset[str]:
    """Return the codes, in small letters, of questions that no answers make appear.

    What cannot be found out may appear. No question waits for itself.
    """
    reach = _Reach(course)
    for code in course.order:
        if code in course.rules and not reach.can_appear(code):
            reach.never.add(code)
    return frozenset(reach.never)


class _Reach:
    """What decides about which question; ``never`` grows in the order in which questions wait."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.never: set[str] = set()
        self.left = _ALL
        self._rank = {code: at for at, code in enumerate(course.order)}
        # A question and all on which it depends, by way of others too: a bit for each.
        self._needs: dict[str, int] = {}
        for at, code in enumerate(course.order):
            self._needs[code] = reduce(or_, map(self._needs.__getitem__, course.waits_for[code]), 1 << at)
        self._beside: defaultdict[Plaats, list[tuple[str, Beside]]] = defaultdict(list)
        self._places: defaultdict[str, set[Plaats]] = defaultdict(set)
        # Whether a rule may hold with one answer and nothing else known; searches ask it again and again.
        self._looks: dict[int, set[Plaats]] = {}
        self._alone: dict[tuple[int, Plaats, Oordeel], bool] = {}
        self._own_checks = {
            code: tree
            for code, tree in course.checks.items()
            if _asks(tree) == {code} and course.vragen[code].soort not in ROWED
        }
        for trees in (course.rules, course.formulas, self._own_checks):
            for code, tree in trees.items():
                self._note(code, tree)

    def can_appear(self, code: str) -> bool:
        """Tell whether some answers make a question with a condition appear."""
        rule = self.course.rules[code]
        if self._is_apart(rule):
            return self._search([rule], {code}, _asks(rule))
        bits = self._needs[code]
        owners = {each for each, at in self._rank.items() if bits >> at & 1}
        return self._search(self._goals(code), owners, set())

    def _search(self, goals: Sequence[Boom], owners: Collection[str], apart: set[str]) -> bool:
        found = {place for owner in owners for place in self._places[owner]}
        places = sorted(found, key=lambda place: (self._rank[place[0]], place[1]))
        if len(places) > _DEEPEST or self.left <= 0:
            return True
        samples = {place: tuple(self._samples(place, owners)) for place in places}
        touched: defaultdict[Plaats, list[Boom]] = defaultdict(list)
        for goal in goals:
            for place in self._looked_at(goal):
                touched[place].append(goal)
        fitting = {
            place: tuple(value for value in (*values, None) if self._fits(touched[place], place, value))
            for place, values in samples.items()
        }
        search = _Search(self.course, goals, touched, fitting, apart=apart, never=self.never)
        can = search.finds()
        self.left -= search.tries
        return can

    def _fits(self, goals: Sequence[Boom], place: Plaats, value: Oordeel) -> bool:
        return all(self._may_hold_with(goal, place, value) for goal in goals)

    def _may_hold_with(self, goal: Boom, place: Plaats, value: Oordeel) -> bool:
        key = id(goal), place, value
        if key not in self._alone:
            self._alone[key] = _may_hold(goal, {place: value})
        return self._alone[key]

    def _looked_at(self, goal: Boom) -> set[Plaats]:
        """Return where a rule looks; the course holds the rule, so its identity stays its own."""
        if id(goal) not in self._looks:
            self._looks[id(goal)] = _looks_at(goal)
        return self._looks[id(goal)]

    def _note(self, owner: str, tree: Boom) -> None:
        """Remember where in an expression each answer stands, and beside what."""
        for part in (None, *parts(tree)):
            around = (tree,) if part is None else children(part)
            for at, each in enumerate(around):
                if isinstance(each, Verwijzing):
                    place = (each.code.casefold(), each.deel)
                    self._beside[place].append((owner, (part, (*around[:at], *around[at + 1 :]))))
                    self._places[owner].add(place)

    def _samples(self, place: Plaats, owners: Collection[str]) -> Iterator[Oordeel]:
        """Yield answers that stand for all, where only the conditions of ``owners`` look at them."""
        code, deel = place
        if deel and self.course.vragen[code].soort == Soort.RANGSCHIKKING and (code, "") in self._beside:
            # Asked as a whole too, and nothing here knows the two together.
            yield Onbekend(leeg=False)
            return
        own = self._own_checks.get(code)
        beside = [found for owner, found in self._beside[place] if owner == code or owner in owners]
        for value in answers_between(self.course.vragen[code], deel, beside):
            if own is None or _may_hold(own, {place: value}):
                yield value

    def _is_apart(self, rule: Boom) -> bool:
        """Tell whether what a rule looks at can be answered without regard to each other."""
        asked = _asks(rule)
        if asked & self.course.formulas.keys():
            return False
        return not any(one & other for one, other in combinations(map(self._needs.__getitem__, asked), 2))

    def _goals(self, code: str) -> list[Boom]:
        """Return what must hold: the rule of the question, and of each that has to be answered for it."""
        goals, required = [self.course.rules[code]], {code}
        for goal in goals:
            for each in sorted(_asks(goal) - required):
                rule = self.course.rules.get(each)
                if rule is not None and not _may_hold(goal, _unanswered(goal, each)):
                    required.add(each)
                    goals.append(rule)
        return goals


class _Search:
    """Looks for answers, one place after the other, with which all ``goals`` hold.

    Questions in ``apart`` are answered without regard to others, those in ``never`` not at all.
    """

    def __init__(
        self,
        course: Course,
        goals: Sequence[Boom],
        touched: Mapping[Plaats, Sequence[Boom]],
        samples: dict[Plaats, tuple[Oordeel, ...]],
        *,
        apart: set[str],
        never: set[str],
    ) -> None:
        self._course, self._apart, self._never = course, apart, never
        self._goals, self._touched, self._places = goals, touched, list(samples)
        self._known: dict[Plaats, Oordeel] = {}
        self._samples = samples
        self.tries = 0

    def finds(self) -> bool:
        """Tell whether such answers were found, or were not ruled out."""
        if not all(_may_hold(goal, {}) for goal in self._goals):
            return False
        formulas = self._course.formulas
        return all(self._samples[place] or place[0] in formulas for place in self._places) and self._goes_on(
            0
        )

    def _goes_on(self, at: int) -> bool:
        self.tries += 1
        if at == len(self._places) or self.tries > _MOST:
            return True
        place = self._places[at]
        for value in self._values(place):
            self._known[place] = value
            if self._fits(place, self._known) and self._goes_on(at + 1):
                return True
        self._known.pop(place, None)
        return False

    def _fits(self, place: Plaats, known: dict[Plaats, Oordeel]) -> bool:
        return all(_may_hold(goal, known) for goal in self._touched[place])

    def _values(self, place: Plaats) -> Iterator[Oordeel]:
        """Yield what can stand here, after the answers so far; None is nothing."""
        code, _ = place
        rule, formula = self._course.rules.get(code), self._course.formulas.get(code)
        appears: Oordeel = code not in self._never
        if appears and rule is not None and code not in self._apart:
            appears = judge(rule, self._known)
        unsure = isinstance(appears, Onbekend)
        if not (unsure or appears):
            yield None
        elif formula is None:
            yield from (value for value in self._samples[place] if self._goes_with_others(place, value))
        else:
            yield judge(formula, self._known)
            if unsure:
                yield None

    def _goes_with_others(self, place: Plaats, value: Oordeel) -> bool:
        """Tell whether an answer is possible beside what stands on the other places of the same ranking."""
        code, deel = place
        if not deel or self._course.vragen[code].soort != Soort.RANGSCHIKKING:
            return True
        others = {
            int(other): found
            for (each, other), found in self._known.items()
            if each == code and other not in {"", deel}
        }
        return fits_ranking(int(deel), value, others)


def _may_hold(goal: Boom, known: dict[Plaats, Oordeel]) -> bool:
    found = judge(goal, known)
    return isinstance(found, Onbekend) or bool(found)


def _asks(tree: Boom) -> set[str]:
    return {code.casefold() for code in references(tree)}


def _looks_at(tree: Boom) -> set[Plaats]:
    return {(part.code.casefold(), part.deel) for part in parts(tree) if isinstance(part, Verwijzing)}


def _unanswered(goal: Boom, code: str) -> dict[Plaats, Oordeel]:
    return {place: None for place in _looks_at(goal) if place[0] == code}
