"""Reads the columns under whose values figures are published, and refuses what is no label."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from adoptie import dutch
from adoptie.personal import reason_by_label
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import LABEL_ROLES, Mapping
from metingen.importers.places import in_row, person_in

# The catalogue of a large gemeente holds some hundreds of zaaktypen; it has fewer channels and onderdelen.
_MOST = {"kanaal": 200, "onderdeel": 200, "zaaktype": 500}
# In so many cases, labels come back: most of them once only are descriptions.
_MANY_CASES = 50


class LabelReader:
    """Gives each new text of a column the next number."""

    def __init__(self, role: str, mapping: Mapping) -> None:
        self._role, self._mapping = role, mapping
        self._codes: dict[str, int] = {}
        # In which row each text stands first.
        self._rows: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self._parts: list[NDArray[np.int32]] = []

    def add(self, cells: Sequence[str], rows: Sequence[int]) -> None:
        """Read the cells of some more rows, with the numbers of those rows.

        Raises LeveringError when there are more different texts than labels can have.
        """
        for cell in dict.fromkeys(cells):
            if cell not in self._known:
                text = self._mapping.value(cell)
                self._known[cell] = self._codes.setdefault(text, len(self._codes))
                self._rows.setdefault(text, rows[cells.index(cell)])
        self._parts.append(np.fromiter(map(self._known.__getitem__, cells), np.int32, len(cells)))
        most = _MOST.get(self._role)
        if most is not None and len(self._codes) > most:
            refuse_persons(self._role, self._rows, self._mapping)
            raise LeveringError(
                _no_label(self._role, self._mapping, f"meer dan {most} verschillende waarden")
            )

    def finish(self) -> tuple[NDArray[np.int32], list[str]]:
        """Return one code per row, and the text of each code; raises LeveringError when it names persons."""
        texts = list(self._codes)
        if self._role in LABEL_ROLES:
            refuse_persons(self._role, self._rows, self._mapping)
        return np.concatenate(self._parts), texts


def refuse_persons(role: str, rows: Map[str, int], mapping: Mapping) -> None:
    """Raise LeveringError when values point at persons; one is enough where they would be published.

    ``rows``: each value with its first row, in the order of the file.
    """
    reason = reason_by_label(rows) if role in LABEL_ROLES else person_in(rows)
    if reason:
        raise LeveringError(
            f"Het bestand is geweigerd om kolom '{mapping.kolommen[role]}': {in_row(reason, rows)}. "
            f"Kies voor '{role}' een andere kolom, of haal die gegevens uit de kolom."
        )


def refuse_singles(role: str, codes: NDArray[np.int32], mapping: Mapping) -> None:
    """Raise LeveringError when most cases have a value of their own: then it describes them."""
    singles = int((np.bincount(codes) == 1).sum())
    if len(codes) >= _MANY_CASES and singles * 2 > len(codes):
        found = dutch.counted(singles, "waarde", "waarden")
        raise LeveringError(_no_label(role, mapping, f"{found} die maar één keer voorkomen"))


def _no_label(role: str, mapping: Mapping, why: str) -> str:
    heading = mapping.kolommen[role]
    return (
        f"Het bestand is geweigerd om kolom '{heading}': daarin staan {why}. Zo'n kolom kan iets zeggen "
        f"over één persoon. Kies voor '{role}' een kolom met vaste namen, of haal deze kolom uit "
        "het bestand."
    )
