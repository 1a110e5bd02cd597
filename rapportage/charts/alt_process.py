"""A process in sentences: how a whole is divided, what is ordinary variation, how long things stay open."""

from __future__ import annotations

from adoptie import dutch
from rapportage.blocks import Mix, Survival, Unit, Xmr
from rapportage.charts.alt_parts import NOTHING, marked, missing, named, still_open, withheld, writer
from rapportage.charts.signals import PROVISIONAL, SIGNALS, episodes_in_words
from rapportage.charts.words import DAYS, between, figure_with_unit, in_words, moment, with_article


def mix_words(data: Mix) -> str:
    """Say of each part from which to which share it went, the parts in their order."""
    shown = [(label, shares) for label, shares, _ in data.rows if shares is not None]
    hidden = withheld((in_words(label), "") for label, shares, _ in data.rows if shares is None)
    if not shown:
        return NOTHING
    (first, begin), (last, end) = shown[0], shown[-1]
    if len(shown) == 1:
        parts = dutch.listing(
            [f"{name} {dutch.percentage(share)}" for name, share in zip(data.parts, begin, strict=True)]
        )
        return " ".join([f"Verdeling {moment(first)}: {parts}.", *hidden])
    sentences = [
        f"{name}: van {dutch.percentage(before)} naar {dutch.percentage(after)}."
        for name, before, after in zip(data.parts, begin, end, strict=True)
    ]
    return " ".join([f"Van {with_article(first)} naar {with_article(last)}.", *sentences, *hidden])


def xmr_words(data: Xmr, unit: Unit) -> str:
    """Say what is ordinary, and which points are not and why."""
    told = [f"Gemiddelde: {writer(unit)(data.mean)}. Gewone schommeling: {_limits(data, unit)}."]
    for signal, (_, words) in SIGNALS.items():
        found = episodes_in_words(data, signal)
        told += [f"{words.capitalize()}: {named(found)}."] if found else []
    if not any(data.signals):
        told.append("Geen enkel punt valt op.")
    told += [marked(data.x, mark) for mark in data.marks]
    told += [*still_open(data.points, data.x), *missing(data.points, data.x)]
    return " ".join([*told, *([PROVISIONAL] if data.provisional else [])])


def _limits(data: Xmr, unit: Unit) -> str:
    if data.low is not None and data.high is not None:
        return f"tussen {between(data.low, data.high, unit)}"
    return between(data.low, data.high, unit) if data.low is not data.high else "zonder grenzen"


def survival_words(data: Survival) -> str:
    """Say which share is still open after some days, and when half is closed."""
    shown = [data.open_at(day) for day in DAYS]
    told = [
        f"Na {point.x} dagen loopt nog {dutch.percentage(point.value)}."
        for point in shown
        if point.value is not None
    ]
    half = "Of de helft klaar komt, is niet te zien."
    if data.median is not None:
        half = f"De helft is klaar na {figure_with_unit(data.median, 'dagen')}."
    return " ".join([*told, half]) if data.days else NOTHING
