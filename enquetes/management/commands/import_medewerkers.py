"""Invite the people on a list: ``manage.py import_medewerkers FILE --gemeente G --ronde NAAM``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.actions.staflijst import receive_staflijst, refuse_list
from enquetes.forms.staflijst import read_people
from enquetes.models import Ronde
from enquetes.queries.staflijst import propose

BY = "opdracht"


class Command(BaseCommand):
    help = "Leest een lijst met mensen (CSV of XLSX) en nodigt hen uit voor een ronde in concept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", required=True, help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--ronde", required=True, help="naam van de ronde")
        parser.add_argument("--tekenset", help="tekenset van een CSV, bijvoorbeeld cp1252; anders UTF-8")
        parser.add_argument("--proef", action="store_true", help="controleer alleen, verander niets")

    def handle(self, **options: Any) -> None:
        ronde = _ronde(options["gemeente"], options["ronde"])
        try:
            refuse_list(ronde)
            lijst = read_people(options["bestand"], ronde, options["tekenset"])
            plan = propose(ronde, lijst)
            for sentence in (*plan.problemen, *plan.meldingen):
                self.stdout.write(f"- {sentence}")
            if plan.problemen:
                raise CommandError("Er is niets veranderd. Verbeter eerst de lijst.")
            if not options["proef"]:
                plan = receive_staflijst(ronde=ronde, lijst=lijst, by=BY)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        people = dutch.counted(len(plan.personen), "mens", "mensen")
        groups = dutch.counted(len(plan.groepen), "groep", "groepen")
        self.stdout.write(f"{people} in {groups}." if plan.groepen else f"{people}.")
        self.stdout.write(f"Nieuw: {plan.nieuw}. Gewijzigd: {plan.gewijzigd}. Niet meer: {plan.weg}.")


def _ronde(gemeente: str, naam: str) -> Ronde:
    found = Ronde.objects.filter(traject__gemeente__slug=gemeente, naam=naam)
    rondes = list(found.select_related("traject__gemeente")[:2])
    if not rondes:
        raise CommandError(f"Er is in '{gemeente}' geen ronde '{naam}'.")
    if len(rondes) > 1:
        raise CommandError(f"Er zijn in '{gemeente}' meer rondes '{naam}'. Geef er één een andere naam.")
    return rondes[0]
