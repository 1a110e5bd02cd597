from __future__ import annotations

from django.db import models

from adoptie.models import Orbesluit

from .bron import Bron


class Bronbesluit(models.Model):
    """A source of usage by staff that a decision of the ondernemingsraad names, as its dossier was then.

    ``inhoud`` is a ``enquetes.widening.Meting``: what a later state of the source is compared with.
    """

    besluit = models.ForeignKey(Orbesluit, on_delete=models.CASCADE, related_name="bronnen_genoemd")
    bron = models.ForeignKey(Bron, on_delete=models.CASCADE, related_name="besluiten")
    dossier = models.CharField("dossier", max_length=20)
    inhoud = models.JSONField()

    class Meta:
        verbose_name_plural = "bronbesluiten"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["besluit", "bron"], name="bronbesluit_once")]

    def __str__(self) -> str:
        return f"de bron '{self.bron}'"
