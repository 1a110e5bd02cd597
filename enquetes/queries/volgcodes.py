from __future__ import annotations

from dataclasses import asdict

from enquetes.models import Volgcode
from enquetes.volgcodes import Houder


def code_of(houder: Houder) -> str | None:
    """Return the code of somebody who consented to one; None without, or when it was taken back."""
    row = Volgcode.objects.filter(**asdict(houder)).first()
    return str(row.code) if row else None
