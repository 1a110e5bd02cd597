"""What is told of an invented gemeente, held against what was planted in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adoptie.config.demo.build import interventie_of
from adoptie.config.demo.truth import Waarheid
from adoptie.models import Gemeente
from adoptie.periods import Period, parse_period
from metingen.analysis.comparisons import Finding
from metingen.queries.cijfers import ALL, read_cijfers
from metingen.queries.effecten import Effect, effects_of
from metingen.queries.veranderingen import changes_of_rounds
from rapportage.queries.feiten import read_zaken

PERIODS = tuple(parse_period(code) for code in ("2026-K1", "2026-K2", "2026-K3"))
_LEAST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What was said of one figure, and what is true of it."""

    about: str
    changed: bool
    caused: bool
    true_change: bool
    # A figure that creeps along differs before and after, and that may be told; it has another cause.
    may_differ: bool = False
    # The goal of the meetplan, once the day of its verdict has come.
    is_due: bool = False

    @property
    def false_alarm(self) -> bool:
        told = self.caused or (self.changed and not self.may_differ)
        return told and not self.true_change

    @property
    def missed(self) -> bool:
        return self.true_change and not self.changed

    @property
    def right(self) -> bool:
        unnamed = self.true_change and self.is_due and not self.caused
        return not (self.false_alarm or self.missed or unnamed)


def planted(truth: Waarheid) -> set[str]:
    digital = {"digitaal-aandeel"} if truth.digital_step else set()
    return digital | ({"doorlooptijd", "te-laat"} if truth.lead_step else set())


def effects_told(truth: Waarheid, gemeente: Gemeente, period: Period) -> Iterator[Oordeel]:
    """Yield what is said of the interventie at the end of a period."""
    interventie = interventie_of(gemeente)
    assert interventie
    for effect in effects_of(interventie, until=period.last_day):
        yield _of_effect(truth, effect, is_due=period.last_day >= interventie.meetplan.einddatum)


def _of_effect(truth: Waarheid, effect: Effect, *, is_due: bool) -> Oordeel:
    code = effect.about.code
    return Oordeel(
        about=code,
        changed=effect.comparison.finding is Finding.CLEAR,
        caused=effect.verdict.names_cause,
        true_change=code in planted(truth),
        may_differ=code == "digitaal-aandeel" and truth.digital_creep > 0,
        is_due=effect.primary and is_due,
    )


def quarters_told(truth: Waarheid, gemeente: Gemeente, period: Period) -> Iterator[Oordeel]:
    """Yield what is said of a quarter beside the one before it, long after everything that was planted."""
    for stand in read_zaken(gemeente, period, ALL).standen:
        if stand.change is not None:
            creeps = stand.code == "digitaal-aandeel" and truth.digital_creep > 0
            about = f"{stand.code} in {period.code}"
            yield Oordeel(about, stand.change.clear, caused=False, true_change=False, may_differ=creeps)


def rounds_told(truth: Waarheid, gemeente: Gemeente) -> Iterator[Oordeel]:
    """Yield what is said of the second round beside the first."""
    for change in changes_of_rounds(read_cijfers(gemeente, lengte="ronde", groep="")):
        # Better for the scores of work; what else was asked may have moved along, but not the workplace.
        better = truth.score_step > 0 and change.after.vraag_code != "werkplek"
        yield Oordeel(
            change.after.code,
            change.clear,
            caused=False,
            true_change=better and change.after.eenheid == "punten",
            may_differ=better,
        )


def untrue(truth: Waarheid, gemeente: Gemeente) -> list[Oordeel]:
    """Return what is told of a built gemeente and is not so."""
    told = [oordeel for period in PERIODS for oordeel in effects_told(truth, gemeente, period)]
    told += [oordeel for period in PERIODS for oordeel in quarters_told(truth, gemeente, period)]
    told += rounds_told(truth, gemeente)
    assert len(told) > _LEAST_TOLD
    return [oordeel for oordeel in told if not oordeel.right]
