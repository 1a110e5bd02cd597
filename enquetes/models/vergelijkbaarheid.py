from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente


class Vergelijkbaarheid(models.Model):
    """What a maker said of a question that changed: whether its answers stay in one line with earlier ones.

    Known by the hashes of both wordings, so that it tells of exactly that change. Rows are only added; of one
    change the last row counts. ``omzetting`` holds the answers then and now, and which is which.
    """

    class Oordeel(models.TextChoices):
        GELIJK = "gelijk", "De antwoorden blijven te vergelijken"
        OMGEZET = "omgezet", "De antwoorden zijn om te zetten"
        BREUK = "breuk", "De lijn begint opnieuw"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="vergelijkbaarheden")
    concept = models.CharField(max_length=40)
    van_code = models.CharField(max_length=40)
    van = models.CharField(max_length=64)
    naar_code = models.CharField(max_length=40)
    naar = models.CharField(max_length=64)
    oordeel = models.CharField(max_length=7, choices=Oordeel.choices)
    omzetting = models.JSONField(default=dict, blank=True)
    waarom = models.TextField(blank=True)
    door = models.CharField(max_length=254)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "vergelijkbaarheden"
        ordering = ["pk"]
        indexes = [models.Index(fields=["gemeente", "van", "naar"], name="vergelijkbaarheid_change")]

    def __str__(self) -> str:
        return f"{self.concept}: {self.get_oordeel_display()}"
