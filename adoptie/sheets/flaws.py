"""What stands in the text of a sheet that its reader would pass over: merged headings, open formulas."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import IO

from adoptie import dutch
from adoptie.sheets.model import SheetError, letter
from adoptie.sheets.package import Package

BROKEN = "De Excel-werkmap is beschadigd. Open hem in Excel of LibreOffice en sla hem opnieuw op."
# Excel itself stops here; a higher row number is made to keep a reader busy.
LAST_ROW = 1_048_576
# A formula whose outcome was never stored; an empty outcome of the kind text is one. Every repetition has a
# bound: a stranger could otherwise make the search endless.
_FORMULA = re.compile(
    rb'<(?:\w{1,20}:)?c\b(?![^<>]{0,300}\bt="str")[^<>]{0,300}?\br="(?P<cell>(?P<column>[A-Z]{1,3})[0-9]{1,7})"[^<>]{0,300}>'
    rb"\s{0,20}<(?:\w{1,20}:)?f\b[^<>]{0,300}(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>)"
    rb"\s{0,20}(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,20}</(?:\w{1,20}:)?c>"
)
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\b[^<>]{0,300}?\bref="(?P<area>[A-Z]{1,3}(?P<row>[0-9]{1,2}):[A-Z]{1,3}[0-9]{1,7})"'
)
# No match is longer.
_OVERLAP = 12_000


@dataclass(frozen=True, slots=True)
class Flaws:
    """What cannot be read: the first merged cells per upper row, the first open formula per column."""

    merged: dict[int, str] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)

    def refuse(self, row: int, columns: Collection[int] | None = None) -> None:
        """Raise SheetError for what stands in the row of headings, or in one of ``columns``; None are all."""
        if area := self.merged.get(row):
            raise SheetError(
                f"Rij {row}: de cellen {area} zijn samengevoegd. "
                "Zet elke kolomnaam in een eigen cel, op één rij."
            )
        names = self.formulas if columns is None else [letter(at) for at in sorted(columns)]
        if cell := next((self.formulas[name] for name in names if name in self.formulas), ""):
            raise SheetError(
                f"Cel {cell} heeft een formule zonder uitkomst. "
                "Open de werkmap in Excel of LibreOffice en sla hem opnieuw op."
            )


def find_flaws(source: IO[bytes], package: Package) -> Flaws:
    flaws, tail, rows = Flaws(), b"", 0
    while chunk := source.read(1 << 20):
        rows += chunk.count(b"<row")
        if rows > 2 * LAST_ROW:
            raise SheetError(too_high())
        if b"row" in chunk:
            package.meter.reset()
        text = tail + chunk
        for found in _MERGED.finditer(text):
            flaws.merged.setdefault(int(found["row"]), found["area"].decode())
        for found in _FORMULA.finditer(text):
            flaws.formulas.setdefault(found["column"].decode(), found["cell"].decode())
        tail = text[-_OVERLAP:]
    return flaws


def too_high() -> str:
    return f"Het blad heeft een rijnummer boven {dutch.number(LAST_ROW)}. {BROKEN}"
