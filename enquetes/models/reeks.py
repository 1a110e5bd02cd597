from __future__ import annotations

from django.db import models

from adoptie.models import Traject

from .ronde import Doelgroep, Modus, Ronde
from .vragenlijst import Vragenlijst


class Reeks(models.Model):
    """Questions that are always on: one round per period, with the newest version of the questionnaire.

    ``begin`` is the first day of the first period; ``dagen`` is how long each round is open, nothing for the
    whole period.
    """

    class Status(models.TextChoices):
        LOOPT = "loopt", "loopt"
        GEPAUZEERD = "gepauzeerd", "staat stil"
        BEEINDIGD = "beeindigd", "beëindigd"

    class Periode(models.TextChoices):
        MAAND = "maand", "elke maand"
        KWARTAAL = "kwartaal", "elk kwartaal"
        JAAR = "jaar", "elk jaar"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="reeksen")
    vragenlijst = models.ForeignKey(Vragenlijst, on_delete=models.PROTECT, related_name="reeksen")
    naam = models.CharField(max_length=80)
    doelgroep = models.CharField(max_length=12, choices=Doelgroep.choices)
    modus = models.CharField(max_length=14, choices=Modus.choices, default=Modus.ANONIEM)
    periode = models.CharField(max_length=8, choices=Periode.choices)
    begin = models.DateField("eerste dag van de eerste periode")
    dagen = models.PositiveSmallIntegerField("dagen open", null=True, blank=True)
    herinner_na = models.PositiveSmallIntegerField("herinnering na (dagen)", null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.LOOPT)
    # Stands in the link that stays the same over all periods.
    code = models.CharField(max_length=12, unique=True, editable=False)

    class Meta:
        verbose_name_plural = "reeksen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "naam"], name="reeks_unique_in_traject"),
            models.CheckConstraint(
                condition=models.Q(status__in=["loopt", "gepauzeerd", "beeindigd"]), name="reeks_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Reeksronde(models.Model):
    """The round of one period of a reeks: there is one at most, also with two workers."""

    reeks = models.ForeignKey(Reeks, on_delete=models.CASCADE, related_name="rondes")
    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, related_name="reeksronde")
    # As ``adoptie.periods`` writes it, which sorts by time.
    periode = models.CharField(max_length=7)

    class Meta:
        verbose_name_plural = "reeksrondes"
        ordering = ["periode"]
        constraints = [models.UniqueConstraint(fields=["reeks", "periode"], name="reeksronde_once")]

    def __str__(self) -> str:
        return f"{self.reeks} {self.periode}"
