"""Published reports as datasets: what the catalogue of open data tells of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models.functions import Length

from rapportage.models import Rapport, Rapportbestand
from rapportage.queries.openbaar import published

# Files with figures; the report itself is the page that belongs to them.
_DATA = r"^(rapport\.(xlsx|json)|tabellen/[^/]+\.csv)$"


@dataclass(frozen=True, slots=True)
class Databestand:
    """A file with figures, without what is in it."""

    naam: str
    bytes: int
    hash: str


def datasets() -> tuple[tuple[Rapport, tuple[Databestand, ...]], ...]:
    """Return the published reports, newest first, each with its files of figures. Two queries."""
    rows = Rapportbestand.objects.filter(rapport__in=published().values("pk"), naam__regex=_DATA)
    files: defaultdict[int, list[Databestand]] = defaultdict(list)
    for rapport_id, *about in rows.values_list("rapport_id", "naam", Length("inhoud"), "hash"):
        files[rapport_id].append(Databestand(*about))
    return tuple((rapport, tuple(files[rapport.pk])) for rapport in published())
