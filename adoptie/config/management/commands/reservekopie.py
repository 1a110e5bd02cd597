"""Make a copy of everything, with the keys apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from adoptie.config.backup import copy_everything


class Command(BaseCommand):
    help = "Maak een reservekopie: gegevens in de ene map, sleutels in een andere (hoogstens 14 dagen)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, help="map voor database, afgesloten bestanden en media")
        parser.add_argument("--sleutels", type=Path, help="map voor de sleutels; anders SPOOR_SLEUTELKOPIE")

    def handle(self, **options: Any) -> None:
        keys = options["sleutels"] or settings.KEY_COPY_DIR
        if keys is None:
            raise CommandError("Noem een map voor de sleutels, met --sleutels of in SPOOR_SLEUTELKOPIE.")
        made = copy_everything(options["map"], keys, timezone.now())
        for path in (made.gegevens, made.sleutels, made.geheimen):
            self.stdout.write(str(path))
