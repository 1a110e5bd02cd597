"""Let go what is due by the table of retention, or only tell what would go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from adoptie.actions.bewaren import apply_retention
from adoptie.queries.bewaren import upcoming


class Command(BaseCommand):
    help = "Wist wat over de bewaartermijn heen is. Met --proef: laat alleen zien wat er zou gaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--proef", action="store_true", help="alleen laten zien; er verandert niets")

    def handle(self, **options: Any) -> None:
        if not options["proef"]:
            for each in apply_retention(by="opdracht"):
                told = f"gewist {each.due.total() - each.left.total()}, bleef staan {each.left.total()}"
                self.stdout.write(f"{each.code:20} {'mislukt' if each.failed else told}")
            return
        self.stdout.write("Proef: er verandert niets. Zo veel zou er gaan, voor alle gemeenten samen.")
        self.stdout.write(f"{'soort':20} {'vandaag':>8} {'in 30 dagen':>12}  termijn")
        for row in upcoming():
            now, soon = ("-", "-") if row.klasse.due is None else (row.aantal_nu, row.aantal_straks)
            self.stdout.write(f"{row.klasse.code:20} {now:>8} {soon:>12}  {row.klasse.termijn}")
