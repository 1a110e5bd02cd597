"""Take in a case export: ``manage.py import_zaken FILE --gemeente G --bron B``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.models import Gemeente
from adoptie.sheets import SheetError
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import load_mapping, load_preset, presets

BY = "opdracht"


class Command(BaseCommand):
    help = "Leest een export van zaken (CSV of XLSX) en berekent de cijfers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", required=True, help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--bron", required=True, help="naam van het systeem, bijvoorbeeld zaaksysteem")
        parser.add_argument("--kolommen", type=Path, help="TOML-bestand dat zegt welke kolom wat is")
        parser.add_argument("--preset", choices=presets(), default="zaken", help="meegeleverde indeling")
        parser.add_argument("--peildatum", type=dt.date.fromisoformat, help="JJJJ-MM-DD")

    def handle(self, **options: Any) -> None:
        gemeente = Gemeente.objects.filter(slug=options["gemeente"]).first()
        if gemeente is None:
            raise CommandError(f"Er is geen gemeente '{options['gemeente']}'.")
        if not options["bestand"].is_file():
            raise CommandError(f"Het bestand {options['bestand']} bestaat niet.")
        try:
            chosen = options["kolommen"]
            mapping = load_mapping(chosen) if chosen else load_preset(options["preset"])
            bron = ensure_bron(gemeente=gemeente, naam=options["bron"], by=BY)
            levering, new = receive_zaken(
                bron=bron, path=options["bestand"], lezing=Lezing(mapping, options["peildatum"]), by=BY
            )
        except (LeveringError, SheetError) as fault:
            raise CommandError(str(fault)) from fault
        if not new:
            self.stdout.write("Dit bestand is al ingelezen. Er is niets veranderd.")
            return
        for sentence in levering.meldingen:
            self.stdout.write(f"- {sentence}")
        added = measure_bron(bron=bron, by=BY)
        self.stdout.write(f"{levering.aantal} zaken geteld, {len(levering.apart)} rijen apart gezet.")
        self.stdout.write(f"{added} cijfers berekend.")
