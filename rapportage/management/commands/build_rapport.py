"""Build a report: ``manage.py build_rapport KIND --gemeente G --periode 2011-K4 --out DIR``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import measure_all
from rapportage.actions.rapport import build_rapport
from rapportage.models import Opdracht, Rapport, Soort
from rapportage.queries.keuzes import Need, ended_in, named_choices
from rapportage.queries.opdrachten import KINDS, Kind
from rapportage.queries.perioden import check_period
from rapportage.queries.rapporten import write_rapport

BY = "opdracht"
_EXAMPLE = "manage.py build_rapport voortgang --gemeente hattem --periode 2011-K4 --out map"
# In the order in which they are chosen: a groep is one of a ronde.
_WHAT: dict[Need, str] = {
    "interventie": "verandering",
    "ronde": "ronde",
    "groep": "groep",
    "sjabloon": "eigen rapport",
}


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
        parser.add_argument("--periode", default="", help="2011, 2011-K4 of 2011-05; niet bij een ronde")
        for need, words in _WHAT.items():
            kinds = [soort for soort, kind in KINDS.items() if need in kind.needs]
            if kinds:
                parser.add_argument(
                    f"--{need}", default="", help=f"naam: {words} (voor {dutch.listing(kinds)})"
                )
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
    of_ronde = "ronde" in KINDS[options["soort"]].needs
    for name, wanted in (
        ("gemeente", "de korte naam van een gemeente"),
        *(() if of_ronde else (("periode", "een periode, zoals 2011-K4"),)),
        ("out", "de map waar de bestanden komen"),
    ):
        if not str(options[name]).strip():
            raise CommandError(f"Geef met --{name} {wanted}. Een voorbeeld: {_EXAMPLE}")


def _build(options: dict[str, Any]) -> Rapport:
    gemeente = Gemeente.objects.filter(slug=options["gemeente"]).first()
    if gemeente is None:
        raise Refusal(f"Er is geen gemeente '{options['gemeente']}'.")
    soort = Soort(options["soort"])
    period = None if "ronde" in KINDS[soort].needs else parse_period(options["periode"])
    measure_all(gemeente=gemeente, by=BY)
    if period is not None:
        check_period(gemeente, period, timezone.localdate())
    about = _about(gemeente, KINDS[soort], options)
    opdracht = Opdracht(
        gemeente=gemeente, soort=soort, period=period or ended_in(gemeente, about["ronde"]), **about
    )
    return build_rapport(opdracht=opdracht, by=BY)


def _about(gemeente: Gemeente, kind: Kind, options: dict[str, Any]) -> dict[str, Any]:
    """Return what a report of this kind is about, as fields of its Opdracht."""
    about: dict[str, Any] = {}
    for need in (need for need in _WHAT if need in kind.needs):
        known = named_choices(gemeente, need, about.get("ronde"))
        about[need] = _chosen(need, known, options.get(need, ""))
    return about


def _chosen(need: Need, known: list[tuple[str, Any]], naam: str) -> Any:
    """Return what goes by this name, or the only one there is."""
    one = _WHAT[need]
    found = [row for row in known if not naam or row[0] == naam]
    if len(found) == 1:
        return found[0][1]
    if not known:
        raise Refusal(f"Er is nog geen {one} om een rapport over te maken.")
    names = dutch.listing([f"'{name}'" for name, _ in known], "of")
    unknown = f"Er is geen {one} '{naam}'. " if naam and not found else ""
    raise Refusal(f"{unknown}Kies met --{need}: {names}.")
