"""Following how staff use something: preparing a source, deciding on it, and taking in totals of groups."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from pathlib import Path
from typing import Any

import pandas as pd
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from adoptie import audit, dutch
from adoptie.actions.orbesluit import record_orbesluit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Orbesluit, Spoor, Traject
from adoptie.periods import parse_period
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError
from adoptie.sheets.harmless import clean
from enquetes.seals import DamagedSealError, file_hash
from metingen import sealed
from metingen.figures.gebruik import METHOD
from metingen.importers.errors import LeveringError
from metingen.importers.gebruik import KEYS, read_gebruik
from metingen.models import Bron, Bronbesluit, Levering
from metingen.queries.gebruik import (
    bron_objections,
    dossier_name,
    kader_of,
    last_besluit,
    meting_of,
    traject_of,
)
from metingen.queries.leveringen import current_counts, standing_levering

_SPOREN = (Spoor.Soort.VIRTUEEL, Spoor.Soort.FYSIEK)


@transaction.atomic
def prepare_gebruik(*, traject: Traject, wat: str, spoor: str, vanaf: dt.date, by: Actor) -> Bron:
    """Make a source of how staff use something; nothing can be taken in before it is decided on.

    ``wat`` is used, in the words of a sentence; ``vanaf`` a day in the first month. Raises Refusal when there
    are no groups, or another source has the name.
    """
    what = " ".join(wat.split()).rstrip(".")
    if not traject.rapportagegroepen.exists():
        raise Refusal("Dit traject heeft nog geen vaste groepen. Maak die eerst: totalen gaan over groepen.")
    if spoor not in _SPOREN:
        raise Refusal("Gebruik hoort bij het virtuele of het fysieke spoor. Kies een van die twee.")
    name = slugify(f"gebruik van {what}")[:60].rstrip("-")
    if Bron.objects.filter(gemeente=traject.gemeente, naam=name).exists():
        raise Refusal(f"Er is al een bron voor '{what}'. Kies een andere naam.")
    bron = Bron(
        gemeente=traject.gemeente,
        naam=name,
        soort=Bron.Soort.GEBRUIK,
        traject=traject,
        wat=what,
        spoor=spoor,
        vanaf=vanaf.replace(day=1),
    )
    return store(bron, "bron gemaakt", by=by, gemeente=traject.gemeente)


@transaction.atomic
def record_bronbesluit(*, bron: Bron, dossier_versie: str = "", by: Actor, **besluit: Any) -> Orbesluit:
    """Record a decision on the dossier of a source as it is now.

    ``dossier_versie`` is how the council calls it; empty for our own name. The rest is what
    ``record_orbesluit`` wants. Raises Refusal as that does.
    """
    held = _hold(bron)
    ours = dossier_name(held)
    made = record_orbesluit(traject=traject_of(held), dossier_versie=dossier_versie or ours, by=by, **besluit)
    Bronbesluit.objects.create(besluit=made, bron=held, dossier=ours, inhoud=meting_of(held).to_json())
    return made


def receive_gebruik(*, bron: Bron, path: Path, by: Actor) -> Levering:
    """Take in totals of groups, under a decision that names this source; the file itself is not kept.

    A month that was told stays as it was told. Raises Refusal, with nothing stored, when there is no such
    decision, when the file is about persons or cannot be used, and when it says nothing new.
    """
    for sentence in bron_objections(bron):
        raise Refusal(sentence)
    digest, reading = file_hash(path), hashlib.sha256(METHOD.encode()).hexdigest()
    if standing_levering(bron, digest, reading) is not None:
        raise Refusal("Dit bestand is al ingelezen. Er is niets veranderd.")
    found = last_besluit(bron)
    if found is None:
        raise Refusal("Er is geen besluit over deze bron.")
    try:
        counts = _news(read_gebruik(path, kader_of(bron, found)), current_counts(bron)[0])
    except (LeveringError, SheetError, DamagedSealError) as fault:
        raise Refusal(str(fault)) from fault
    return _sealed(bron, counts, Levering(bestand_hash=digest, lees_hash=reading), path.name, by)


def _news(counts: pd.DataFrame, standing: pd.DataFrame) -> pd.DataFrame:
    """Return the months that were not told yet; those that were must be as they were.

    Two versions of one month tell by their difference about the few who were put right.
    """
    known, told = _months(standing), _months(counts)
    for month, groups in told.items():
        if groups != known.get(month, groups):
            raise LeveringError(
                f"{parse_period(month).label} is al ingelezen, met andere getallen. Wat is verteld, "
                "verandert niet meer: het verschil kan iets zeggen over één persoon. Haal die maand weg."
            )
    fresh = sorted(told.keys() - known.keys())
    if not fresh:
        raise LeveringError("Alle maanden in dit bestand zijn al ingelezen. Er is niets veranderd.")
    if known and fresh[0] < max(known):
        last = parse_period(max(known)).label
        raise LeveringError(
            f"{parse_period(fresh[0]).label} ligt voor de laatste maand die al is ingelezen ({last}). "
            "Maanden gaan op volgorde. Haal die maand weg."
        )
    return counts[counts["startmaand"].isin(fresh)].reset_index(drop=True)


def _months(counts: pd.DataFrame) -> dict[str, set[tuple[object, ...]]]:
    """Return what is told of each month."""
    if counts.empty:
        return {}
    return {
        str(month): set(zip(*(part[key] for key in KEYS[1:]), strict=True))
        for month, part in counts.groupby("startmaand")
    }


def _sealed(bron: Bron, counts: pd.DataFrame, levering: Levering, name: str, by: Actor) -> Levering:
    months = sorted(set(counts["startmaand"]))
    first, last = parse_period(months[0]), parse_period(months[-1])
    levering.bron, levering.sleutel = bron, uuid.uuid4()
    levering.bestand = clean(name)[:200] or "bestand"
    levering.van, levering.tot = first.begin, last.last_day
    end = dt.time(23, 59, 59)
    levering.peildatum = dt.datetime.combine(last.last_day, end, timezone.get_current_timezone())
    levering.aantal = len(counts)
    levering.meldingen = list(_told(counts))
    levering.verzegeld_hash = sealed.write_counts(bron.gemeente.slug, levering.sleutel, counts)
    with sealed.removed_unless_kept(bron.gemeente.slug, levering.sleutel):
        _keep(bron, levering, by)
    return levering


def _told(counts: pd.DataFrame) -> list[str]:
    joined = sorted({str(name) for name in counts["groep"] if str(name).endswith(" samen")})
    if not joined:
        return []
    return [f"Kleine groepen zijn samengevoegd, voordat we iets bewaarden: {dutch.listing(joined)}."]


@transaction.atomic
def _keep(bron: Bron, levering: Levering, by: Actor) -> None:
    held = _hold(bron)
    for sentence in bron_objections(held):
        raise Refusal(sentence)
    if held.leveringen.filter(van__lte=levering.tot, tot__gte=levering.van).exists():
        raise Refusal("Intussen is er een ander bestand ingelezen over deze maanden. Probeer het opnieuw.")
    levering.bron = held
    levering.full_clean()
    levering.save()
    audit.record(
        "levering ontvangen",
        levering,
        by=by,
        gemeente=held.gemeente,
        aantal=levering.aantal,
        hash=levering.bestand_hash,
    )
    enqueue("metingen.tasks.measure_source", held.pk)


def _hold(bron: Bron) -> Bron:
    rows = Bron.objects.select_for_update(of=("self",)).select_related("gemeente", "traject__gemeente")
    return rows.get(pk=bron.pk)
