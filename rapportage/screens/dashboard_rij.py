"""A row of the dashboard, whatever it is about."""

from __future__ import annotations

from dataclasses import dataclass

from rapportage.blocks import KeyFigure
from rapportage.screens.verloop import Verloop


@dataclass(frozen=True, slots=True)
class Rij:
    """One goal: where it stands, how it came there, what changed, and how that is known.

    ``code`` and ``bron`` lead to the page of the figure, in ``periode`` where that is not the one of the
    dashboard; ``feiten`` are (term, words).
    """

    code: str
    bron: str
    card: KeyFigure
    verloop: Verloop | None
    compared: str
    feiten: tuple[tuple[str, str], ...]
    periode: str = ""
