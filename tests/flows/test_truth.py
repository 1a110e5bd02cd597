"""How often figures like those of the demo would say what is not so. The demo itself: ``test_demo``."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction

from adoptie.config.demo import build
from adoptie.config.demo.truth import GEMEENTEN, Waarheid
from adoptie.models import Gemeente
from metingen.actions.meetwaarden import measure_all
from tests.flows.truth_check import PERIODS, Oordeel, effects_told, quarters_told

# Each figure is judged with 95 percent confidence; so many of 100 seeds keep the count of chance apart.
SEEDS = range(1000, 1040)
_MOST_FALSE_ALARMS = 0.05
_LEAST_FOUND = 0.9


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
