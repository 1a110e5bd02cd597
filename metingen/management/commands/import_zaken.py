"""Take in a case export: ``manage.py import_zaken FILE --gemeente G --bron B``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie import dutch
from adoptie.files import readable
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from metingen.actions.inlezen import take_in_export
from metingen.actions.leveringen import Lezing
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import load_mapping, load_preset, presets
from metingen.opgave import parse_day, parse_maanden

BY = "opdracht"


class Command(BaseCommand):
    help = "Leest een export van zaken (CSV of XLSX) en berekent de cijfers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", required=True, help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--bron", required=True, help="naam van het systeem, bijvoorbeeld zaaksysteem")
        parser.add_argument("--kolommen", type=Path, help="TOML-bestand dat zegt welke kolom wat is")
        parser.add_argument("--preset", default="zaken", help=f"meegeleverd: {dutch.listing(presets())}")
        parser.add_argument("--peildatum", default="", help="31-12-2024; leeg: laatste datum in het bestand")
        parser.add_argument("--van", default="", help="eerste maand waarover het bestand gaat: 2011-05")
        parser.add_argument("--tot", default="", help="laatste maand waarover het bestand gaat")

    def handle(self, **options: Any) -> None:
        gemeente = Gemeente.objects.filter(slug=options["gemeente"]).first()
        if gemeente is None:
            raise CommandError(f"Er is geen gemeente '{options['gemeente']}'.")
        if not readable(options["bestand"]):
            raise CommandError(f"Het bestand {options['bestand']} bestaat niet, of mag niet worden gelezen.")
        try:
            levering, new = take_in_export(
                gemeente=gemeente,
                bron=options["bron"],
                path=options["bestand"],
                lezing=_lezing(options),
                by=BY,
            )
        except (Refusal, LeveringError) as no:
            raise CommandError(str(no)) from no
        if not new:
            self.stdout.write("Dit bestand is al ingelezen. Er is niets veranderd.")
            return
        for sentence in levering.meldingen:
            self.stdout.write(f"- {sentence}")
        added = measure_bron(bron=levering.bron, by=BY)
        counted = dutch.counted(levering.aantal, "zaak", "zaken")
        apart = dutch.counted(len(levering.apart), "rij", "rijen")
        self.stdout.write(f"{counted} geteld, {apart} apart gezet.")
        self.stdout.write(f"{dutch.counted(added, 'cijfer', 'cijfers')} berekend.")


def _lezing(options: dict[str, Any]) -> Lezing:
    own, day = options["kolommen"], options["peildatum"]
    return Lezing(
        mapping=load_mapping(own) if own else load_preset(options["preset"]),
        peildatum=parse_day(day) if day else None,
        maanden=parse_maanden(options["van"], options["tot"]),
    )
