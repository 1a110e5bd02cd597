"""What is kept of usage by staff: tables, totals on disk and figures; of persons nothing ever came in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from enquetes.seals import DamagedSealError
from metingen.importers.gebruik import KEYS
from metingen.models import Bron, Levering, Meetwaarde
from metingen.queries.inzage import Tabel, figures_by_status, lookups, tables_at
from metingen.sealed import read_counts

_MEANING = {
    "startmaand": "maand",
    "groep": "vaste groep, of kleine groepen samen",
    "mensen": "hoeveel medewerkers de groep heeft",
    "gebruikers": "hoeveel van hen het gebruikten",
}


@dataclass(frozen=True, slots=True)
class Totaalbestand:
    """The sealed totals of one levering: its columns with what they are; ``kapot`` where it was changed."""

    levering: Levering
    kolommen: tuple[tuple[str, str], ...]
    kleinste: int
    kapot: str


@dataclass(frozen=True, slots=True)
class Broninzage:
    tabellen: tuple[Tabel, ...]
    bestanden: tuple[Totaalbestand, ...]
    cijfers: tuple[tuple[str, int, dt.date | None], ...]


def kept_of_bron(bron: Bron) -> Broninzage:
    """Return what is kept of a source of usage by staff."""
    return Broninzage(
        tuple(tables_at(lookups(Bron), bron.pk)),
        tuple(_file(bron, levering) for levering in bron.leveringen.all()),
        tuple(figures_by_status(Meetwaarde.objects.filter(levering__bron=bron))),
    )


def _file(bron: Bron, levering: Levering) -> Totaalbestand:
    try:
        counts = read_counts(bron.gemeente.slug, levering.sleutel, levering.verzegeld_hash)
    except DamagedSealError as fault:
        return Totaalbestand(levering, (), 0, str(fault))
    columns = tuple((str(name), _MEANING.get(str(name), "")) for name in counts.columns)
    return Totaalbestand(levering, columns, int(counts[KEYS[2]].min()), "")
