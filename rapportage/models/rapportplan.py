from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente

from .rapport import Rapport, Soort


class Rapportplan(models.Model):
    """That a report of a kind is built every period, and who gets it."""

    class Lengte(models.TextChoices):
        MAAND = "maand", "elke maand"
        KWARTAAL = "kwartaal", "elk kwartaal"
        JAAR = "jaar", "elk jaar"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="rapportplannen")
    soort = models.CharField(max_length=12, choices=Soort.choices, default=Soort.VOORTGANG)
    lengte = models.CharField("hoe vaak", max_length=10, choices=Lengte.choices)
    ontvangers = models.JSONField(default=list, blank=True)
    dagen_erna = models.PositiveSmallIntegerField("dagen na afloop", default=5)
    begint_op = models.DateField("begint op")

    class Meta:
        verbose_name_plural = "rapportplannen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "soort", "lengte"], name="rapportplan_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {self.get_lengte_display()}"


class Uitvoering(models.Model):
    """One due report of a plan: claimed by one worker, built once, mailed once to each receiver."""

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt gemaakt"
        GEMAAKT = "gemaakt", "gemaakt"

    plan = models.ForeignKey(Rapportplan, on_delete=models.CASCADE, related_name="uitvoeringen")
    periode = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)
    geclaimd_op = models.DateTimeField(null=True)
    rapport = models.ForeignKey(Rapport, on_delete=models.SET_NULL, null=True)
    # Addresses to which the mail has gone or may have gone: they do not get it again.
    gemaild = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name_plural = "uitvoeringen"
        constraints = [models.UniqueConstraint(fields=["plan", "periode"], name="uitvoering_once")]

    def __str__(self) -> str:
        return f"{self.plan} {self.periode}"
