"""Reads one column of dates batch by batch, and judges it as a whole when it is complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from adoptie.personal import private_by_content
from metingen.importers.dates import Parsed, foreign_clocks, joined, parse_dates
from metingen.importers.errors import LeveringError
from metingen.importers.formats import swapped
from metingen.importers.mapping import Mapping

Flags = NDArray[np.bool_]
# So many texts are kept to judge a column by, and so many to tell what stands in a wrong cell.
_SAMPLE = 2_000
_QUOTES = 10_000
# More wrong dates than this are no typing errors.
_TOO_MANY_WRONG = 0.05
_ALMOST_ALL = 0.95
_ENOUGH_SERIAL = 0.5
_SHOWN = 30
# Only what can be a date is shown: anything else may say who somebody is.
_DATE_LIKE = re.compile(r"(?!.*\d{5})[\d\s:./+TZ-]+")


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """A column of dates: as read, which cells are filled, and by row what stands in a wrong cell.

    ``foreign``: written with another offset than the time zone had at that moment.
    """

    parsed: Parsed
    filled: Flags
    foreign: Flags
    quotes: dict[int, str] = field(default_factory=dict)

    def take(self, rows: NDArray[np.integer]) -> Moments:
        """Return these rows only."""
        places = pd.Index(rows).get_indexer(list(self.quotes)).tolist() if self.quotes else []
        quotes = {place: text for place, text in zip(places, self.quotes.values(), strict=True) if place >= 0}
        return Moments(self.parsed.take(rows), self.filled[rows], self.foreign[rows], quotes)


class MomentsReader:
    """Takes the cells of one column, batch after batch; ``zones`` asks for times of another zone."""

    def __init__(self, heading: str, mapping: Mapping, *, zones: bool = False) -> None:
        self._heading, self._mapping, self._zones = heading, mapping, zones
        self._parts: list[Moments] = []
        self._rows = 0
        self._quotes: dict[int, str] = {}
        self._good: dict[str, None] = {}
        self._wrong: dict[str, None] = {}

    def add(self, cells: Sequence[str]) -> None:
        """Read the cells of some more rows; a text that repeats is read once."""
        places: dict[str, int] = {}
        codes = np.fromiter((places.setdefault(cell, len(places)) for cell in cells), np.int64, len(cells))
        texts = [self._mapping.value(cell) for cell in places]
        parsed = parse_dates(texts, self._mapping.datumformaten, self._mapping.tijdzone)
        filled = np.array([text != "" for text in texts], dtype=bool)
        foreign = foreign_clocks(texts, parsed) if self._zones else np.zeros(len(texts), dtype=bool)
        for row in np.flatnonzero((parsed.wrong | parsed.far | parsed.serial)[codes]):
            if len(self._quotes) < _QUOTES:
                self._quotes[self._rows + int(row)] = quotable(texts[codes[row]])
        for sample, which in ((self._wrong, parsed.wrong), (self._good, filled & ~parsed.wrong)):
            sample.update((texts[at], None) for at in np.flatnonzero(which)[: _SAMPLE - len(sample)])
        self._parts.append(Moments(parsed, filled, foreign).take(codes))
        self._rows += len(cells)

    def finish(self) -> tuple[Moments, tuple[str, ...]]:
        """Return the whole column, and what was noticed about it.

        Raises LeveringError when day and month stand in another order than the formats say.
        """
        whole = Moments(
            joined([part.parsed for part in self._parts]),
            np.concatenate([part.filled for part in self._parts]),
            np.concatenate([part.foreign for part in self._parts]),
            self._quotes,
        )
        self._refuse_swapped(whole)
        return self._with_serials(whole)

    def _refuse_swapped(self, whole: Moments) -> None:
        formats = [name for name in self._mapping.datumformaten if swapped([name])]
        others = swapped(formats)
        share = float(whole.parsed.wrong.sum()) / max(int(whole.filled.sum()), 1)
        if share <= _TOO_MANY_WRONG or self._fitting(self._wrong, others) < _ALMOST_ALL:
            return
        # Of what could be read, only dates in these formats can be meant the other way round.
        read = [text for text in self._good if self._fitting([text], formats)]
        if read and self._fitting(read, others) < 1:
            raise LeveringError(
                f"In kolom '{self._heading}' staan datums als dag-maand en als maand-dag door elkaar. "
                "Exporteer de datums opnieuw als jaar-maand-dag."
            )
        known = [name for name in others if self._fitting([*self._wrong, *read], [name])]
        raise LeveringError(
            f"In kolom '{self._heading}' kan {dutch.percentage(share)} van de datums niet. Dag en maand "
            "staan andersom. Exporteer de datums opnieuw als jaar-maand-dag, of schrijf in een eigen "
            f"indeling: datumformaten = {known}."
        )

    def _fitting(self, texts: Iterable[str], formats: Sequence[str]) -> float:
        """Return which share of texts these formats can read."""
        parsed = parse_dates(list(texts), formats, self._mapping.tijdzone)
        return float((parsed.moments.notna() & ~parsed.serial).mean())

    def _with_serials(self, whole: Moments) -> tuple[Moments, tuple[str, ...]]:
        """Take day numbers of a spreadsheet for dates where most cells are; else they are wrong."""
        parsed = whole.parsed
        count = int(parsed.serial.sum())
        if not count:
            return whole, ()
        if count >= _ENOUGH_SERIAL * whole.filled.sum():
            cells = dutch.counted(count, "cel", "cellen")
            return whole, (f"In kolom '{self._heading}' staan dagnummers van Excel. Gelezen: {cells}.",)
        kept = replace(
            parsed,
            moments=parsed.without(parsed.serial),
            wrong=parsed.wrong | parsed.serial,
            far=parsed.far & ~parsed.serial,
            date_only=parsed.date_only & ~parsed.serial,
        )
        return replace(whole, parsed=kept), ()


def quotable(text: str) -> str:
    """Return what may be shown of a cell that should be a date: nothing where it can be something else.

    >>> quotable("31-13-2024"), quotable("jan@stad.example"), quotable("06-12345678")
    ('31-13-2024', '', '')
    """
    return text[:_SHOWN] if _DATE_LIKE.fullmatch(text) and not private_by_content([text]) else ""
