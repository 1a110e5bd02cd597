"""How many invented colleagues use what is new: more each month, in one group sooner than in another."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from adoptie.config.demo.made import BY, made
from adoptie.config.demo.truth import Waarheid
from adoptie.models import Gemeente, Orbesluit, Traject
from metingen.actions.gebruik import prepare_gebruik, receive_gebruik, record_bronbesluit
from metingen.queries.gebruik import gebruiksbronnen, groups_of

_USED = {
    "hattem": ("het digitale dossier", "virtueel"),
    "oldebroek": ("het nieuwe zaaksysteem", "virtueel"),
    "heerde": ("de nieuwe laptop", "fysiek"),
}
_MONTHS = tuple(dt.date(2026, month, 1) for month in range(1, 7))
# Of how many people in each group, how many use it in each month.
_GROUPS = (
    (23, (5, 7, 9, 12, 15, 17)),
    (21, (3, 4, 6, 8, 9, 11)),
    (20, (4, 6, 9, 11, 13, 14)),
)


def build_usage(truth: Waarheid, gemeente: Gemeente) -> None:
    """Have a source of usage by staff, decided on, with half a year of totals; what is there stays."""
    [traject] = made(Traject, gemeente)
    if traject is None or gebruiksbronnen(gemeente) or truth.slug not in _USED:
        return
    if len(groups_of(traject)) != len(_GROUPS):
        return  # somebody made other groups
    wat, spoor = _USED[truth.slug]
    bron = prepare_gebruik(traject=traject, wat=wat, spoor=spoor, vanaf=_MONTHS[0], by=BY)
    today = timezone.localdate()
    record_bronbesluit(
        bron=bron,
        soort=Orbesluit.Soort.INSTEMMING,
        metingen=f"Gebruik van {wat}, per maand, met totalen per groep.",
        genomen_op=today - dt.timedelta(days=14),
        geldig_tot=today + dt.timedelta(days=300),
        by=BY,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{bron.naam}.csv"
        path.write_text("\n".join(_lines(traject)), encoding="utf-8")
        receive_gebruik(bron=bron, path=path, by=BY)


def _lines(traject: Traject) -> Iterator[str]:
    yield "maand;groep;medewerkers;gebruikers"
    for groep, (people, users) in zip(groups_of(traject), _GROUPS, strict=True):
        for month, used in zip(_MONTHS, users, strict=True):
            yield f"{month:%Y-%m};{groep.naam};{people};{used}"
