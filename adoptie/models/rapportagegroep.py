from __future__ import annotations

from django.db import models

from .onderdeel import Onderdeel
from .traject import Traject


class Rapportagegroep(models.Model):
    """Onderdelen that are reported together, fixed beforehand and equal over the rounds of a traject."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="rapportagegroepen")
    naam = models.CharField(max_length=80)
    onderdelen = models.ManyToManyField(Onderdeel, related_name="rapportagegroepen")
    # With which group this one is reported when too few people answered.
    buur = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="buur_van"
    )

    class Meta:
        verbose_name = "groep"
        verbose_name_plural = "groepen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "naam"],
                name="rapportagegroep_unique_in_traject",
                violation_error_message="Er is al een groep met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
