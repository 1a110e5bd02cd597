"""The first file of cases of a gemeente."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError, read_sheet
from enquetes.importers.staflijst import resembles_staflijst
from metingen.actions.inlezen import take_in_export
from metingen.actions.leveringen import Lezing
from metingen.actions.meetwaarden import measure_bron
from metingen.importers import load_preset
from metingen.models import Levering

_BRON = "zaaksysteem"
# So many cases are measured while somebody waits; of more the worker makes figures.
_AT_ONCE = 20_000


def begin_with_cases(*, gemeente: Gemeente, path: Path, by: Actor, zonder_personen: bool = False) -> Levering:
    """Count a first export, one row per case, for a source made on the fly; have figures at once.

    Also without a worker. Raises PersonColumns when columns are about persons, unless ``zonder_personen``
    says to leave them out, and Refusal when the file cannot be used; then nothing is stored.
    """
    _refuse_staflijst(path)
    lezing = Lezing(replace(load_preset("zaken"), zonder_personen=zonder_personen))
    levering, _ = take_in_export(gemeente=gemeente, bron=_BRON, path=path, lezing=lezing, by=by)
    if levering.aantal <= _AT_ONCE:
        measure_bron(bron=levering.bron, by=by)
    return levering


def _refuse_staflijst(path: Path) -> None:
    try:
        headings = read_sheet(path).headings
    except SheetError:
        return  # told by whoever reads the cases
    if resembles_staflijst(headings):
        raise Refusal("Dit lijkt een lijst met medewerkers. Die hoort bij stap 1.")
