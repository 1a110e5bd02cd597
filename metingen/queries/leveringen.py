from __future__ import annotations

import pandas as pd

from metingen.models import Bron, Levering
from metingen.sealed import combined_hash, read_counts


def current_counts(bron: Bron) -> tuple[pd.DataFrame, str]:
    """Return the counts that hold now, and the hash of the files they come from; none of a new bron.

    A levering is a snapshot: for the months that it tells about it replaces what was delivered before it.
    Raises DamagedSealError when a file is not as it was.
    """
    frame = pd.DataFrame()
    digests: list[str] = []
    for levering in Levering.objects.filter(bron=bron.pk).order_by("pk"):
        new = read_counts(bron.gemeente.slug, levering.sleutel, levering.verzegeld_hash)
        first, last = f"{levering.van:%Y-%m}", f"{levering.tot:%Y-%m}"
        if frame.empty or (frame["startmaand"].min() >= first and frame["startmaand"].max() <= last):
            frame, digests = new, [levering.verzegeld_hash]
        else:
            older = frame[(frame["startmaand"] < first) | (frame["startmaand"] > last)]
            frame = pd.concat([older, new], ignore_index=True)
            digests.append(levering.verzegeld_hash)
    return frame, combined_hash(digests) if digests else ""


def standing_levering(bron: Bron, bestand_hash: str, lees_hash: str) -> Levering | None:
    """Return the levering of this file, read in this way, if nothing that came later speaks of its months."""
    leveringen = Levering.objects.filter(bron=bron.pk)
    found = leveringen.filter(bestand_hash=bestand_hash, lees_hash=lees_hash).first()
    if found is None:
        return None
    later = leveringen.filter(pk__gt=found.pk)
    return None if any(found.shares_months_with(other) for other in later) else found
