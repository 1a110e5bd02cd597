"""Questionnaires as those see them who make them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from adoptie import dutch
from adoptie.models import Gemeente
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.sjabloon import NULMETING


@dataclass(frozen=True, slots=True)
class Regel:
    """A questionnaire in the list: its newest version, in words."""

    vragenlijst: Vragenlijst
    stand: str
    soort: str
    aantal_vragen: int
    aantal_rondes: int

    @property
    def sentence(self) -> str:
        """Say how long it is and whether it was used."""
        if not self.aantal_vragen:
            return ""
        asked = dutch.counted(self.aantal_vragen, "vraag", "vragen")
        if not self.aantal_rondes:
            return f"{asked}, nog niet gebruikt."
        return f"{asked}, gebruikt in {dutch.counted(self.aantal_rondes, 'ronde', 'rondes')}."


def vragenlijsten_of(gemeente: Gemeente) -> tuple[Regel, ...]:
    """Return the questionnaires of a gemeente by name. Two queries."""
    rows = gemeente.vragenlijsten.annotate(
        used=Count("versies__rondes", filter=Q(versies__rondes__proef_van=None))
    ).prefetch_related("versies")
    return tuple(_regel(row) for row in rows)


def _regel(vragenlijst: Vragenlijst) -> Regel:
    newest = next(iter(vragenlijst.versies.all()), None)
    used: int = vragenlijst.used  # type: ignore[attr-defined]  # annotated above
    if newest is None:
        return Regel(vragenlijst, "nog geen vragen", "warning", 0, used)
    number = sum(1 for _ in newest.content.vragen())
    if newest.vastgesteld:
        return Regel(vragenlijst, f"versie {newest.nummer} ligt vast", "safe", number, used)
    return Regel(vragenlijst, f"versie {newest.nummer} in de maak", "neutral", number, used)


def has_nulmeting(gemeente: Gemeente) -> bool:
    return gemeente.vragenlijsten.filter(naam=NULMETING.titel).exists()


def versies_of(vragenlijst: Vragenlijst) -> tuple[Vragenlijstversie, ...]:
    """Return all versions, the newest first, each knowing whether a round uses it (``gebruikt``)."""
    rounds = Vragenlijstversie.objects.filter(pk=OuterRef("pk"), rondes__isnull=False)
    return tuple(vragenlijst.versies.annotate(gebruikt=Exists(rounds)))


def fixed_versies(gemeente: Gemeente) -> tuple[Vragenlijstversie, ...]:
    """Return the versions that a round may use, by questionnaire and the newest first."""
    rows = Vragenlijstversie.objects.filter(vragenlijst__gemeente=gemeente, vastgesteld=True)
    return tuple(rows.select_related("vragenlijst").order_by("vragenlijst__naam", "-nummer"))
