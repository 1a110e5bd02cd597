"""Reports, plans and what has to be made, without drawing anything."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from enquetes.models import Ronde
from rapportage.blocks_json import to_json
from rapportage.models import Opdracht, Rapport, Rapportbestand, Rapportplan, Soort, Uitvoering
from rapportage.queries.opdrachten import compose

FILES = {
    "rapport.pdf": b"%PDF-1.7",
    "rapport.html": b"<!DOCTYPE html>",
    "rapport.json": b"{}",
    "grafieken/a.svg": b"<svg/>",
    "tabellen/01-a.csv": b"a;b",
    "SHA256SUMS": b"",
}


def opdracht(
    gemeente: Gemeente, soort: Soort = Soort.VOORTGANG, periode: str = "2011-K4", **over: Any
) -> Opdracht:
    return Opdracht(gemeente=gemeente, soort=soort, period=parse_period(periode), **over)


# What people write in a letter to the council.
WORDS = {
    "aanleiding": "U vroeg ons in mei wat digitaal werken oplevert.",
    "vraag": "Wilt u in september met ons praten over de doorlooptijd?",
    "ondertekening": "Het college van burgemeester en wethouders",
}


def every_opdracht(gemeente: Gemeente, periode: str = "2026-K2") -> dict[Soort, Opdracht]:
    """Ask for a report of every kind about an invented gemeente of the demo."""
    ronde = Ronde.objects.filter(traject__gemeente=gemeente).latest("sluit_op").pk
    about: dict[Soort, dict[str, Any]] = {
        Soort.EFFECT: {"interventie": Interventie.objects.get(spoor__traject__gemeente=gemeente)},
        Soort.ENQUETE: {"ronde": ronde},
        Soort.GESPREKSBLAD: {"ronde": ronde, "groep": "Samenleving"},
        Soort.RAADSBRIEF: {"teksten": WORDS},
        Soort.EIGEN: {"sjabloon": gemeente.sjablonen.get()},
        Soort.JAARVERSLAG: {"periode": "2025"},
    }
    return {
        soort: opdracht(gemeente, soort, **({"periode": periode} | about.get(soort, {}))) for soort in Soort
    }


def make_rapport(gemeente: Gemeente, periode: str = "2011-K4", **fields: Any) -> Rapport:
    """Make a report with one file of each kind: a concept, or one that went on from there."""
    content, _ = compose(opdracht(gemeente, periode=periode))
    values: dict[str, Any] = {
        "soort": Soort.VOORTGANG,
        "periode": periode,
        "titel": f"Voortgang van digitaal werken: {periode}",
        "inhoud": to_json(content),
        "inhoud_hash": "12" * 32,
    }
    status = fields.pop("status", Rapport.Status.CONCEPT)
    rapport = Rapport.objects.create(gemeente=gemeente, **(values | fields))
    Rapportbestand.objects.bulk_create(
        Rapportbestand(rapport=rapport, naam=name, inhoud=data, hash=hashlib.sha256(data).hexdigest())
        for name, data in FILES.items()
    )
    steps = Rapport.Status.values
    for rapport.status in steps[1 : steps.index(status) + 1]:
        rapport.save(update_fields=["status"])
    return rapport


def make_rapportplan(gemeente: Gemeente, **fields: Any) -> Rapportplan:
    values: dict[str, Any] = {
        "lengte": Rapportplan.Lengte.KWARTAAL,
        "begint_op": dt.date(2011, 10, 1),
        "dagen_erna": 5,
        "ontvangers": ["wethouder@hattem.example", "raad@hattem.example"],
    }
    return Rapportplan.objects.create(gemeente=gemeente, **(values | fields))


def make_uitvoering(gemeente: Gemeente, **fields: Any) -> Uitvoering:
    values: dict[str, Any] = {"soort": Soort.VOORTGANG, "periode": "2011-K4"}
    return Uitvoering.objects.create(gemeente=gemeente, **(values | fields))
