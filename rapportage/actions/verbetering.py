"""New versions of a report: other words in a concept, and the correction of what was settled.

What was made is never changed: the worker makes a version more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from adoptie.audit import Actor
from adoptie.refusal import Refusal
from rapportage.actions.rapportplan import request_rapport
from rapportage.models import Rapport, Uitvoering


def rewrite_rapport(*, rapport: Rapport, teksten: Mapping[str, str], by: Actor) -> Uitvoering:
    """Have a concept made again with these words of people.

    Raises Refusal when it is settled, or not the newest version.
    """
    if rapport.status != Rapport.Status.CONCEPT:
        raise Refusal("Dit rapport is vastgesteld. Kies Verbeteren als er iets fout is.")
    if _later(rapport, Rapport.Status.values):
        raise Refusal("Er is een nieuwere versie van dit rapport. Verander die.")
    return request_rapport(opdracht=replace(rapport.opdracht, teksten=teksten), by=by)


def correct_rapport(
    *, rapport: Rapport, fout: str, goed: str, teksten: Mapping[str, str], by: Actor
) -> Uitvoering:
    """Have a new version made that says what was wrong in this one, and what is right.

    Raises Refusal for a concept, and for a version that was corrected before.
    """
    if rapport.status == Rapport.Status.CONCEPT:
        raise Refusal("Dit is nog een concept. Maak het rapport gewoon opnieuw.")
    if _later(rapport, [Rapport.Status.VASTGESTELD, Rapport.Status.GEPUBLICEERD]):
        raise Refusal("Er is al een verbeterde versie van dit rapport. Verbeter die.")
    erratum = f"Fout was: {fout.strip()}\nGoed is: {goed.strip()}"
    return request_rapport(opdracht=replace(rapport.opdracht, teksten=teksten, erratum=erratum), by=by)


def _later(rapport: Rapport, statuses: list[str]) -> bool:
    same = Rapport.objects.filter(**rapport.opdracht.subject, status__in=statuses)
    return same.filter(versie__gt=rapport.versie).exists()
