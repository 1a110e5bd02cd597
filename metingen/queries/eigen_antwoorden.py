"""What one person answered in vertrouwelijke rounds, found by the volgcode that they consented to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pandas as pd

from adoptie.rights import Betrokkene
from enquetes.models import Modus, Ronde, Status, Volgcode
from enquetes.sealed import SealedRound, text_number
from enquetes.seals import NUMMER, VOLGCODE, DamagedSealError
from metingen.queries.sealed_rounds import open_round


@dataclass(frozen=True, slots=True)
class Eigen:
    """The answers of one person in one round: their row, and the numbers of what they wrote."""

    ronde: Ronde
    sealed: SealedRound
    code: str

    def row(self) -> pd.DataFrame:
        answers = self.sealed.answers()
        return answers[answers[VOLGCODE] == self.code]

    def numbers(self) -> dict[str, str]:
        """Return which number each text of this person would have, by column."""
        columns = self.sealed.manifest.get("geschreven", {})
        return {kolom: text_number(str(self.ronde.sleutel), kolom, self.code) for kolom in columns}

    def values(self) -> dict[str, Any]:
        """Return what stands in each column, what was written too; what is empty is left out."""
        row = self.row().iloc[0]
        plain = {str(name): value for name, value in row.items() if not pd.isna(value)}
        return plain | self.written()

    def written(self) -> dict[str, str]:
        """Return what this person wrote and is still kept, by column."""
        found: dict[str, str] = {}
        for kolom, number in self.numbers().items():
            texts = self.sealed.texts(kolom)
            mine = texts.loc[texts[NUMMER] == number, "tekst"].tolist()
            if mine:
                found[kolom] = str(mine[0])
        return found


def rondes_with_a_code(who: Betrokkene) -> Iterator[tuple[Ronde, str]]:
    """Yield the sealed rounds in which this person may have answered with a volgcode, with that code."""
    codes = Volgcode.objects.filter(gemeente=who.gemeente, email__iexact=who.email)
    for doelgroep, code in codes.values_list("doelgroep", "code"):
        rondes = Ronde.objects.filter(
            traject__gemeente=who.gemeente,
            doelgroep=doelgroep,
            modus=Modus.VERTROUWELIJK,
            status=Status.VERZEGELD,
        )
        for ronde in rondes.select_related("traject__gemeente").order_by("pk"):
            yield ronde, str(code)


def own_answers(who: Betrokkene) -> Iterator[Eigen]:
    """Yield what this person answered with a volgcode. A file that is damaged cannot be shown."""
    for ronde, code in rondes_with_a_code(who):
        with suppress(DamagedSealError):
            found = find_own(ronde, code)
            if found is not None:
                yield found


def find_own(ronde: Ronde, code: str) -> Eigen | None:
    """Return the answers under this code in a sealed round; None without. Raises DamagedSealError."""
    found = Eigen(ronde, open_round(ronde), code)
    return found if VOLGCODE in found.sealed.answers().columns and len(found.row()) else None


def own_round(who: Betrokkene, pk: int) -> Eigen | None:
    """Return what this person answered in one round; None without, whether or not that round is there.

    Raises DamagedSealError.
    """
    for ronde, code in rondes_with_a_code(who):
        if ronde.pk == pk:
            return find_own(ronde, code)
    return None
