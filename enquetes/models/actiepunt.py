from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day

from .ronde import Ronde


class Actiepunt(models.Model):
    """What is done with the outcomes of a round: who does it, and by when."""

    class Status(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        KLAAR = "klaar", "klaar"

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="actiepunten")
    wat = models.CharField("wat", max_length=200)
    wie = models.CharField("wie", max_length=80)
    wanneer = models.DateField("wanneer", validators=[plausible_day])
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.GEPLAND)

    class Meta:
        verbose_name_plural = "actiepunten"
        ordering = ["wanneer", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["gepland", "klaar"]), name="actiepunt_status_known"
            )
        ]

    def __str__(self) -> str:
        return self.wat
