"""Build a report: ``manage.py build_rapport KIND --gemeente G --periode 2011-K4 --out DIR``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from rapportage.actions.rapport import build_rapport
from rapportage.models.rapport import Soort
from rapportage.queries.rapporten import write_rapport


class Command(BaseCommand):
    help = "Maakt een rapport en schrijft het als HTML, PDF, JSON, CSV en SVG."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("soort", choices=Soort.values)
        parser.add_argument("--gemeente", required=True, help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--periode", required=True, help="2011, 2011-K4 of 2011-05")
        parser.add_argument("--interventie", help="naam van de interventie (voor soort effect)")
        parser.add_argument("--out", type=Path, required=True, help="map waar de bestanden komen")

    def handle(self, **options: Any) -> None:
        gemeente = Gemeente.objects.filter(slug=options["gemeente"]).first()
        if gemeente is None:
            raise CommandError(f"Er is geen gemeente '{options['gemeente']}'.")
        soort = Soort(options["soort"])
        try:
            rapport = build_rapport(
                gemeente=gemeente,
                soort=soort,
                period=parse_period(options["periode"]),
                interventie=_interventie(gemeente, options["interventie"]) if soort == Soort.EFFECT else None,
                by="opdracht",
            )
            paths = write_rapport(rapport, options["out"])
        except (Refusal, ValueError, OSError) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{rapport.titel} (versie {rapport.versie}): {len(paths)} bestanden")
        self.stdout.write(f"{options['out'] / 'rapport.pdf'}")


def _interventie(gemeente: Gemeente, naam: str | None) -> Interventie:
    """Return the interventie with this name, or the only one there is."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente).select_related("spoor__traject")
    if naam:
        rows = rows.filter(naam=naam)
    if rows.count() == 1:
        return rows.get()
    names = ", ".join(f"'{row.naam}'" for row in rows) or "er is er nog geen"
    raise Refusal(f"Kies een interventie met --interventie: {names}.")
