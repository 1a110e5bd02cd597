"""What a sealed round asked; never what somebody answered."""

from __future__ import annotations

from enquetes.content import Vraag
from enquetes.models import Ronde
from metingen.queries.sealed_rounds import open_round


def asked_in(ronde: Ronde) -> dict[str, list[Vraag]]:
    """Return the questions of a round by the code under which they were asked. Raises DamagedSealError."""
    sealed = open_round(ronde)
    codes = sealed.manifest.get("codes", {})
    asked: dict[str, list[Vraag]] = {}
    for vraag in sealed.content.vragen():
        asked.setdefault(codes.get(vraag.code, vraag.code), []).append(vraag)
    return asked
