from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente
from enquetes.content import Inhoud


class Vragenlijst(models.Model):
    """A questionnaire, in as many versions as it has had."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="vragenlijsten")
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "vragenlijsten"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "naam"], name="vragenlijst_unique_in_gemeente")
        ]

    def __str__(self) -> str:
        return self.naam


class Vragenlijstversie(models.Model):
    """One version; once ``vastgesteld`` its content never changes (a trigger sees to that)."""

    vragenlijst = models.ForeignKey(Vragenlijst, on_delete=models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    inhoud = models.JSONField()
    hash = models.CharField(max_length=64)
    vastgesteld = models.BooleanField(default=False)
    # The Ontwerpstap at which a draft is.
    stap = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "versies"
        ordering = ["vragenlijst_id", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["vragenlijst", "nummer"], name="versie_number_unique"),
            models.UniqueConstraint(
                fields=["vragenlijst"], condition=models.Q(vastgesteld=False), name="versie_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vragenlijst} (versie {self.nummer})"

    @property
    def content(self) -> Inhoud:
        return Inhoud.from_json(self.inhoud)
