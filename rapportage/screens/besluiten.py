"""Who said that a question that changed may be compared, and why: it stands beside the figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from adoptie import dutch
from enquetes.queries.vergelijkbaarheid import Oordeel, Verband
from metingen.queries.cijfers import Cijfer
from metingen.queries.lijnen import OMGEZET, Lijnen

_IMPOSSIBLE = (
    "Omzetten kon hier niet: dan zou te veel van mensen te zien zijn. Daarom begint de lijn opnieuw."
)


def recoded(figure: Cijfer) -> bool:
    """Tell whether a figure was counted anew in the answers of now."""
    return OMGEZET in figure.vlaggen


def decided(lijnen: Lijnen, newest: Cijfer, figures: Sequence[Cijfer]) -> Iterator[tuple[str, str]]:
    """Yield what was said of each change that led to the newest words, as (term, words)."""
    if len({figure.ronde_id for figure in figures}) < 2:
        return
    followed = any(map(recoded, figures))
    for step in lijnen.before((newest.vraag_code, newest.vraag_hash)):
        words = _said(step)
        hindered = step.oordeel == Oordeel.OMGEZET and not followed
        yield "Anders dan eerder", f"{words} {_IMPOSSIBLE}" if hindered else words


def _said(step: Verband) -> str:
    who = f"{step.oordeel.label}. Vastgelegd door {step.door} op {dutch.day(timezone.localdate(step.op))}"
    return f"{who}: '{step.waarom.rstrip('.')}'." if step.waarom else f"{who}."
