"""A change is told in one way: report, dashboard and page of the figure say the same."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.test import Client

from adoptie.models import Gemeente, Rol
from adoptie.periods import parse_period
from enquetes.models import Ronde
from rapportage.blocks import Table, Text
from rapportage.queries.feiten import GOALS, read_feiten
from rapportage.reports import rondes, voortgang
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import case_figure, question_figure
from tests.rapportage.conftest import LogIn

QUARTERS = tuple(f"{year}-K{quarter}" for year in (2010, 2011) for quarter in range(1, 5))


@pytest.fixture
def wobbling(db: None) -> Gemeente:
    """Give a gemeente whose figures wobble, rise, stand still and are hidden here and there."""
    gemeente = GemeenteFactory.create(naam="Hattem", slug="hattem")
    InterventieFactory.create(spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 5, 1))
    for place, code in enumerate(GOALS):
        scale = {"doorlooptijd": 50.0, "overdrachten": 2.0}.get(code, 0.7)
        for month in range(24):
            factor = 1 + ((month * (place + 3)) % 7 - 3) / (20 + 40 * place) + (0.2 if month > 17 else 0)
            year, number = divmod(month, 12)
            case_figure(gemeente, code, f"{2010 + year}-{number + 1:02d}", scale * factor)
        for quarter, periode in enumerate(QUARTERS):
            factor = 1 + ((quarter * (place + 2)) % 5 - 2) / 25 + (0.2 if quarter > 5 else 0)
            value = None if (quarter, place) == (4, 1) else scale * factor
            case_figure(gemeente, code, periode, value, **_limits(value))
    return gemeente


def _limits(value: float | None) -> dict[str, float]:
    return {} if value is None else {"laag": value * 0.95, "hoog": value * 1.05}


def text_of(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode())


@pytest.mark.parametrize("periode", QUARTERS[1:])
def test_change_between_quarters_reads_the_same_everywhere(
    wobbling: Gemeente, log_in: LogIn, periode: str
) -> None:
    client = log_in(wobbling, Rol.MANAGER)
    feiten = read_feiten(wobbling, parse_period(periode))
    leads = [block.text for block in voortgang.build(feiten).blocks if isinstance(block, Text)]
    dashboard = text_of(client, f"/gemeente/hattem/dashboard/?periode={periode}")

    for stand in feiten.zaken.standen:
        assert stand.change is not None
        page = text_of(client, f"/gemeente/hattem/dashboard/cijfer/{stand.code}/?periode={periode}")
        for where in (*(["\n".join(leads)]), dashboard, page):
            # After "Slechter:" it goes on with a small letter.
            assert stand.change.sentence[1:] in where


def test_quarters_of_this_test_are_told_in_different_ways(wobbling: Gemeente) -> None:
    standen = [
        stand for code in QUARTERS[1:] for stand in read_feiten(wobbling, parse_period(code)).zaken.standen
    ]

    told = {stand.change.sentence.partition(" ")[0] for stand in standen if stand.change}
    assert {"Geen", "Gestegen", "Gedaald"} <= told
    assert any("schommelen" in stand.change.sentence for stand in standen if stand.change)
    assert any("meer dan toeval" in stand.change.sentence for stand in standen if stand.change)


def test_change_between_rounds_reads_the_same_in_report_and_on_page(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    first, second = make_ronde(traject=traject, naam="Nulmeting"), make_ronde(traject=traject, naam="Vervolg")
    Ronde.objects.filter(pk=first.pk).update(opent_op=first.opent_op - dt.timedelta(days=365))
    for number in range(12):
        for ronde, value in (
            (Ronde.objects.get(pk=first.pk), 60.0),
            (second, 66.5 if number == 0 else 80.0 if number == 1 else 60.5),
        ):
            limits = {"laag": value - 4, "hoog": value + 4, "se": 1.95}
            question_figure(ronde, f"v{number}:score", value, vraag=f"Vraag {number}", **limits)
            question_figure(ronde, f"v{number}", 0.3, vraag=f"Vraag {number}", categorie="vaak")
    feiten = read_feiten(gemeente, parse_period(f"{second.sluit_op.year}"))
    tables = [block for block in rondes.chapters(feiten.onderzoek, feiten.period) if isinstance(block, Table)]
    rows = {str(row[0]): str(row[3]) for table in tables for row in table.rows if len(row) == 4}

    client = log_in(gemeente)
    for number in range(12):
        # After "Beter:" it goes on with a small letter.
        told = text_of(client, f"/gemeente/hattem/dashboard/cijfer/v{number}/")
        assert rows[f"Vraag {number}"][1:] in told
    assert rows["Vraag 0"].startswith("Een klein verschil")
    assert "meer dan toeval" in rows["Vraag 1"]
