from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente


class Beeld(models.Model):
    """A picture beside a question, known by the hash of what it is; drawn anew before it was stored."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="beelden")
    sha = models.CharField(max_length=64, db_index=True)
    inhoud = models.BinaryField()
    soort = models.CharField(max_length=20)

    class Meta:
        verbose_name_plural = "beelden"
        constraints = [models.UniqueConstraint(fields=["gemeente", "sha"], name="beeld_unique_in_gemeente")]

    def __str__(self) -> str:
        return f"afbeelding {self.sha[:8]}"
