"""The real case log of a municipality that went digital gives the figures that others found in it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetplannen import record_meetplan
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.mapping import load_preset
from metingen.importers.zaken import read_zaken
from metingen.plan import Plan
from metingen.queries.cijfers import read_cijfers
from metingen.queries.effecten import Effect, effects_of
from rapportage.blocks import Heading, Text
from rapportage.queries.effect import read_vraag
from rapportage.reports import effect
from tests.factories.adoptie import InterventieFactory
from tests.shared import shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def effects() -> tuple[Effect, ...]:
    path = shared("zaken", "receipt.csv")
    interventie = InterventieFactory.create(
        naam="Digitaal loket", in_een_zin="het digitale loket", ingangsdatum=dt.date(2011, 5, 1)
    )
    gemeente: Gemeente = interventie.spoor.traject.gemeente
    bron = ensure_bron(gemeente=gemeente, naam="zaaksysteem", by="test")
    receive_zaken(bron=bron, path=path, lezing=Lezing(load_preset("receipt")), by="test")
    measure_bron(bron=bron, by="test")
    plan = Plan("digitaal-aandeel", dt.date(2012, 1, 1), dt.date(2026, 1, 1), onaangeraakt="digitaal")
    record_meetplan(interventie=interventie, plan=plan, by="test")
    return effects_of(interventie, until=dt.date(2012, 1, 31))


def values(effects: tuple[Effect, ...], code: str, lengte: str) -> dict[str, float | None]:
    gemeente = Gemeente.objects.get()
    assert effects
    found = read_cijfers(gemeente, lengte=lengte, codes=[code], categorie="")
    return {figure.periode: figure.waarde for figure in found}


def test_receipt_monthly_digital_share(effects: tuple[Effect, ...]) -> None:
    shares = values(effects, "digitaal-aandeel", "maand")

    months = ("2010-10", "2010-11", "2010-12", "2011-01", "2011-02", "2011-03", "2011-04", "2011-05")
    published = [0.788, 0.946, 0.682, 0.675, 0.861, 0.738, 0.790, 0.942]
    # Two cases that end before they start are set apart; that moves one share by .001.
    assert [shares[month] for month in months] == pytest.approx(published, abs=0.0016)
    assert shares["2011-11"] == pytest.approx(0.988, abs=5e-4)
    assert shares["2011-12"] == 1


def test_receipt_quarterly_medians(effects: tuple[Effect, ...]) -> None:
    medians = values(effects, "doorlooptijd", "kwartaal")

    quarters = ("2010-K4", "2011-K1", "2011-K2", "2011-K3", "2011-K4")
    assert [round(medians[quarter] or 0, 1) for quarter in quarters] == [56.6, 52.3, 55.6, 42.9, 43.6]


def test_receipt_last_months_are_flagged_and_get_no_verdict(effects: tuple[Effect, ...]) -> None:
    gemeente = Gemeente.objects.get()
    assert effects
    figures = read_cijfers(gemeente, lengte="kwartaal", codes=["doorlooptijd", "te-laat"], categorie="")

    flagged = {figure.periode for figure in figures if figure.uncertain}
    assert flagged == {"2011-K4", "2012-K1"}


def test_receipt_share_went_up_and_the_cause_is_not_named(effects: tuple[Effect, ...]) -> None:
    share = effects[0]

    assert share.about.code == "digitaal-aandeel"
    assert (
        share.verdict.change
        == "Gestegen van 78\N{NO-BREAK SPACE}% naar 97\N{NO-BREAK SPACE}%; dat is meer dan toeval."
    )
    assert "weten we niet" in share.verdict.cause
    assert "Verbeterd" not in share.verdict.change + share.verdict.cause


def test_receipt_fewer_handoffs_began_before_the_start(effects: tuple[Effect, ...]) -> None:
    handoffs = next(each for each in effects if each.about.code == "overdrachten")

    assert handoffs.verdict.change == (
        "Gedaald van 1,43 naar 0,23; "
        "de daling was al voor de start bezig (eerst 2,12, vlak voor de start 0,82)."
    )
    assert "want de daling was al voor de start bezig" in handoffs.verdict.cause


def test_receipt_report_doubts_that_fewer_handoffs_were_faster_work(effects: tuple[Effect, ...]) -> None:
    interventie = Interventie.objects.get()

    content = effect.build(read_vraag(interventie, parse_period("2012-K1")))

    headings = [block.text for block in content.blocks if isinstance(block, Heading)]
    items = [item for block in content.blocks if isinstance(block, Text) for item in block.items]
    assert "Het aantal overdrachten per aanvraag daalde, al voor de start" in headings
    assert (
        "Het aantal overdrachten ging van 2,08 naar 0,30 tussen het vierde kwartaal van 2010 "
        "en het tweede kwartaal van 2011. De doorlooptijd ging in die tijd van 56,6 naar 55,6 dagen. "
        "Misschien wordt er dus anders afgevinkt, en niet sneller gewerkt."
    ) in items
    assert any("De daling kwam pas later dan de start." in item for item in items)


def test_receipt_reading_finds_what_others_found() -> None:
    """Of what is closed 29.3 % was late; hand-offs fell in the week that ends on 27 March 2011."""
    cases = read_zaken(
        shared("zaken", "receipt.csv"),
        load_preset("receipt"),
        uiterlijk=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    ).frame
    closed = cases[~cases["open"]]
    early = cases["start"] < pd.Timestamp("2011-03-21", tz="Europe/Amsterdam")

    assert closed["te_laat"].mean() == pytest.approx(0.293, abs=5e-4)
    fell = [cases.loc[side, "overdrachten"].mean() for side in (early, ~early)]
    assert fell == pytest.approx([1.67, 0.26], abs=6e-3)


def test_receipt_lead_time_of_digital_cases_fell_as_much(effects: tuple[Effect, ...]) -> None:
    lead = next(each for each in effects if each.about.code == "doorlooptijd")

    assert lead.untouched is not None
    assert lead.untouched.as_much
    assert lead.verdict.cause == (
        "Of het door het digitale loket komt, weten we niet, "
        "want bij de aanvragen die digitaal kwamen, veranderde het ongeveer evenveel."
    )
