from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente
from enquetes.content import Inhoud


class Bibliotheekstuk(models.Model):
    """Questions that a gemeente keeps to ask again; ``gedeeld`` offers them to the other gemeenten too.

    Whoever takes them over gets a copy, so what happens here changes no questionnaire.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="bibliotheekstukken")
    naam = models.CharField(max_length=120)
    waarom = models.TextField()
    # Whom to ask: medewerkers, inwoners or both.
    wie = models.JSONField(default=list)
    inhoud = models.JSONField()
    gedeeld = models.BooleanField(default=False)
    door = models.CharField(max_length=254)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "bibliotheekstukken"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "naam"],
                name="bibliotheekstuk_unique_in_gemeente",
                violation_error_message="In uw bibliotheek staat deze naam al. Kies een andere naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def content(self) -> Inhoud:
        return Inhoud.from_json(self.inhoud)
