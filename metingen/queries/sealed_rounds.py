from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from adoptie import dutch
from enquetes.content import Inhoud
from enquetes.models import Modus, Ronde, Status
from enquetes.models.ondergrens import LEAST
from enquetes.sealed import SealedRound, open_sealed, sealed_base
from enquetes.seals import GROEP
from enquetes.smallgroups import ways_together
from metingen.disclosure import carried


def open_round(ronde: Ronde) -> SealedRound:
    """Return the checked file of a sealed round. Raises DamagedSealError when it is not as it was."""
    return open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)


@dataclass(frozen=True, slots=True)
class JoinedRounds:
    """Rounds of a reeks that are told together, as if they were one; nobody in it carries a group."""

    parts: tuple[SealedRound, ...]

    @property
    def manifest(self) -> dict[str, Any]:
        """Return that of the last one, from the first day on, under the names of all."""
        last = self.parts[-1].manifest
        names = dutch.listing([part.manifest["ronde"] for part in self.parts])
        return {
            **last,
            "ronde": names[-120:],
            "van": self.parts[0].manifest["van"],
            "uitgenodigd": [],
            "ondergrens": max(part.manifest.get("ondergrens", LEAST) for part in self.parts),
            "wijzen": ways_together([part.manifest.get("wijzen") for part in self.parts]),
        }

    @property
    def content(self) -> Inhoud:
        return self.parts[-1].content

    def answers(self) -> pd.DataFrame:
        frames = [part.answers() for part in self.parts]
        asked = [name for name in frames[-1].columns if not name.startswith("_")]
        joined = pd.concat([frame[asked] for frame in frames], ignore_index=True)
        joined[GROEP] = pd.Categorical([""] * len(joined))
        return joined

    def texts(self, vraag: str) -> pd.DataFrame:
        return pd.concat([part.texts(vraag) for part in self.parts], ignore_index=True)

    def written(self, vraag: str) -> int:
        return sum(part.written(vraag) for part in self.parts)


def open_together(rondes: Sequence[Ronde]) -> SealedRound | JoinedRounds:
    """Return what one round, or several together, were sealed to. Raises DamagedSealError."""
    parts = tuple(open_round(ronde) for ronde in rondes)
    return parts[0] if len(parts) == 1 else JoinedRounds(parts)


def hash_of(rondes: Sequence[Ronde]) -> str:
    """Return what figures of these rounds rest on."""
    hashes = [ronde.verzegeld_hash for ronde in rondes]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def told_together(ronde: Ronde) -> list[Ronde]:
    """Return the rounds of which the figures of this one tell, itself the last.

    In a reeks a period with too few answers goes along with the next, as long as both asked the same in an
    anonymous way: of those the number of answers never changes.
    """
    if not hasattr(ronde, "reeksronde") or ronde.modus != Modus.ANONIEM:
        return [ronde]
    own = ronde.reeksronde
    rows = Ronde.objects.filter(
        reeksronde__reeks=own.reeks_id, reeksronde__periode__lte=own.periode, status=Status.VERZEGELD
    )
    alike = _last_alike(
        list(rows.select_related("traject__gemeente", "versie").order_by("reeksronde__periode"))
    )
    least = [row.ondergrens for row in alike]
    return [alike[at] for at in carried([row.aantal or 0 for row in alike], least)[-1]]


def _last_alike(rows: list[Ronde]) -> list[Ronde]:
    """Return the last rounds that asked the same questions, without one between them that did not."""
    last, found = rows[-1], []
    for row in reversed(rows):
        if (row.versie.hash, row.modus) != (last.versie.hash, last.modus):
            break
        found.append(row)
    return found[::-1]
