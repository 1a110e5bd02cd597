from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente


class Sjabloon(models.Model):
    """A report that a gemeente composed itself: which parts, in which order, with words in between.

    ``delen`` are objects with a ``soort`` and what that kind of part needs. ``eerder`` is what they were
    before each of the last changes, with what was done, so that it can be undone. ``versie`` goes up with
    every change: who saw another one does not overwrite it.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="sjablonen")
    naam = models.CharField(max_length=120)
    delen = models.JSONField(default=list, blank=True)
    eerder = models.JSONField(default=list, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "sjablonen"
        ordering = ["naam", "pk"]
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="sjabloon_name_unique")]

    def __str__(self) -> str:
        return self.naam
