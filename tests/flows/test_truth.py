"""The demo says what is true, and how often such figures would say something else is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction

from adoptie.config.demo import build
from adoptie.config.demo.truth import GEMEENTEN, Waarheid
from adoptie.models import Gemeente
from adoptie.periods import parse_period
from metingen.actions.meetwaarden import measure_all
from tests.flows.truth_check import Oordeel, effects_told, quarters_told, rounds_told

PERIODS = tuple(parse_period(code) for code in ("2026-K1", "2026-K2", "2026-K3"))
# Each figure is judged with 95 percent confidence; so many of 100 seeds keep the count of chance apart.
SEEDS = range(1000, 1040)
_MOST_FALSE_ALARMS = 0.05
_LEAST_FOUND = 0.9


@pytest.mark.django_db
@pytest.mark.parametrize("truth", GEMEENTEN, ids=lambda truth: truth.slug)
def test_every_verdict_of_the_demo_is_true(truth: Waarheid) -> None:
    gemeente = build.build_gemeente(truth)

    told = [oordeel for period in PERIODS for oordeel in effects_told(truth, gemeente, period)]
    told += [oordeel for period in PERIODS for oordeel in quarters_told(truth, gemeente, period)]
    told += rounds_told(truth, gemeente)

    assert len(told) > 20
    assert [oordeel for oordeel in told if not oordeel.right] == []


def _told_of(truth: Waarheid) -> list[Oordeel]:
    """Build the cases of a gemeente, read what is said of them, and take everything away again."""
    with transaction.atomic():
        gemeente = _with_cases(truth)
        told = [*effects_told(truth, gemeente, PERIODS[1]), *quarters_told(truth, gemeente, PERIODS[1])]
        transaction.set_rollback(True)
    return told


def _with_cases(truth: Waarheid) -> Gemeente:
    gemeente = build.found(truth)
    build.receive_cases(truth, gemeente)
    measure_all(gemeente=gemeente, by="test")
    build.plan_ahead(truth, gemeente)
    return gemeente


@pytest.mark.slow
@pytest.mark.django_db
def test_what_is_planted_is_found_and_chance_is_seldom_told_as_change() -> None:
    told = [
        oordeel for seed in SEEDS for truth in GEMEENTEN for oordeel in _told_of(replace(truth, seed=seed))
    ]
    counts = Counter(
        {
            "nothing": sum(not each.true_change and not each.may_differ for each in told),
            "false alarms": sum(each.false_alarm for each in told),
            "planted": sum(each.true_change for each in told),
            "missed": sum(each.missed for each in told),
        }
    )

    assert counts["false alarms"] <= _MOST_FALSE_ALARMS * counts["nothing"], counts
    assert counts["planted"] - counts["missed"] >= _LEAST_FOUND * counts["planted"], counts
