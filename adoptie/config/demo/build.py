"""Builds an invented gemeente; what is there already stays as it is."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Collection
from itertools import permutations
from pathlib import Path

from django.db import transaction

from adoptie.actions.gemeente import change_gemeente, change_thema, create_gemeente
from adoptie.actions.gereedheid import meet_criterium
from adoptie.actions.interventie import add_interventie
from adoptie.actions.onderdeel import add_onderdeel
from adoptie.actions.rapportagegroep import add_rapportagegroep
from adoptie.actions.traject import start_traject
from adoptie.config.demo.brief import compose_brief
from adoptie.config.demo.gebruik import build_usage
from adoptie.config.demo.made import BY, made
from adoptie.config.demo.panel import build_panel
from adoptie.config.demo.rondes import build_rondes, tell_back
from adoptie.config.demo.teksten import read_what_was_written
from adoptie.config.demo.truth import FIRST_MONTH, Waarheid
from adoptie.config.demo.zaken import write_export
from adoptie.contact import Contact
from adoptie.models import (
    Functie,
    Gebruiker,
    Gemeente,
    Interventie,
    Lidmaatschap,
    Rapportagegroep,
    Rol,
    Traject,
)
from adoptie.refusal import Refusal
from adoptie.theming import Theme
from enquetes.actions.panelgegevens import set_kernen
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetplannen import record_meetplan
from metingen.actions.meetwaarden import measure_all, release_figures
from metingen.importers.mapping import load_preset
from metingen.models import Meetplan
from metingen.plan import Plan
from rapportage.actions.deling import add_deling
from rapportage.models import Deling

PASSWORD = "mentaal-spoor-demo"  # noqa: S105 - for invented people on your own machine; the demo tells it
_GROUPS = ("Samenleving", "Ruimte", "Bedrijfsvoering")
_VERDICT_AFTER = dt.timedelta(days=290)


def build_gemeente(truth: Waarheid) -> Gemeente:
    """Have this gemeente in the database with its cases, rounds and figures; return it.

    Raises Refusal where a real gemeente has its place.
    """
    gemeente = Gemeente.objects.filter(slug=truth.slug).first()
    if gemeente is None:
        gemeente = found(truth)
    if not gemeente.fictief:
        raise Refusal(f"{gemeente} is hier een echte gemeente. Daar komt het voorbeeld niet aan.")
    if not gemeente.bronnen.exists():
        receive_cases(truth, gemeente)
    build_rondes(truth, gemeente)
    build_usage(truth, gemeente)
    build_panel(truth, gemeente)
    measure_all(gemeente=gemeente, by=BY)
    read_what_was_written(gemeente)
    plan_ahead(truth, gemeente)
    release_figures(gemeente=gemeente, by=BY)
    tell_back(gemeente)
    compose_brief(gemeente)
    return gemeente


@transaction.atomic
def found(truth: Waarheid) -> Gemeente:
    gemeente = create_gemeente(naam=truth.naam, slug=truth.slug, cbs_code=truth.cbs_code, fictief=True, by=BY)
    if truth.thema:
        change_thema(gemeente=gemeente, thema=Theme.from_tokens(dict(truth.thema)), by=BY)
    change_gemeente(
        gemeente=gemeente,
        naam=truth.naam,
        inwoners=truth.inwoners,
        contact=Contact("Programma digitaal werken", "14 0000", f"digitaal@{truth.slug}.example"),
        by=BY,
    )
    set_kernen(gemeente=gemeente, namen=truth.kernen, by=BY)
    for rol in Rol:
        gebruiker = Gebruiker.objects.create_user(
            f"{rol}@{truth.slug}.example", PASSWORD, naam=f"{rol.label[0].upper()}{rol.label[1:]}"
        )
        functie = Functie.VOORZITTER if rol == Rol.OR else ""
        Lidmaatschap.objects.create(gebruiker=gebruiker, gemeente=gemeente, rol=rol, functie=functie)
    _traject(truth, gemeente)
    return gemeente


def _traject(truth: Waarheid, gemeente: Gemeente) -> None:
    traject = start_traject(
        gemeente=gemeente,
        naam="Digitaal werken",
        doel="Inwoners krijgen sneller antwoord en medewerkers hebben lichter werk.",
        begint_op=FIRST_MONTH,
        by=BY,
    )
    groups: list[Rapportagegroep] = []
    for name in _GROUPS:
        onderdeel = add_onderdeel(gemeente=gemeente, naam=name, by=BY)
        buur = groups[-1] if groups else None
        groups.append(
            add_rapportagegroep(traject=traject, naam=name, onderdelen=[onderdeel], buur=buur, by=BY)
        )
    add_interventie(
        spoor=traject.sporen.get(soort=truth.spoor),
        naam=truth.interventie,
        in_een_zin=truth.phrase,
        ingangsdatum=truth.start,
        wat=truth.wat,
        waarom=truth.waarom,
        by=BY,
    )
    _readiness(truth, traject)


def _readiness(truth: Waarheid, traject: Traject) -> None:
    """Let the programmaleider find the criteria met of the first step of each spoor."""
    leider = Gebruiker.objects.get(email=f"{Rol.PROGRAMMALEIDER}@{truth.slug}.example")
    for spoor in traject.sporen.all():
        first = spoor.stappen.first()
        for criterium in first.criteria.all() if first else ():
            meet_criterium(
                gereedheid=criterium,
                bewijs="Besproken in het overleg van het traject, met verslag.",
                voldaan_op=truth.start - dt.timedelta(days=30),
                by=leider,
            )


def receive_cases(truth: Waarheid, gemeente: Gemeente) -> None:
    bron = ensure_bron(gemeente=gemeente, naam="zaaksysteem", by=BY)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"zaken-{truth.slug}.csv"
        write_export(truth, path)
        receive_zaken(bron=bron, path=path, lezing=Lezing(load_preset("zaken")), by=BY)


def agree_all(gemeenten: Collection[Gemeente]) -> None:
    """Let all of them agree to be compared with each other; what somebody took back stays so."""
    new = [gemeente for gemeente in gemeenten if not made(Deling, gemeente)]
    for gemeente, met in permutations(gemeenten, 2):
        if gemeente in new:
            add_deling(gemeente=gemeente, met=met, by=BY)


def interventie_of(gemeente: Gemeente) -> Interventie | None:
    """Return the change whose effect is planted here, unless somebody has taken it away."""
    return made(Interventie, gemeente)[0]


def plan_ahead(truth: Waarheid, gemeente: Gemeente) -> None:
    interventie = interventie_of(gemeente)
    if interventie is None or Meetplan.objects.filter(interventie=interventie).exists():
        return
    plan = Plan(
        indicator=truth.indicator,
        controle=truth.controle,
        onaangeraakt=truth.onaangeraakt,
        vastgelegd_op=truth.start - dt.timedelta(days=60),
        einddatum=truth.start + _VERDICT_AFTER,
    )
    record_meetplan(interventie=interventie, plan=plan, by=BY)
