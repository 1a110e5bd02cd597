"""Take in answers of earlier: ``manage.py import_antwoorden FILE --gemeente G --traject T --naam N``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.models import Gemeente, Traject
from adoptie.refusal import Refusal
from enquetes.actions.inlezen import Bestanden, Eerder, take_in_ronde
from enquetes.importers.choosing import Onbekend
from enquetes.models import Doelgroep

BY = "opdracht"


class Command(BaseCommand):
    help = "Leest antwoorden van een eerdere vragenlijst (CSV, XLSX of LSA) in als een afgesloten ronde."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", required=True, help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--traject", required=True, help="naam van het traject")
        parser.add_argument("--naam", required=True, help="naam van de ronde")
        parser.add_argument("--van", required=True, type=dt.date.fromisoformat, help="JJJJ-MM-DD")
        parser.add_argument("--tot", required=True, type=dt.date.fromisoformat, help="JJJJ-MM-DD")
        parser.add_argument("--lss", type=Path, help="de vragenlijst, als LSS-bestand van LimeSurvey")
        parser.add_argument(
            "--onbekend",
            choices=[each.value for each in Onbekend],
            default=Onbekend.WEIGEREN.value,
            help="wat te doen met kolommen en antwoorden die niet in de vragenlijst staan",
        )
        parser.add_argument(
            "--weglaten", action="append", default=[], metavar="KOLOM", help="een kolom die niet mee mag"
        )
        parser.add_argument("--tekenset", help="tekenset van een CSV, bijvoorbeeld cp1252; anders UTF-8")
        parser.add_argument(
            "--doelgroep", choices=[each.value for each in Doelgroep], default=Doelgroep.OPEN.value
        )

    def handle(self, **options: Any) -> None:
        traject = _traject(options["gemeente"], options["traject"])
        bestanden = Bestanden(
            antwoorden=options["bestand"],
            lss=options["lss"],
            onbekend=Onbekend(options["onbekend"]),
            weglaten=options["weglaten"],
            tekenset=options["tekenset"],
        )
        eerder = Eerder(options["naam"], options["van"], options["tot"], Doelgroep(options["doelgroep"]))
        try:
            ronde, noticed = take_in_ronde(traject=traject, bestanden=bestanden, eerder=eerder, by=BY)
        except Refusal as fault:
            raise CommandError(str(fault)) from fault
        for sentence in noticed:
            self.stdout.write(f"- {sentence}")
        self.stdout.write(
            f"De ronde '{ronde.naam}' is ingelezen, met {ronde.aantal} ingevulde vragenlijsten."
        )


def _traject(slug: str, naam: str) -> Traject:
    gemeente = Gemeente.objects.filter(slug=slug).first()
    if gemeente is None:
        raise CommandError(f"Er is geen gemeente '{slug}'.")
    traject = Traject.objects.filter(gemeente=gemeente, naam=naam).first()
    if traject is None:
        raise CommandError(f"{gemeente} heeft geen traject '{naam}'.")
    return traject
