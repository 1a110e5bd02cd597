"""Build a report: ``manage.py build_rapport KIND --gemeente G --periode 2011-K4 --out DIR``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import measure_all
from rapportage.actions.rapport import build_rapport
from rapportage.models import Opdracht, Rapport, Soort
from rapportage.queries.opdrachten import KINDS
from rapportage.queries.perioden import check_period
from rapportage.queries.rapporten import write_rapport

BY = "opdracht"
_EXAMPLE = "manage.py build_rapport voortgang --gemeente hattem --periode 2011-K4 --out map"


class Command(BaseCommand):
    help = "Maakt een rapport en schrijft het als HTML, PDF, JSON, CSV en SVG."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # argparse speaks English only.
        vars(parser)["error"] = partial(_unclear, parser)
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("soort", nargs="?", default="", help=dutch.listing(list(KINDS), "of"))
        parser.add_argument("--gemeente", default="", help="korte naam, bijvoorbeeld hattem")
        parser.add_argument("--periode", default="", help="2011, 2011-K4 of 2011-05")
        parser.add_argument("--interventie", default="", help="naam van de verandering (voor soort effect)")
        parser.add_argument("--out", default="", help="map waar de bestanden komen")

    def handle(self, **options: Any) -> None:
        _check_told(options)
        out = Path(options["out"])
        try:
            rapport = _build(options)
            paths = write_rapport(rapport, out)
        except (Refusal, ValueError) as fault:
            raise CommandError(str(fault)) from fault
        except OSError as fault:
            raise CommandError(f"In '{out}' kan niets worden geschreven. Kies een andere map.") from fault
        self.stdout.write(f"{rapport.titel} (versie {rapport.versie}): {len(paths)} bestanden")
        self.stdout.write(f"{out / 'rapport.pdf'}")


def _unclear(parser: CommandParser, _: str) -> NoReturn:
    sentence = f"Deze opdracht is niet goed geschreven. Een voorbeeld: {_EXAMPLE}"
    if parser.called_from_command_line:
        parser.exit(2, f"{sentence}\n")
    raise CommandError(sentence)


def _check_told(options: dict[str, Any]) -> None:
    """Raise CommandError with a sentence for the first thing that was not told."""
    if options["soort"] not in KINDS:
        kinds = dutch.listing([f"'{kind}'" for kind in KINDS], "of")
        raise CommandError(f"Zeg welk rapport u wilt: {kinds}. Een voorbeeld: {_EXAMPLE}")
    for name, wanted in (
        ("gemeente", "de korte naam van een gemeente"),
        ("periode", "een periode, zoals 2011-K4"),
        ("out", "de map waar de bestanden komen"),
    ):
        if not str(options[name]).strip():
            raise CommandError(f"Geef met --{name} {wanted}. Een voorbeeld: {_EXAMPLE}")


def _build(options: dict[str, Any]) -> Rapport:
    gemeente = Gemeente.objects.filter(slug=options["gemeente"]).first()
    if gemeente is None:
        raise Refusal(f"Er is geen gemeente '{options['gemeente']}'.")
    period, soort = parse_period(options["periode"]), Soort(options["soort"])
    interventie = _interventie(gemeente, options.get("interventie", "")) if soort == Soort.EFFECT else None
    measure_all(gemeente=gemeente, by=BY)
    check_period(gemeente, period, timezone.localdate())
    opdracht = Opdracht(gemeente=gemeente, soort=soort, period=period, interventie=interventie)
    return build_rapport(opdracht=opdracht, by=BY)


def _interventie(gemeente: Gemeente, naam: str) -> Interventie:
    """Return the interventie with this name, or the only one there is."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente).select_related("spoor__traject")
    known = list(rows)
    found = [row for row in known if not naam or row.naam == naam]
    if len(found) == 1:
        return found[0]
    if not known:
        raise Refusal("Er is nog geen verandering om een rapport over te maken.")
    names = dutch.listing([f"'{row.naam}'" for row in known], "of")
    unknown = f"Er is geen verandering '{naam}'. " if naam and not found else ""
    raise Refusal(f"{unknown}Kies met --interventie: {names}.")
