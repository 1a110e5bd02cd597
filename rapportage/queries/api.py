"""What the API tells: published figures and reports, and what they are about."""

from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Gemeente
from metingen.queries.cijfers import Cijfer, read_cijfers
from rapportage.queries.openbaar import PUBLIC

LENGTHS = ("maand", "kwartaal", "jaar", "ronde", "interventie")


def public_cijfers(
    gemeente: Gemeente, *, lengte: str = "", indicator: str = "", periode: str = ""
) -> tuple[Cijfer, ...]:
    """Return the published figures of a gemeente, by indicator and time. One query per length."""
    codes: Collection[str] | None = [indicator] if indicator else None
    found = (
        figure
        for each in ([lengte] if lengte else LENGTHS)
        for figure in read_cijfers(gemeente, lengte=each, codes=codes, statuses=PUBLIC, kenmerk=None)
    )
    return tuple(figure for figure in found if periode in {"", figure.periode})


def public_indicatoren(gemeente: Gemeente) -> tuple[Cijfer, ...]:
    """Return one published figure of each indicator: it carries what the indicator means."""
    found = {(each.code, each.bron, each.vraag_hash): each for each in public_cijfers(gemeente)}
    return tuple(found[key] for key in sorted(found))
