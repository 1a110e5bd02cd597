from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from django.db.models import QuerySet

from adoptie.models import Gemeente, Rol
from rapportage.models import Rapport
from rapportage.renderers.files import write_rendered

# These see a report before it is settled.
SEE_CONCEPTS = frozenset({Rol.PROGRAMMALEIDER, Rol.OR, Rol.BEHEERDER})


def rapporten_of(gemeente: Gemeente, roles: Collection[Rol]) -> QuerySet[Rapport]:
    """Return the reports that these roles may see, newest first; others than a few see settled ones only.

    What a report says is not loaded until it is asked for. One query.
    """
    rows = gemeente.rapporten.select_related("gemeente", "interventie").defer("inhoud", "gemeente__logo")
    return rows if SEE_CONCEPTS & set(roles) else rows.filter(status=Rapport.Status.VASTGESTELD)


def write_rapport(rapport: Rapport, directory: Path) -> tuple[Path, ...]:
    """Write the files of a report as they were made; return their paths."""
    files = {row.naam: bytes(row.inhoud) for row in rapport.bestanden.all()}
    return write_rendered(files, directory)
