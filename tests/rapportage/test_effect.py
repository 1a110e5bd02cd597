"""The report on an interventie when there is little to go by: it says so, and nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from adoptie.models import Gemeente, Interventie
from adoptie.periods import add_months, parse_period
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetplannen import record_meetplan
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.mapping import load_preset
from metingen.plan import Plan
from rapportage.blocks import Content, Heading, KeyFigure, Text
from rapportage.queries.effect import read_vraag
from rapportage.queries.opdrachten import compose
from rapportage.reports import effect
from tests.factories.adoptie import InterventieFactory
from tests.factories.rapportage import opdracht

pytestmark = pytest.mark.django_db

FIRST = dt.date(2024, 1, 1)
START = dt.date(2025, 5, 1)
PERIOD = parse_period("2025-K4")
_HEAD = "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype\n"
Share = Callable[[int], float]


def rising(month: int) -> float:
    return 0.5 + 0.3 * (month >= 16)


def wobbling(month: int) -> float:
    return float(rising(month) + np.random.default_rng(month).normal(0, 0.02))


def export(
    path: Path, months: int, *, share: Share = wobbling, days: int = 20, still_open: bool = False
) -> Path:
    """Write 60 cases a month, of which a share came in digitally."""
    rows = []
    for month in range(months):
        begin = add_months(FIRST, month)
        for number in range(60):
            start = begin + dt.timedelta(days=number % 28)
            end = start + dt.timedelta(days=days + number % 7)
            way = "digitaal" if number < round(60 * share(month)) else "balie"
            closed = "" if still_open else end.isoformat()
            rows.append(
                f"{month}-{number};{start};{closed};{start + dt.timedelta(days=56)};;{way};Team;Soort"
            )
    path.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def measured(path: Path, date: dt.date = START, *, plan: bool = True) -> Interventie:
    interventie = InterventieFactory.create(
        naam="Digitaal loket", in_een_zin="het digitale loket", ingangsdatum=date
    )
    gemeente: Gemeente = interventie.spoor.traject.gemeente
    bron = ensure_bron(gemeente=gemeente, naam="zaaksysteem", by="test")
    receive_zaken(bron=bron, path=path, lezing=Lezing(load_preset("zaken")), by="test")
    if plan:
        early = min(date, FIRST) - dt.timedelta(days=60)
        measure_bron(bron=bron, by="test")
        record_meetplan(interventie=interventie, plan=Plan("digitaal-aandeel", early, early), by="test")
    measure_bron(bron=bron, by="test")
    return interventie


def words_of(content: Content) -> str:
    said = [*content.summary, content.title]
    for block in content.blocks:
        if isinstance(block, Text):
            said += [block.text, *block.items]
        elif isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, KeyFigure):
            said += [block.value, block.interval, block.change, block.verdict]
    return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")


def told(interventie: Interventie) -> str:
    """Return all that both reports say; no figure that is not there may be among it."""
    gemeente = interventie.spoor.traject.gemeente
    about = words_of(effect.build(read_vraag(interventie, PERIOD)))
    both = f"{about}\n{words_of(compose(opdracht(gemeente, periode=PERIOD.code))[0])}"
    assert not {"None", "nan", "inf"} & set(both.replace(",", " ").split())
    return about


def test_clear_change_is_told_with_both_figures(tmp_path: Path) -> None:
    words = told(measured(export(tmp_path / "a.csv", 24)))

    assert "aandeel digitale aanvragen: gestegen van 50 % naar 80 %; dat is meer dan toeval." in words.lower()
    assert "Het aandeel digitale aanvragen steeg\n" in words


@pytest.mark.parametrize("date", [dt.date(1999, 1, 1), dt.date(2025, 12, 15), dt.date(2060, 1, 1)])
def test_interventie_outside_the_months_has_no_effect_to_judge(tmp_path: Path, date: dt.date) -> None:
    words = told(measured(export(tmp_path / "a.csv", 24), date))

    assert "steeg" not in words
    assert "Geen oordeel" in words
    assert "is met deze cijfers niet aangetoond" in words


def test_one_month_is_too_little(tmp_path: Path) -> None:
    words = told(measured(export(tmp_path / "a.csv", 1), dt.date(2024, 1, 15)))

    assert "Geen oordeel" in words
    assert "toeval" not in words


def test_constant_series_shows_no_difference(tmp_path: Path) -> None:
    words = told(measured(export(tmp_path / "a.csv", 24, share=lambda _: 1.0)))

    assert "Geen duidelijk verschil: 100 % en 100 %; is er verslechtering, dan hoogstens 0," in words
    assert "De maanden schommelen niet." in words
    assert "te kort" not in words


def test_constant_series_with_a_step_shows_it(tmp_path: Path) -> None:
    words = told(measured(export(tmp_path / "a.csv", 24, share=rising)))

    assert "estegen van 50 % naar 80 %; dat is meer dan toeval" in words
    assert "Waarschijnlijk" not in words


def test_nothing_closed_gives_no_verdict_on_lead_time(tmp_path: Path) -> None:
    words = told(measured(export(tmp_path / "a.csv", 24, still_open=True)))

    assert "De doorlooptijd: nog geen oordeel" in words
    assert "De doorlooptijd daalde" not in words


def test_no_cases_give_a_report_that_says_so() -> None:
    interventie = InterventieFactory.create(ingangsdatum=START)

    assert "Er zijn nog geen cijfers om voor en na te vergelijken." in told(interventie)
