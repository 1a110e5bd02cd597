"""Channels: how much each is used, how long it takes there, and what follows from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.kanalen import DIGITAAL, Verschil
from metingen.queries.schattingen import unit_of
from rapportage.blocks import Bars, Block, Chart, Mix, Text
from rapportage.blocks_charts import MAX_SERIES
from rapportage.charts.alt import make_chart
from rapportage.reports.series import point
from rapportage.reports.words import amount, capital, value_text

_PERIODS = 8
# So many ways are named in a sentence; of more it names the ends.
_MOST_LISTED = 3
_OTHERS = "andere wegen"
_UNKNOWN = "onbekend"
# How a channel is spoken of in a sentence; one that a source names otherwise keeps that name.
_WAYS = {
    DIGITAAL: "digitaal",
    "balie": "aan de balie",
    "telefoon": "per telefoon",
    "post": "per post",
    "e-mail": "per e-mail",
    "intern": "van binnen de gemeente",
    "onbekend": "langs een weg die we niet kennen",
}


def way(figure: Cijfer) -> str:
    return _WAYS.get(figure.categorie, f"via '{figure.categorie}'")


def mix(figures: Sequence[Cijfer], anchor: str) -> Chart | None:
    """Draw how people came in, period by period; the least used ways are taken together."""
    used = sorted((each for each in figures if _is_used(each)), key=lambda each: each.begin)
    recent = [list(part) for _, part in groupby(used, key=lambda each: each.periode)][-_PERIODS:]
    if not recent:
        return None
    names = _most_used([each for part in recent for each in part])
    rows = tuple((part[0].periode, *_shares(part, names)) for part in recent)
    newest = rows[-1][1]
    return make_chart(
        Mix(names, rows),
        "procent",
        title=f"{capital(_told(newest, names))} kwam digitaal binnen",
        measure="Hoe aanvragen binnenkwamen",
        source=figures[0].bron,
        anchor=anchor,
    )


def _told(shares: Sequence[float], names: Sequence[str]) -> str:
    return dutch.percentage(shares[names.index(DIGITAAL)]) if DIGITAAL in names else "Niets"


def _is_used(figure: Cijfer) -> bool:
    return bool(figure.n) and figure.categorie != _UNKNOWN


def _most_used(figures: Sequence[Cijfer]) -> tuple[str, ...]:
    """Name the ways that are used most, the digital one first, and what the others are called together."""
    counts = Counter[str]()
    for each in figures:
        counts[each.categorie] += each.n or 0
    names = sorted(counts, key=lambda name: (name != DIGITAAL, -counts[name], name))
    return tuple(names if len(names) <= MAX_SERIES else [*names[: MAX_SERIES - 1], _OTHERS])


def _shares(figures: Sequence[Cijfer], names: Sequence[str]) -> tuple[tuple[float, ...], int]:
    total = sum(each.n or 0 for each in figures)
    counts = dict.fromkeys(names, 0)
    for each in figures:
        counts[each.categorie if each.categorie in counts else _OTHERS] += each.n or 0
    return tuple(count / total for count in counts.values()), total


def lead_times(figures: Sequence[Cijfer], anchor: str) -> Chart:
    """Draw the lead time of each way in one period."""
    ordered = sorted(figures, key=lambda each: (each.categorie != DIGITAAL, -(each.n or 0)))
    return make_chart(
        Bars(tuple(replace(point(each), x=each.categorie) for each in ordered)),
        "dagen",
        title=f"Doorlooptijd: {spread(figures)}",
        measure="Doorlooptijd per weg",
        source=figures[0].bron,
        anchor=anchor,
    )


def satisfaction(figures: Sequence[Cijfer], anchor: str) -> Chart:
    """Draw what people said of one thing, by way of contact."""
    first = figures[0]
    return make_chart(
        Bars(tuple(replace(point(each), x=each.groep) for each in digital_first(figures))),
        first.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=by_way(figures),
        measure="Per manier van contact",
        source=first.periode_naam,
        anchor=anchor,
    )


def by_way(figures: Sequence[Cijfer]) -> str:
    """Say what people said of one thing: way by way, or of many ways the lowest and the highest."""
    shown = [each for each in digital_first(figures) if not each.hidden]
    if not shown:
        return said(figures[0], "te weinig antwoorden")
    if len(shown) <= _MOST_LISTED:
        return said(figures[0], dutch.listing([f"{each.groep} {value_text(each)}" for each in shown]))
    ordered = sorted(shown, key=lambda each: each.waarde or 0.0)
    low, high = (f"{value_text(each)} ({each.groep})" for each in (ordered[0], ordered[-1]))
    return said(figures[0], f"van {low} tot {high}")


def digital_first(figures: Sequence[Cijfer]) -> list[Cijfer]:
    return sorted(figures, key=lambda each: (each.groep != DIGITAAL, -(each.n or 0), each.groep))


def said(figure: Cijfer, words: str) -> str:
    """Put what was said behind what was asked; a question keeps its mark."""
    asked = said_of(figure)
    return f"{asked} {capital(words)}" if asked.endswith("?") else f"{asked}: {words}"


def said_of(figure: Cijfer) -> str:
    """Name what was asked; of an instrument with more figures, which one it is."""
    return f"{figure.naam} ({figure.categorie})" if figure.categorie else figure.naam


def spread(figures: Sequence[Cijfer]) -> str:
    """Say how long it took digitally, and along the other ways: from the shortest to the longest."""
    digital = next((each for each in figures if each.categorie == DIGITAAL), None)
    others = sorted(each.waarde for each in figures if each.categorie != DIGITAAL and each.waarde is not None)
    told = [f"digitaal {value_text(digital)}"] if digital and digital.waarde is not None else []
    if others:
        low, high = (amount(value, "dagen") for value in (others[0], others[-1]))
        between = high if low == high else f"{low.removesuffix(' dagen')} tot {high}"
        told.append(f"langs andere wegen {between}")
    return ", ".join(told) or "niet te zeggen"


def conclusions(found: Sequence[Verschil]) -> Iterator[str]:
    """Yield what to do about each channel that is clearly slower or faster than the digital one."""
    for each in sorted(found, key=lambda each: -(each.difference.value or 0.0)):
        if not each.clear:
            continue
        slower = (each.difference.value or 0.0) > 0
        pair = unit_of(each.kanaal).pair(each.kanaal.waarde or 0.0, each.digitaal.waarde or 0.0, "en")
        name = capital(way(each.kanaal))
        todo = (
            "Zoek uit waar die aanvragen blijven liggen."
            if slower
            else "Zoek uit wat daar sneller gaat, en of dat digitaal ook kan."
        )
        how = "duurt het langer" if slower else "duurt het korter"
        yield f"{name} {how} dan digitaal, met een verschil dat meer is dan toeval: {pair}. {todo}"


def unknown(found: Sequence[Verschil]) -> str:
    """Say that nothing follows where no channel clearly differs."""
    if not found:
        return "Welke weg sneller is, weten we niet: er zijn te weinig cijfers om te vergelijken."
    return "Welke weg sneller is, weten we niet: de verschillen in doorlooptijd kunnen toeval zijn."


def rule() -> Block:
    return Text(
        "Zo komen we hieraan: we vergelijken de doorlooptijd van elke weg met die van digitaal (MOVER). "
        "We rekenen mee dat we naar meer wegen kijken (Benjamini-Hochberg). "
        "Langs elke weg komen andere aanvragen. Ook daardoor kan er verschil zijn.",
        "small",
    )
