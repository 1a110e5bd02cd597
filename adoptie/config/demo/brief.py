"""A report that the invented gemeente composed itself, to change and to have made."""

from __future__ import annotations

from adoptie.config.demo.made import BY
from adoptie.models import Gemeente
from rapportage.actions.sjabloon import create_sjabloon
from rapportage.reports.parts import read_delen

NAME = "Kwartaalbrief"
_PARTS = (
    {"soort": "kop", "tekst": "Waar we dit kwartaal aan werkten"},
    {
        "soort": "tekst",
        "tekst": "We hielpen mensen met het digitale loket.\n"
        "- elke ochtend aan de balie\n- op zaterdag in de bibliotheek",
    },
    {"soort": "doel", "doel": "doorlooptijd"},
    {"soort": "kerncijfers"},
    {"soort": "veranderingen"},
    {"soort": "ronde"},
)


def compose_brief(gemeente: Gemeente) -> None:
    """Compose it, unless there is a report of the gemeente's own already."""
    if not gemeente.sjablonen.exists():
        create_sjabloon(gemeente=gemeente, naam=NAME, delen=read_delen([*_PARTS]), by=BY)
