from __future__ import annotations

from dataclasses import asdict

from adoptie.models import Gemeente
from enquetes.models import Volgcode
from enquetes.volgcodes import Houder


def code_of(houder: Houder) -> str | None:
    """Return the code of somebody who consented to one; None without, or when it was taken back."""
    row = Volgcode.objects.filter(**asdict(houder)).first()
    return str(row.code) if row else None


def known_codes(gemeente: Gemeente, doelgroep: str) -> set[str]:
    """Return the codes that lead to somebody in this doelgroep who still consents."""
    rows = Volgcode.objects.filter(gemeente=gemeente, doelgroep=doelgroep)
    return {str(code) for code in rows.values_list("code", flat=True)}
