"""A process over time in sentences: how a whole is divided."""

from __future__ import annotations

from adoptie import dutch
from rapportage.blocks import Hidden, Mix
from rapportage.charts.alt_parts import NOTHING, named
from rapportage.charts.words import in_words, moment, with_article


def mix_words(data: Mix) -> str:
    """Say of each part from which to which share it went, the parts in their order."""
    shown = [(label, shares) for label, shares, _ in data.rows if shares is not None]
    hidden = [in_words(label) for label, shares, _ in data.rows if shares is None]
    missing = [f"Niet getoond ({Hidden().reason}): {named(hidden)}."] if hidden else []
    if not shown:
        return NOTHING
    (first, begin), (last, end) = shown[0], shown[-1]
    if len(shown) == 1:
        parts = dutch.listing(
            [f"{name} {dutch.percentage(share)}" for name, share in zip(data.parts, begin, strict=True)]
        )
        return " ".join([f"Verdeling {moment(first)}: {parts}.", *missing])
    sentences = [
        f"{name}: van {dutch.percentage(before)} naar {dutch.percentage(after)}."
        for name, before, after in zip(data.parts, begin, end, strict=True)
    ]
    return " ".join([f"Van {with_article(first)} naar {with_article(last)}.", *sentences, *missing])
