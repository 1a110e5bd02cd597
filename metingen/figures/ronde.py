"""Figures from a sealed round: counted once, protected at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import numpy as np
import pandas as pd

from enquetes.content import Inhoud, Item, ItemSoort, Soort, Vraag
from metingen.analysis import scores
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import Klasse, may_show_mean, thresholds
from metingen.figures.about import Round
from metingen.figures.coded import coded
from metingen.figures.definitions import RESPONSE, WAY_NAMES, WAYS, define
from metingen.figures.instrumenten import instrument_figures
from metingen.figures.rounding import rounded_mean
from metingen.figures.values import Figure
from metingen.figures.wegen import breakdown

METHOD = "ronde-3"


class Answered(Protocol):
    """What figures are computed from: a sealed file, or a try-out."""

    @property
    def manifest(self) -> dict[str, Any]: ...
    @property
    def content(self) -> Inhoud: ...
    def answers(self) -> pd.DataFrame: ...
    def written(self, vraag: str) -> int: ...


def round_figures(sealed: Answered) -> Iterator[Figure]:
    """Yield all figures of a sealed round that may be published, hidden ones without value."""
    manifest = sealed.manifest
    frame = sealed.answers()
    about = _about(manifest)
    content = sealed.content
    yield about.figure(RESPONSE, "", Estimate(float(len(frame)), None, None, about.invited or len(frame)))
    yield from _ways(about, manifest.get("wijzen"), len(frame))
    published = []
    told = breakdown(content, frame, manifest["doelgroep"])
    for vraag in content.vragen():
        grouped = told.of(vraag)
        if vraag.soort == Soort.RANGSCHIKKING:
            yield from coded(about, vraag, *_first_places(vraag, grouped))
        for item in vraag.items():
            own = list(_figures(about, vraag, item, sealed, grouped))
            published += own
            yield from own
    yield from instrument_figures(about, content, frame, published)


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
    about: Round, vraag: Vraag, item: Item, sealed: Answered, frame: pd.DataFrame
) -> Iterator[Figure]:
    match item.soort:
        case ItemSoort.KEUZE | ItemSoort.SCHAAL | ItemSoort.CIJFER | ItemSoort.VINK:
            yield from coded(about, vraag, item, frame)
        case ItemSoort.GETAL:
            yield from _number(about, vraag, item, frame)
        case ItemSoort.PLAATS:
            return
        case ItemSoort.TEKST | ItemSoort.CONTACT:
            yield _written(about, vraag, item, sealed.written(item.kolom), len(frame))
        case _:
            yield _written(about, vraag, item, int(frame[item.kolom].notna().sum()), len(frame))


def _first_places(vraag: Vraag, frame: pd.DataFrame) -> tuple[Item, pd.DataFrame]:
    """Return a ranking as a choice of what was put first: other places of few people tell who they are."""
    first = pd.Series(None, index=frame.index, dtype="object")
    for item in vraag.items():
        if item.soort == ItemSoort.PLAATS:
            first[(frame[item.kolom] == 1).fillna(value=False).to_numpy(dtype=bool)] = item.deel
    whole = Item(vraag.code, ItemSoort.PLAATS, vraag.tekst, vraag.opties)
    return whole, frame.assign(**{whole.kolom: first})


def _about(manifest: Mapping[str, Any]) -> Round:
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


def _number(about: Round, vraag: Vraag, item: Item, frame: pd.DataFrame) -> Iterator[Figure]:
    """Yield the mean of the whole; a number of a group could be traced by subtraction."""
    values = frame[item.kolom].dropna().to_numpy(dtype=np.float64)
    shown = may_show_mean(values.tolist(), about.rules)
    estimate = rounded_mean(scores.mean(scores.sums_of(values))) if shown else nothing(len(values), TE_WEINIG)
    yield about.figure(define(vraag, item, item.kolom, vraag.tekst, "getal"), "", estimate, se=estimate.se)


def _written(about: Round, vraag: Vraag, item: Item, written: int, n: int) -> Figure:
    """Return how many of ``n`` people wrote something; what they wrote is no figure."""
    enough = about.rules.may_show_group(n)
    estimate = Estimate(float(written), None, None, n) if enough else nothing(n, TE_WEINIG)
    return about.figure(define(vraag, item, item.kolom, vraag.tekst, "aantal"), "", estimate)
