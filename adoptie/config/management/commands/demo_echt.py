"""Build a second municipality from real files that lie beside the project."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from adoptie.actions.gemeente import create_gemeente
from adoptie.actions.interventie import add_interventie
from adoptie.actions.traject import start_traject
from adoptie.models import Gebruiker, Gemeente, Interventie, Lidmaatschap, Rol, Traject
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError
from enquetes.actions.inlezen import import_answers
from enquetes.importers.answers import read_answers
from enquetes.importers.choosing import Onbekend
from enquetes.importers.lss import read_lss
from enquetes.models import Doelgroep, Ronde
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetplannen import record_meetplan
from metingen.actions.meetwaarden import measure_bron, measure_ronde, release_figures
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import load_preset
from metingen.models import Meetplan
from metingen.plan import Plan
from rapportage.actions.rapport import build_rapport, settle_if_possible
from rapportage.models import Opdracht, Soort
from rapportage.queries.rapporten import write_rapport

BY = "demo"
SLUG = "echt"
_ROUNDS = (
    ("Enquête 2016", "rse_2016_uk.csv", "", 2016),
    ("Enquête 2017", "rse_2017_uk.csv", "rse_uk_core_survey_2017.lss", 2017),
)
_REPORTS = (
    ("2011-K3", Soort.VOORTGANG),
    ("2011-K4", Soort.VOORTGANG),
    ("2016", Soort.VOORTGANG),
    ("2017", Soort.VOORTGANG),
    ("2011-K4", Soort.EFFECT),
)


class Command(BaseCommand):
    help = "Maakt een gemeente van echte bestanden: zaken 2010-2012 en twee enquêtes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", type=Path, required=True, help="map met zaken/ en rse/")
        parser.add_argument("--out", type=Path, default=settings.BASE_DIR / "uitvoer")

    def handle(self, **options: Any) -> None:
        data: Path = options["data"]
        if not (data / "zaken" / "receipt.csv").is_file():
            raise CommandError(f"In {data} staan geen echte bestanden. Zonder die bestanden kan dit niet.")
        try:
            gemeente = _build(data)
        except (Refusal, LeveringError, SheetError) as fault:
            raise CommandError(str(fault)) from fault
        for code, soort in _REPORTS:
            interventie = Interventie.objects.filter(spoor__traject__gemeente=gemeente).first()
            opdracht = Opdracht(
                gemeente=gemeente,
                soort=soort,
                period=parse_period(code),
                interventie=interventie if soort == Soort.EFFECT else None,
            )
            rapport = build_rapport(opdracht=opdracht, by=BY)
            settle_if_possible(rapport=rapport, by=BY)
            folder = options["out"] / SLUG / f"{soort}-{code}"
            write_rapport(rapport, folder)
            self.stdout.write(f"{folder / 'rapport.pdf'}  {rapport.inhoud['summary'][0]}")


def _build(data: Path) -> Gemeente:
    gemeente = Gemeente.objects.filter(slug=SLUG).first() or _found()
    traject = gemeente.trajecten.get()
    bron = ensure_bron(gemeente=gemeente, naam="zaaksysteem", by=BY)
    receive_zaken(
        bron=bron, path=data / "zaken" / "receipt.csv", lezing=Lezing(load_preset("receipt")), by=BY
    )
    measure_bron(bron=bron, by=BY)
    _meetplan(traject)
    for naam, file, lss, year in _ROUNDS:
        ronde = Ronde.objects.filter(traject=traject, naam=naam).first()
        if ronde is None:
            ronde = _round(traject, data / "rse", naam, (file, lss), year)
        measure_ronde(ronde=ronde, by=BY)
    release_figures(gemeente=gemeente, by=BY)
    return gemeente


@transaction.atomic
def _found() -> Gemeente:
    gemeente = create_gemeente(naam="Gemeente met echte gegevens", slug=SLUG, cbs_code="GM9001", by=BY)
    for rol in (Rol.PROGRAMMALEIDER, Rol.MANAGER):
        gebruiker = Gebruiker.objects.create_user(
            f"{rol}@{SLUG}.example", "mentaal-spoor-demo", naam=str(rol.label)
        )
        Lidmaatschap.objects.create(gebruiker=gebruiker, gemeente=gemeente, rol=rol)
    traject = start_traject(
        gemeente=gemeente,
        naam="Digitaal loket",
        doel="Inwoners vragen hun vergunning digitaal aan.",
        begint_op=dt.date(2010, 10, 1),
        by=BY,
    )
    add_interventie(
        spoor=traject.sporen.get(soort="virtueel"),
        naam="Digitaal loket",
        in_een_zin="het digitale loket",
        ingangsdatum=dt.date(2011, 5, 1),
        wat="Een aanvraag voor een vergunning gaat via de website.",
        waarom="Meer aanvragen komen digitaal binnen en zijn sneller klaar.",
        by=BY,
    )
    return gemeente


def _meetplan(traject: Traject) -> None:
    interventie = Interventie.objects.get(spoor__traject=traject)
    if not Meetplan.objects.filter(interventie=interventie).exists():
        # The figures were there long before the plan: it says so itself.
        today = dt.date.today()  # noqa: DTZ011 - a plan is dated in days
        plan = Plan("digitaal-aandeel", dt.date(2011, 12, 31), today, onaangeraakt="digitaal")
        record_meetplan(interventie=interventie, plan=plan, by=BY)


def _round(traject: Traject, folder: Path, naam: str, files: tuple[str, str], year: int) -> Ronde:
    answers, lss = files
    inhoud = read_lss(folder / lss).inhoud if lss else None
    return import_answers(
        traject=traject,
        naam=naam,
        # The export asked more than its questionnaire file holds; those columns speak for themselves.
        answers=read_answers(folder / answers, inhoud, onbekend=Onbekend.AFLEIDEN),
        van=dt.date(year, 1, 1),
        tot=dt.date(year, 12, 31),
        doelgroep=Doelgroep.OPEN,
        by=BY,
    )
