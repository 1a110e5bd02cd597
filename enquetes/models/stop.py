from __future__ import annotations

from django.conf import settings
from django.db import models

from .ronde import Ronde


class Stop(models.Model):
    """That the ondernemingsraad stopped a round: when, who, why, and what became of the answers."""

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, related_name="stop")
    reden = models.TextField(max_length=4000)
    created_at = models.DateTimeField(auto_now_add=True)
    # Names and no foreign keys: an account can go, what was decided stays.
    door = models.CharField(max_length=120)
    gekozen_op = models.DateTimeField(null=True, editable=False)
    gekozen_door = models.CharField(max_length=120, blank=True)
    # How many answers were destroyed.
    gewist = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "stops"

    def __str__(self) -> str:
        return f"{self.ronde} gestopt"


class Stopbericht(models.Model):
    """The mail that tells who leads a programme that the ondernemingsraad stopped a round: one a person."""

    class Status(models.TextChoices):
        WACHT = "wacht", "moet nog weg"
        VERZONDEN = "verzonden", "verzonden"
        MISLUKT = "mislukt", "mislukt"
        ONZEKER = "onzeker", "onzeker"

    stop = models.ForeignKey(Stop, on_delete=models.CASCADE, related_name="berichten")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT)

    class Meta:
        verbose_name_plural = "stopberichten"
        constraints = [
            models.UniqueConstraint(fields=["stop", "gebruiker"], name="stopbericht_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stop}: {self.gebruiker}"
