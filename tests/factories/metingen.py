"""Sources and figures as they stand after measuring, without measuring."""

# mypy: disable-error-code="no-untyped-call"
# Half of factory_boy's declarations have no types yet.

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from enquetes.models import Ronde
from metingen.figures.case_indicators import COURSE, DEFINITIONS
from metingen.models import Bron, Indicator, Levering, Meetwaarde
from tests.factories.adoptie import GemeenteFactory

STATUS = Meetwaarde.Status
_DEFINITIONS = {each.code: each for each in DEFINITIONS}
# Goals with a plausible value.
GOALS = {"digitaal-aandeel": 0.6, "doorlooptijd": 40.0, "te-laat": 0.1}


class BronFactory(DjangoModelFactory[Bron]):
    class Meta:
        model = Bron
        django_get_or_create = ("gemeente", "naam")

    gemeente = SubFactory(GemeenteFactory)
    naam = "zaaksysteem"


class LeveringFactory(DjangoModelFactory[Levering]):
    class Meta:
        model = Levering

    bron = SubFactory(BronFactory)
    bestand = "zaken.csv"
    bestand_hash = Sequence(lambda n: f"{n:064x}")
    lees_hash = "ef" * 32
    peildatum = dt.datetime(2012, 1, 20, tzinfo=dt.UTC)
    van = dt.date(2010, 1, 1)
    tot = dt.date(2011, 12, 31)
    aantal = 500
    verzegeld_hash = "ab" * 32


def case_figure(
    gemeente: Gemeente, code: str, periode: str, waarde: float | None, **fields: Any
) -> Meetwaarde:
    """Make one figure of cases in a month, quarter or year, released unless ``status`` says otherwise."""
    figure = _figure(_indicator(gemeente, code), _levering(gemeente), periode, waarde, **fields)
    figure.save(force_insert=True)
    return figure


def _indicator(gemeente: Gemeente, code: str) -> Indicator:
    definition = _DEFINITIONS[code]
    indicator, _ = Indicator.objects.get_or_create(
        gemeente=gemeente,
        code=code,
        defaults={
            "naam": definition.naam,
            "eenheid": definition.eenheid,
            "richting": definition.richting,
            "klasse": definition.klasse,
            "definitie": definition.definitie,
            "spoor": definition.spoor,
            "bron": "zaaksysteem",
        },
    )
    return indicator


def _levering(gemeente: Gemeente) -> Levering:
    earlier = Levering.objects.filter(bron__gemeente=gemeente).first()
    return earlier or LeveringFactory.create(bron=BronFactory.create(gemeente=gemeente))


def _figure(
    indicator: Indicator, levering: Levering, periode: str, waarde: float | None, **fields: Any
) -> Meetwaarde:
    """Return a figure that is not stored yet."""
    period = parse_period(periode)
    margin = {} if waarde is None else {"laag": waarde * 0.9, "hoog": waarde * 1.1, "se": waarde * 0.05}
    values: dict[str, Any] = {
        "lengte": period.length,
        "periode": period.code,
        "periode_naam": period.label,
        "begin": period.begin,
        "eind": period.last_day,
        "n": 100,
        "waarde": waarde,
        **margin,
        "methode": "zaken-2",
        "bron_hash": "cd" * 32,
        "levering": levering,
        "status": STATUS.VRIJGEGEVEN,
    }
    return Meetwaarde(gemeente=indicator.gemeente, indicator=indicator, **(values | fields))


def year_of_figures(
    gemeente: Gemeente,
    goals: Mapping[str, float] = GOALS,
    *,
    year: int = 2011,
    open_quarters: Collection[str] = (),
    **fields: Any,
) -> None:
    """Make the figures of one year, by month and quarter; open quarters have too much open to judge."""
    levering, figures = _levering(gemeente), []
    for code, waarde in goals.items():
        indicator = _indicator(gemeente, code)
        for quarter in range(1, 5):
            periode = f"{year}-K{quarter}"
            flags = ["veel_open"] if periode in open_quarters else []
            figures.append(_figure(indicator, levering, periode, waarde, vlaggen=flags, **fields))
        months = [f"{year}-{month:02d}" for month in range(1, 13)]
        figures += [_figure(indicator, levering, month, waarde, **fields) for month in months]
    Meetwaarde.objects.bulk_create(figures)


def course_figures(
    gemeente: Gemeente, periode: str, shares: Mapping[int, float | None], **fields: Any
) -> None:
    """Make which share of the cases was still open after each of these numbers of days."""
    for day, share in shares.items():
        place = {"categorie": f"na {day} dagen", "volgorde": day}
        case_figure(gemeente, COURSE.code, periode, share, **place, **fields)


def question_figure(
    ronde: Ronde, code: str, waarde: float | None, *, vraag: str = "Mijn werk is goed te doen.", **fields: Any
) -> Meetwaarde:
    """Make one figure of a question in a round; another wording is another indicator."""
    score = code.endswith(":score")
    indicator, _ = Indicator.objects.get_or_create(
        gemeente=ronde.gemeente,
        code=code,
        vraag_hash=hashlib.sha256(vraag.encode()).hexdigest(),
        defaults={
            "naam": vraag,
            "eenheid": "punten" if score else "getal" if code.endswith(":cijfer") else "procent",
            "richting": "hoger" if score else "geen",
            "klasse": "personen",
            "definitie": "Het deel dat dit antwoord koos.",
            "vraag_code": code.partition(":")[0],
            "vraag_tekst": vraag,
            "spoor": fields.pop("spoor", "mentaal"),
        },
    )
    values: dict[str, Any] = {
        "lengte": "ronde",
        "periode": ronde.sluit_op.date().isoformat(),
        "periode_naam": ronde.naam,
        "begin": ronde.opent_op.date(),
        "eind": ronde.sluit_op.date(),
        "n": 30,
        "waarde": waarde,
        "methode": "ronde-3",
        "bron_hash": "ef" * 32,
        "ronde": ronde,
        "status": STATUS.VRIJGEGEVEN,
    }
    return Meetwaarde.objects.create(gemeente=ronde.gemeente, indicator=indicator, **(values | fields))


def scale_figures(ronde: Ronde, shares: Collection[float] = (0.1, 0.2, 0.3, 0.4), **fields: Any) -> None:
    """Make the answers to one scale question, and its score."""
    for order, (words, share) in enumerate(zip(("nooit", "soms", "vaak", "altijd"), shares, strict=True)):
        question_figure(ronde, "werk", share, categorie=words, volgorde=order, **fields)
    question_figure(ronde, "werk:score", 60.0, laag=55.0, hoog=65.0, **fields)
