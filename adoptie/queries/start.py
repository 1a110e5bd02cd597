"""Where a gemeente that has just begun stands: five steps to its first ronde, found from what there is.

The kernel knows the steps by name only: each app tells its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from adoptie.models import Gemeente


@dataclass(frozen=True, slots=True)
class Beginstap:
    """One step. ``uitkomst`` says what came of it and is empty until then; without ``url`` it has to wait.

    ``nodig`` says what it takes, ``voorbeeld`` is the address of an example file. A step with ``upload``
    takes one file, named ``bestand``; ``vinkje`` is the (name, label) of what is ticked beforehand with it.
    ``bezig``: what came of it still goes on. ``opmerkingen`` say more of what came of it; ``links`` are the
    (label, url) where it can be seen.
    """

    nummer: int
    titel: str
    nodig: str
    minuten: int
    knop: str
    url: str = ""
    uitkomst: str = ""
    wacht: str = ""
    voorbeeld: str = ""
    upload: bool = False
    vinkje: tuple[str, str] | None = None
    bezig: bool = False
    links: tuple[tuple[str, str], ...] = ()
    opmerkingen: tuple[str, ...] = ()

    @property
    def klaar(self) -> bool:
        return bool(self.uitkomst)


@dataclass(frozen=True, slots=True)
class Begin:
    """All steps in order. ``opzij``: somebody put the page aside."""

    stappen: tuple[Beginstap, ...]
    opzij: bool

    @property
    def nu(self) -> Beginstap | None:
        """The first step that can be done now."""
        return next((stap for stap in self.stappen if stap.url and not stap.klaar), None)

    @property
    def bezig(self) -> Beginstap | None:
        """The last step while the first ronde is open."""
        return next((stap for stap in self.stappen[-1:] if stap.bezig), None)

    @property
    def af(self) -> bool:
        """Whether the first ronde opened."""
        return bool(self.stappen) and self.stappen[-1].klaar

    @property
    def loopt(self) -> bool:
        return bool(self.stappen) and not self.opzij and not self.af

    @property
    def terug(self) -> bool:
        """Whether somebody may still want to look back: it was put aside, or the first ronde is open."""
        return bool(self.stappen) and not self.loopt and (not self.af or self.bezig is not None)

    @property
    def minuten(self) -> int:
        return sum(stap.minuten for stap in self.stappen if not stap.klaar)


def begin_of(gemeente: Gemeente) -> Begin:
    """Return how far this gemeente is with its first ronde."""
    tellers: Iterable[Callable[[Gemeente], tuple[Beginstap, ...]]] = map(import_string, settings.BEGINSTAPPEN)
    found = [stap for teller in tellers for stap in teller(gemeente)]
    return Begin(tuple(sorted(found, key=lambda stap: stap.nummer)), gemeente.begin_opzij)
