"""Run the main job on three invented gemeenten and write their reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.config.demo.build import PASSWORD, agree_all, build_gemeente, interventie_of
from adoptie.config.demo.truth import GEMEENTEN, Waarheid
from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from rapportage.actions.rapport import build_rapport, settle_if_possible
from rapportage.models import Opdracht, Soort
from rapportage.queries.rapporten import write_rapport

PERIOD = "2026-K2"


class Command(BaseCommand):
    help = "Vult drie verzonnen gemeenten, sluit een ronde af, meet, en maakt de rapporten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, default=settings.BASE_DIR / "uitvoer")

    def handle(self, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "De demo hoort niet op een echte server: zij maakt accounts met een bekend wachtwoord."
            )
        lines = []
        for truth in GEMEENTEN:
            self.stdout.write(f"- {truth.naam}: zaken, rondes en rapporten")
            self.stdout.flush()
            lines.append(f"{truth.slug}: {_told(truth, options['out'])}")
        agree_all(Gemeente.objects.filter(fictief=True, slug__in=[truth.slug for truth in GEMEENTEN]))
        place = _near(options["out"])
        self.stdout.write(
            f"De rapporten staan per gemeente in {place}, mappen voortgang en effect. Alles is verzonnen:"
        )
        for line in lines:
            self.stdout.write(line)
        login = f"programmaleider@{GEMEENTEN[0].slug}.example"
        self.stdout.write(f"Inloggen kan als {login}, met wachtwoord {PASSWORD}.")


def _told(truth: Waarheid, out: Path) -> str:
    """Build a gemeente and both its reports; return what they say, or why they are not there."""
    try:
        gemeente = build_gemeente(truth)
        voortgang = _write(gemeente, Soort.VOORTGANG, None, out)
        interventie = interventie_of(gemeente)
        if interventie is None:
            gone = f"'{truth.interventie}' is weggehaald, dus er is geen effect te meten."
            return f"{voortgang} {gone}"
        return f"{voortgang} {_write(gemeente, Soort.EFFECT, interventie, out)}"
    except Refusal as refusal:
        return str(refusal)


def _write(gemeente: Gemeente, soort: Soort, interventie: Interventie | None, out: Path) -> str:
    """Build, settle and write one report; return the first sentence of its summary."""
    opdracht = Opdracht(gemeente=gemeente, soort=soort, period=parse_period(PERIOD), interventie=interventie)
    rapport = build_rapport(opdracht=opdracht, by="demo")
    settle_if_possible(rapport=rapport, by="demo")
    write_rapport(rapport, out / gemeente.slug / soort)
    return str(rapport.inhoud["summary"][0])


def _near(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
