"""What the report on a period says about figures that need a remark."""

from __future__ import annotations

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from rapportage.blocks import Table
from rapportage.queries.feiten import read_feiten
from rapportage.reports import voortgang
from tests.factories.metingen import case_figure


def volumes_of(gemeente: Gemeente) -> Table:
    content = voortgang.build(read_feiten(gemeente, parse_period("2011-K4")))
    return next(block for block in content.blocks if isinstance(block, Table) and "per maand" in block.title)


def test_small_counts_are_called_small(gemeente: Gemeente) -> None:
    case_figure(gemeente, "zaken-ontvangen", "2011-11", 40.0)
    assert volumes_of(gemeente).notes == ()

    case_figure(gemeente, "zaken-ontvangen", "2011-12", 3.0, vlaggen=["klein_aantal"])

    assert volumes_of(gemeente).notes == ("Minder dan 5 is een klein aantal: een verschil zegt dan weinig.",)
