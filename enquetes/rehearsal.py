"""A try-out as it would be sealed, in memory: no other round is looked into before it is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from enquetes.content import Inhoud
from enquetes.frames import build_frame
from enquetes.models import Ronde
from enquetes.sealing import manifest_of, read_answers
from enquetes.smallgroups import merge_small_groups


@dataclass(frozen=True, slots=True)
class UnsealedRound:
    """What a sealed file would hold."""

    manifest: dict[str, Any]
    frame: pd.DataFrame

    @property
    def content(self) -> Inhoud:
        return Inhoud.from_json(self.manifest["inhoud"])

    def answers(self) -> pd.DataFrame:
        return self.frame

    def written(self, vraag: str) -> int:
        return int(self.frame[vraag].notna().sum())


def rehearse(ronde: Ronde) -> UnsealedRound:
    """Return what a try-out would be sealed to, by the same rules. Raises ValueError for any other round."""
    if not ronde.is_proef:
        raise ValueError(ronde.pk)
    people = merge_small_groups(ronde, read_answers(ronde).respondents)
    return UnsealedRound(manifest_of(ronde, people), build_frame(ronde.versie.content, people))
