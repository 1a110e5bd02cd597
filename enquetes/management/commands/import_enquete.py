"""Read a questionnaire of another program: ``manage.py import_enquete FILE [--gemeente G] [--json]``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.actions.vragenlijst_inlezen import take_in_vragenlijst
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen
from enquetes.models import Vragenlijst

BY = "opdracht"


class Command(BaseCommand):
    help = (
        "Leest een vragenlijst van LimeSurvey, van een XLSForm of van dit programma, en zegt wat ervan komt. "
        "Met --gemeente komt zij er als nieuwe vragenlijst bij."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--gemeente", help="korte naam, bijvoorbeeld hattem; zonder wordt alleen gelezen")
        parser.add_argument("--naam", help="naam van de vragenlijst; anders de titel in het bestand")
        parser.add_argument("--json", action="store_true", help="geeft het verslag als JSON")

    def handle(self, **options: Any) -> None:
        path: Path = options["bestand"]
        try:
            gemeente = _gemeente(options["gemeente"])
            found = read_questionnaire(path)
            made = _kept(found, gemeente, options["naam"])
        except Refusal as fault:
            if options["json"]:
                self._write({"bestand": path.name, "geweigerd": str(fault)})
            raise CommandError(str(fault)) from fault
        if options["json"]:
            kept = None if made is None else {"pk": made.pk, "naam": made.naam}
            self._write({"bestand": path.name, "vragenlijst": kept, **found.to_json()})
        else:
            self._tell(found, made)

    def _write(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))

    def _tell(self, found: Gelezen, made: Vragenlijst | None) -> None:
        for regel in found.regels:
            self.stdout.write(f"{regel.gevolg}: {regel.wat}. {regel.waarom}")
        totals = ", ".join(f"{count} {gevolg}" for gevolg, count in found.totals.items())
        self.stdout.write(f"'{found.inhoud.titel}' ({found.bron}): {totals}.")
        if made is not None:
            self.stdout.write(f"De vragenlijst '{made.naam}' is erbij gekomen. U kunt haar nog veranderen.")


def _gemeente(slug: str | None) -> Gemeente | None:
    if slug is None:
        return None
    found = Gemeente.objects.filter(slug=slug).first()
    if found is None:
        raise Refusal(f"Er is geen gemeente '{slug}'.")
    return found


def _kept(found: Gelezen, gemeente: Gemeente | None, naam: str | None) -> Vragenlijst | None:
    if gemeente is None:
        return None
    return take_in_vragenlijst(gemeente=gemeente, naam=naam or found.naam, gelezen=found, by=BY)
