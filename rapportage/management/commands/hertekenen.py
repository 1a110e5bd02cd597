"""Draw kept reports again and compare: ``manage.py hertekenen RAPPORT`` or ``--alle --gemeente G``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from adoptie import dutch
from rapportage.models import Rapport
from rapportage.queries.hertekenen import differences


class Command(BaseCommand):
    help = "Tekent bewaarde rapporten opnieuw en zegt of elk bestand precies gelijk is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rapport", nargs="?", default="", help="het nummer uit het adres van het rapport")
        parser.add_argument("--alle", action="store_true", help="alle rapporten van een gemeente")
        parser.add_argument("--gemeente", default="", help="korte naam, bijvoorbeeld hattem")

    def handle(self, **options: Any) -> None:
        unlike = 0
        for rapport in _chosen(options):
            found = differences(rapport)
            files = dutch.counted(rapport.bestanden.count(), "bestand", "bestanden")
            verdict = "verschilt" if found else f"gelijk ({files})"
            self.stdout.write(f"{rapport.pk}, {rapport.titel}, versie {rapport.versie}: {verdict}")
            for sentence in found:
                self.stdout.write(f"  - {sentence}")
            unlike += bool(found)
        if unlike:
            raise CommandError(f"Niet gelijk: {dutch.counted(unlike, 'rapport', 'rapporten')}.")


def _chosen(options: dict[str, Any]) -> QuerySet[Rapport]:
    """Return the reports that are meant; raises CommandError when there are none."""
    rows = Rapport.objects.order_by("pk")
    if options["alle"] and options["gemeente"]:
        rows = rows.filter(gemeente__slug=options["gemeente"])
    elif options["rapport"].isdecimal():
        rows = rows.filter(pk=int(options["rapport"]))
    else:
        raise CommandError(
            "Zeg welk rapport: een nummer, of --alle met --gemeente. Een voorbeeld: manage.py hertekenen 12"
        )
    if not rows.exists():
        raise CommandError("Dit rapport is er niet.")
    return rows
