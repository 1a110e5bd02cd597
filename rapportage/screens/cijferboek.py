"""The page of one figure as a workbook: what it says, and its tables with how they were made."""

from __future__ import annotations

from dataclasses import replace

from adoptie.models import Gemeente
from rapportage.blocks import Chart, Content, Note, Table
from rapportage.reports.voortgang import FICTIEF
from rapportage.screens.cijfer import Cijferblad, Lijn


def cijferboek(blad: Cijferblad, gemeente: Gemeente, gezien: str) -> Content:
    """Return the page as a report has it; ``gezien`` says which figures its reader sees."""
    return Content(
        title=blad.titel,
        subtitle="",
        gemeente=gemeente.naam,
        period=blad.over,
        date=blad.eind,
        summary=(*(_told(lijn) for lijn in blad.lijnen), gezien),
        blocks=(
            *([Note(FICTIEF, "fictief")] if gemeente.fictief else []),
            *(_explained(block, lijn) for lijn in blad.lijnen for block in lijn.saved),
        ),
    )


def _told(lijn: Lijn) -> str:
    words = f"{lijn.sentence} {lijn.compared}".rstrip()
    return f"{lijn.titel}: {words}" if lijn.titel else words


def _explained(block: Chart | Table, lijn: Lijn) -> Chart | Table:
    """Return a block with what its figures mean below it: a sheet may be read apart from the page."""
    notes = tuple(f"{term}: {words}" for term, words in lijn.betekenis)
    if isinstance(block, Chart):
        return replace(block, table=replace(block.table, notes=(*block.table.notes, *notes)))
    return replace(block, notes=(*block.notes, f"Bron: {lijn.bron}.", *notes))
