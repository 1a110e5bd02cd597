from __future__ import annotations

from enquetes.models import Ronde
from enquetes.sealed import SealedRound, open_sealed, sealed_base


def open_round(ronde: Ronde) -> SealedRound:
    """Return the checked file of a sealed round. Raises DamagedSealError when it is not as it was."""
    return open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
