"""Taking in a file that somebody sent: through the site, or with a command."""

from __future__ import annotations

from pathlib import Path

from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError
from enquetes.seals import DamagedSealError
from metingen.actions.leveringen import Lezing, receive_zaken
from metingen.importers.errors import LeveringError, PersonColumnsError
from metingen.models import Bron, Levering
from metingen.opgave import bron_name


class PersonColumns(Refusal):
    """A file has columns about persons, and nobody said that it may be read without them."""

    def __init__(self, fault: PersonColumnsError) -> None:
        super().__init__(str(fault))
        self.wat, self.kolommen = fault.wat, fault.kolommen


def take_in_export(
    *, gemeente: Gemeente, bron: str, path: Path, lezing: Lezing, by: Actor
) -> tuple[Levering, bool]:
    """Count a case export for a source of this gemeente; return the levering and whether it is new.

    A new name makes a new source, together with its first levering. Raises Refusal, with nothing stored, when
    the name, the file or the way of reading cannot be used.
    """
    name = bron_name(bron)
    known = Bron.objects.filter(gemeente=gemeente, naam=name).first()
    if known is not None and known.is_gebruik:
        raise Refusal("Die naam is van een bron over medewerkers. Kies een andere naam voor dit systeem.")
    source = known or Bron(gemeente=gemeente, naam=name)
    try:
        return receive_zaken(bron=source, path=path, lezing=lezing, by=by)
    except PersonColumnsError as fault:
        raise PersonColumns(fault) from fault
    except (LeveringError, SheetError, DamagedSealError) as fault:
        raise Refusal(str(fault)) from fault
