from __future__ import annotations

from pathlib import Path

from rapportage.models import Rapport
from rapportage.renderers.files import write_rendered


def write_rapport(rapport: Rapport, directory: Path) -> tuple[Path, ...]:
    """Write the files of a report as they were made; return their paths."""
    files = {row.naam: bytes(row.inhoud) for row in rapport.bestanden.all()}
    return write_rendered(files, directory)
