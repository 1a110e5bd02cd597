"""342 gemeenten with ten years of figures of cases by month, quarter and year."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from itertools import product

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from adoptie.models import Gebruiker, Gemeente, Lidmaatschap, Rol  # noqa: E402
from adoptie.periods import LENGTHS, Length, Period, period_of  # noqa: E402
from metingen.figures.case_indicators import (  # noqa: E402
    COURSE,
    COURSE_DAYS,
    COURSE_LENGTHS,
    INDICATORS,
)
from metingen.models import Bron, Indicator, Levering, Meetwaarde  # noqa: E402

GEMEENTEN = 342
YEARS = range(2016, 2026)
CODES = frozenset(
    {"digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten", "kanaal-onbekend"}
    | {"zaken-ontvangen", "zaken-afgehandeld", "zaken-open"}
)
READ = "groot-171"


_SAME = (
    *("lengte", "periode", "periode_naam", "begin", "eind", "kenmerk", "groep", "categorie", "volgorde", "n"),
    *("waarde", "se", "laag", "hoog", "vlaggen", "methode", "bron_hash", "status", "created_at"),
)
# The figures of one gemeente for all others, by the database itself.
_COPY = f"""
INSERT INTO metingen_meetwaarde (gemeente_id, indicator_id, levering_id, {", ".join(_SAME)})
SELECT b.gemeente_id, i.id, l.id, {", ".join(f"m.{name}" for name in _SAME)}
FROM metingen_meetwaarde m
JOIN metingen_indicator f ON f.id = m.indicator_id
JOIN metingen_indicator i ON i.code = f.code AND i.gemeente_id <> %s
JOIN metingen_bron b ON b.gemeente_id = i.gemeente_id
JOIN metingen_levering l ON l.bron_id = b.id
WHERE m.gemeente_id = %s
"""  # noqa: S608  # names of columns, none from outside


@transaction.atomic
def make() -> str:
    """Fill the database; return the session of a manager of one gemeente."""
    gemeenten = Gemeente.objects.bulk_create(
        Gemeente(naam=f"Groot {number}", slug=f"groot-{number}", cbs_code=f"GM{number:04d}")
        for number in range(1, GEMEENTEN + 1)
    )
    for gemeente in gemeenten:
        _source(gemeente)
    first = gemeenten[0]
    Meetwaarde.objects.bulk_create(_figures(first), batch_size=1_000)
    with connection.cursor() as cursor:
        cursor.execute(_COPY, [first.pk, first.pk])
    reader = Gebruiker.objects.create_user(email="manager@groot.example")
    read = Gemeente.objects.get(slug=READ)
    Lidmaatschap.objects.create(gebruiker=reader, gemeente=read, rol=Rol.MANAGER)
    client = Client()
    client.force_login(reader)
    return client.cookies["sessionid"].value


def _periods(lengths: Iterable[Length]) -> Iterator[Period]:
    months = (dt.date(year, month, 1) for year in YEARS for month in range(1, 13))
    yield from dict.fromkeys(period_of(day, length) for day in months for length in lengths)


def _source(gemeente: Gemeente) -> None:
    Levering.objects.create(
        bron=Bron.objects.create(gemeente=gemeente, naam="zaaksysteem"),
        bestand="zaken.csv",
        bestand_hash=f"{gemeente.pk:064x}",
        lees_hash="0" * 64,
        peildatum=dt.datetime(2026, 1, 20, tzinfo=dt.UTC),
        van=dt.date(YEARS[0], 1, 1),
        tot=dt.date(YEARS[-1], 12, 31),
        aantal=1000,
        verzegeld_hash="0" * 64,
    )
    names = ("code", "naam", "eenheid", "richting", "klasse", "spoor", "definitie")
    counted = (each.definition for each in INDICATORS if each.definition.code in CODES)
    for definition in (*counted, COURSE):
        known = {name: getattr(definition, name) for name in names}
        Indicator.objects.create(gemeente=gemeente, bron="zaaksysteem", **known)


def _figures(gemeente: Gemeente) -> Iterator[Meetwaarde]:
    levering = Levering.objects.get(bron__gemeente=gemeente)
    whole: list[tuple[str, int]] = [("", 0)]
    days = [(f"na {day} dagen", day) for day in COURSE_DAYS]
    for indicator in gemeente.indicatoren.all():
        parts, lengths = (days, COURSE_LENGTHS) if indicator.code == COURSE.code else (whole, LENGTHS)
        for number, (period, (part, place)) in enumerate(product(_periods(lengths), parts)):
            value = (0.4 + number % 7 / 20) * (1 if indicator.eenheid == "procent" else 60)
            yield Meetwaarde(
                gemeente=gemeente,
                indicator=indicator,
                categorie=part,
                volgorde=place,
                levering=levering,
                lengte=period.length,
                periode=period.code,
                periode_naam=period.label,
                begin=period.begin,
                eind=period.last_day,
                n=100,
                waarde=value,
                laag=value * 0.9,
                hoog=value * 1.1,
                se=value * 0.05,
                methode="zaken-3",
                bron_hash="0" * 64,
                status=Meetwaarde.Status.VRIJGEGEVEN,
            )


if __name__ == "__main__":
    sys.stdout.write(make())
