from __future__ import annotations

import pandas as pd

from metingen.models import Bron
from metingen.sealed import combined_hash, read_counts


def current_counts(bron: Bron) -> tuple[pd.DataFrame, str]:
    """Return the counts that hold now, and the hash of the files they come from.

    A levering is a snapshot: for the months that it tells about it replaces every earlier one. Raises
    DamagedSealError when a file is not as it was.
    """
    frame = pd.DataFrame()
    digests: list[str] = []
    for levering in bron.leveringen.select_related("bron__gemeente").order_by("peildatum", "pk"):
        new = read_counts(bron.gemeente.slug, levering.sleutel, levering.verzegeld_hash)
        first, last = f"{levering.van:%Y-%m}", f"{levering.tot:%Y-%m}"
        if frame.empty or (frame["startmaand"].min() >= first and frame["startmaand"].max() <= last):
            frame, digests = new, [levering.verzegeld_hash]
        else:
            older = frame[(frame["startmaand"] < first) | (frame["startmaand"] > last)]
            frame = pd.concat([older, new], ignore_index=True)
            digests.append(levering.verzegeld_hash)
    return frame, combined_hash(digests) if digests else ""
