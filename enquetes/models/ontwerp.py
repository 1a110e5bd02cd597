from __future__ import annotations

from django.db import models

from .vragenlijst import Vragenlijstversie


class Ontwerpstap(models.Model):
    """What a draft was after one change, so that the change can be undone and done again.

    ``stap`` of the draft says at which of its steps it is; later ones were undone. Steps go when the version
    is fixed.
    """

    versie = models.ForeignKey(Vragenlijstversie, on_delete=models.CASCADE, related_name="stappen")
    nummer = models.PositiveIntegerField()
    # What was done as a sentence, by whom, and at which question one sees it; empty for the top of the page.
    wat = models.CharField(max_length=200)
    door = models.CharField(max_length=254)
    plek = models.CharField(max_length=40, blank=True)
    hash = models.CharField(max_length=64)
    inhoud = models.JSONField()

    class Meta:
        verbose_name_plural = "stappen"
        ordering = ["versie_id", "nummer"]
        constraints = [models.UniqueConstraint(fields=["versie", "nummer"], name="ontwerpstap_unique")]

    def __str__(self) -> str:
        return self.wat
