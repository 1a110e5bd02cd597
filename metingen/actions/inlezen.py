"""Taking in a file that somebody sent through the site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import Mapping
from metingen.models import Bron, Levering


def take_in_export(
    *,
    gemeente: Gemeente,
    bron: str,
    path: Path,
    mapping: Mapping,
    peildatum: dt.date | None = None,
    by: Actor,
) -> Levering:
    """Count a case export for a source of this gemeente; a new name makes a new source.

    Raises Refusal, with nothing stored, when the file cannot be used or was taken in before.
    """
    known = Bron.objects.filter(gemeente=gemeente, naam=bron).exists()
    source = ensure_bron(gemeente=gemeente, naam=bron, by=by)
    try:
        levering, new = receive_zaken(bron=source, path=path, lezing=Lezing(mapping, peildatum), by=by)
    except (LeveringError, SheetError) as fault:
        if not known and not source.leveringen.exists():
            audit.record("bron weer verwijderd", source, by=by, gemeente=gemeente)
            source.delete()
        raise Refusal(str(fault)) from fault
    if not new:
        raise Refusal("Dit bestand is al ingelezen. Er is niets veranderd.")
    return levering
