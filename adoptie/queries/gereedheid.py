"""How far each spoor is: which steps are open, and in words what the others wait for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from adoptie.dutch import counted
from adoptie.models import Gereedheid, Spoor, Stap, Traject
from adoptie.queries.gereedheidfeiten import Feiten, Gereedheidfeit


@dataclass(frozen=True, slots=True)
class StapStand:
    """One step as it stood on a day: open when its own criteria and those of all earlier steps are met."""

    stap: Stap
    criteria: tuple[Gereedheid, ...]
    waits_for: Stap | None
    day: dt.date = dt.date.max
    feiten: Feiten = field(default_factory=dict)

    @property
    def punten(self) -> tuple[tuple[Gereedheid, Gereedheidfeit | None], ...]:
        """Each criterion with what the program knows about it, as long as nobody decided on it."""
        return tuple(
            (criterium, None if self.meets(criterium) else self.feiten.get(criterium.criterium))
            for criterium in self.criteria
        )

    def meets(self, criterium: Gereedheid) -> bool:
        return criterium.voldaan_op is not None and criterium.voldaan_op <= self.day

    @property
    def missing(self) -> tuple[Gereedheid, ...]:
        return tuple(criterium for criterium in self.criteria if not self.meets(criterium))

    @property
    def nog(self) -> tuple[tuple[Gereedheid, Gereedheidfeit | None], ...]:
        """Each missing criterion with what the program knows about it."""
        return tuple(each for each in self.punten if not self.meets(each[0]))

    @property
    def met(self) -> bool:
        """Whether the step's own criteria are met; without criteria nothing shows that it is ready."""
        return bool(self.criteria) and not self.missing

    @property
    def open(self) -> bool:
        return self.met and self.waits_for is None

    @property
    def _total(self) -> str:
        return counted(len(self.criteria), "punt", "punten")

    @property
    def sentence(self) -> str:
        """Say how the step stands and what is still missing."""
        if self.open:
            return "Deze stap is open: alle punten zijn klaar."
        if not self.criteria:
            return "Voor deze stap zijn nog geen punten afgesproken. Voeg er minstens één toe."
        if self.missing:
            return f"Klaar: {len(self.criteria) - len(self.missing)} van {self._total}."
        return f"De punten zijn klaar. Eerst moet '{self.waits_for}' open zijn."


@dataclass(frozen=True, slots=True)
class SpoorStand:
    spoor: Spoor
    stappen: tuple[StapStand, ...]

    @property
    def open_count(self) -> int:
        return sum(stand.open for stand in self.stappen)

    @property
    def next(self) -> StapStand | None:
        """The first step that is not open yet."""
        return next((stand for stand in self.stappen if not stand.open), None)

    @property
    def sentence(self) -> str:
        """Say in one line how far the spoor is and which step is next."""
        if not self.stappen:
            return "Er zijn nog geen stappen."
        if self.next is None:
            return "Alle stappen zijn open."
        total = counted(len(self.stappen), "stap", "stappen")
        count = f"{self.open_count} van {total}" if self.open_count else f"Nog geen van {total}"
        return f"{count} {'zijn' if self.open_count > 1 else 'is'} open. Nu aan de beurt: {self.next.stap}."


def spoor_stand(spoor: Spoor, day: dt.date = dt.date.max, feiten: Feiten | None = None) -> SpoorStand:
    """Read the steps of one spoor as they stood on a day; by default as they stand.

    With ``stappen__criteria`` prefetched it asks the database nothing.
    """
    stands: list[StapStand] = []
    waits_for: Stap | None = None
    for stap in sorted(spoor.stappen.all(), key=lambda stap: stap.volgorde):
        stand = StapStand(stap, tuple(stap.criteria.all()), waits_for, day, feiten or {})
        stands.append(stand)
        if waits_for is None and not stand.open:
            waits_for = stap
    return SpoorStand(spoor, tuple(stands))


def gereedheid(traject: Traject, feiten: Feiten | None = None) -> tuple[SpoorStand, ...]:
    """Return the stand of the three sporen of a traject, in three queries."""
    sporen = traject.sporen.prefetch_related("stappen__criteria")
    return tuple(spoor_stand(spoor, feiten=feiten) for spoor in sporen)
