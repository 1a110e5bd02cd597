"""Figures from a sealed round: counted once, protected at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
import pandas as pd

from enquetes.content import Inhoud, Item, ItemSoort, Soort, Vraag
from metingen.analysis import scores
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import Klasse, may_show_mean, thresholds
from metingen.figures.about import Round
from metingen.figures.coded import coded, in_classes
from metingen.figures.definitions import RESPONSE, WAY_NAMES, WAYS, define
from metingen.figures.elsewhere import with_elsewhere
from metingen.figures.instrumenten import instrument_figures
from metingen.figures.kenmerken import responses, uitsplitsingen
from metingen.figures.protecting import Protection, first_places
from metingen.figures.rounding import rounded_mean
from metingen.figures.values import Figure
from metingen.figures.wegen import breakdown

METHOD = "ronde-4"


class Answered(Protocol):
    """What figures are computed from: a sealed file, or a try-out."""

    @property
    def manifest(self) -> dict[str, Any]: ...
    @property
    def content(self) -> Inhoud: ...
    def answers(self) -> pd.DataFrame: ...
    def written(self, vraag: str) -> int: ...


def round_figures(sealed: Answered) -> list[Figure]:
    """Return all figures of a sealed round that may be published, hidden ones without any number."""
    return with_elsewhere(_told(sealed))


def _told(sealed: Answered) -> Iterator[Figure]:
    manifest = sealed.manifest
    frame = sealed.answers()
    about = about_round(manifest)
    content = sealed.content
    yield about.figure(RESPONSE, "", Estimate(float(len(frame)), None, None, about.invited or len(frame)))
    yield from _ways(about, manifest.get("wijzen"), len(frame))
    published = []
    breakdowns = uitsplitsingen(frame)
    for each in breakdowns:
        yield from (replace(told, kenmerk=each.kenmerk) for told in responses(about, each))
    answers = breakdown(content, frame, manifest["doelgroep"])
    protection = Protection(about, content, answers, breakdowns)
    for vraag in content.vragen():
        if vraag.soort == Soort.RANGSCHIKKING:
            whole, _ = first_places(vraag, frame)
            yield from _chosen(about, vraag, whole, protection)
        for item in vraag.items():
            own = list(_figures(about, vraag, item, sealed, frame, protection))
            published += own
            yield from own
    yield from _instruments(about, content, frame, published, ["", *(each.kenmerk for each in breakdowns)])


def _instruments(
    about: Round, content: Inhoud, frame: pd.DataFrame, published: Sequence[Figure], kenmerken: Sequence[str]
) -> Iterator[Figure]:
    """Yield the figures of instruments: of everybody and groups, and of the classes of each breakdown."""
    for kenmerk in kenmerken:
        # Of everybody is read along: it says which items were told at all.
        own = [each for each in published if each.kenmerk == kenmerk or not (each.kenmerk or each.groep)]
        for figure in instrument_figures(about, content, frame, own):
            if figure.groep or not kenmerk:
                yield replace(figure, kenmerk=kenmerk)


def _chosen(about: Round, vraag: Vraag, item: Item, protection: Protection) -> Iterator[Figure]:
    yield from coded(about, vraag, item, protection.of(item))
    for told in protection.classes_of(item):
        yield from in_classes(about, vraag, item, told)


def _ways(about: Round, ways: Mapping[str, int] | None, n: int) -> Iterator[Figure]:
    """Yield how many answered in which way; without value where too few share one; nothing if not known."""
    if ways is None:
        return
    if not ways:
        yield about.figure(WAYS, "", nothing(n, TE_WEINIG))
    for order, (way, name) in enumerate(WAY_NAMES.items()):
        if way in ways:
            yield about.figure(WAYS, "", Estimate(float(ways[way]), None, None, n), name, order)


def _figures(
    about: Round, vraag: Vraag, item: Item, sealed: Answered, frame: pd.DataFrame, protection: Protection
) -> Iterator[Figure]:
    match item.soort:
        case ItemSoort.KEUZE | ItemSoort.SCHAAL | ItemSoort.CIJFER | ItemSoort.VINK:
            yield from _chosen(about, vraag, item, protection)
            return
        case ItemSoort.PLAATS:
            return
        case ItemSoort.TEKST | ItemSoort.CONTACT:
            answered = sealed.written(item.kolom)
        case _:
            answered = int(frame[item.kolom].notna().sum())
    may_tell = protection.may_tell(vraag, item, answered)
    if item.soort == ItemSoort.GETAL:
        yield _number(about, vraag, item, frame, may_tell=may_tell)
    else:
        yield _written(about, vraag, item, answered if may_tell else None, len(frame))


def about_round(manifest: Mapping[str, Any]) -> Round:
    rows = manifest.get("uitgenodigd") or []
    begin, end = str(manifest["van"]), str(manifest["tot"])
    total = sum(int(row["uitgenodigd"]) for row in rows)
    return Round(
        periode=end[:10],
        naam=str(manifest["ronde"]),
        begin=dt.date.fromisoformat(begin),
        eind=dt.date.fromisoformat(end),
        margins=manifest["doelgroep"] in {"medewerkers", "steekproef"},
        invited=total or None if manifest["doelgroep"] == "medewerkers" else None,
        codes=manifest.get("codes") or {},
        # Files from before the ondernemingsraad could choose do not say.
        rules=thresholds(Klasse.PERSONEN, manifest.get("ondergrens")),
        neighbours={str(row["naam"]): str(row["buur"]) for row in rows if row.get("buur")},
    )


def _number(about: Round, vraag: Vraag, item: Item, frame: pd.DataFrame, *, may_tell: bool) -> Figure:
    """Return the mean of the whole; a number of a group could be traced by subtraction."""
    values = frame[item.kolom].dropna().to_numpy(dtype=np.float64)
    estimate = nothing(len(values) if may_tell else 0, TE_WEINIG)
    if may_tell and may_show_mean(values.tolist(), about.rules):
        estimate = rounded_mean(scores.mean(scores.sums_of(values)))
    return about.figure(define(vraag, item, item.kolom, vraag.tekst, "getal"), "", estimate, se=estimate.se)


def _written(about: Round, vraag: Vraag, item: Item, written: int | None, n: int) -> Figure:
    """Return how many of ``n`` people wrote something; what they wrote is no figure."""
    estimate = nothing(n, TE_WEINIG)
    if written is not None and about.rules.may_show_group(n):
        estimate = Estimate(float(written), None, None, n)
    return about.figure(define(vraag, item, item.kolom, vraag.tekst, "aantal"), "", estimate)
