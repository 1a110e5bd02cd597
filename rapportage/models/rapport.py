from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente, Interventie


class Soort(models.TextChoices):
    """The kinds of report; each has a module in ``rapportage.reports``."""

    VOORTGANG = "voortgang", "voortgang"
    EFFECT = "effect", "effect"


class Rapport(models.Model):
    """A report as it was built: its blocks, so that it can be drawn again. A correction is a new version."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        GEPUBLICEERD = "gepubliceerd", "gepubliceerd"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="rapporten")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    periode = models.CharField(max_length=20)
    # What a report is about stays as long as the report.
    interventie = models.ForeignKey(Interventie, on_delete=models.PROTECT, null=True, blank=True)
    versie = models.PositiveSmallIntegerField(default=1)
    titel = models.CharField(max_length=200)
    inhoud = models.JSONField()
    inhoud_hash = models.CharField(max_length=64)
    # The keys of the figures that it rests on: they are published with it.
    cijfers = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "rapporten"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "soort", "periode", "versie"],
                condition=models.Q(interventie__isnull=True),
                name="rapport_version_unique",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "soort", "periode", "interventie", "versie"],
                condition=models.Q(interventie__isnull=False),
                name="rapport_effect_version_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Rapportbestand(models.Model):
    """A file of a report, as it was made, with its hash."""

    rapport = models.ForeignKey(Rapport, on_delete=models.CASCADE, related_name="bestanden")
    naam = models.CharField(max_length=200)
    inhoud = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "bestanden"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["rapport", "naam"], name="bestand_name_unique")]

    def __str__(self) -> str:
        return self.naam
