from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente


class Indicator(models.Model):
    """Something that is followed: what it means, in which unit, and who may see which of its figures."""

    class Eenheid(models.TextChoices):
        PROCENT = "procent", "%"
        DAGEN = "dagen", "dagen"
        AANTAL = "aantal", "aantal"
        PUNTEN = "punten", "punten (0-100)"
        GETAL = "getal", "gemiddelde"

    class Richting(models.TextChoices):
        HOGER = "hoger", "hoger is beter"
        LAGER = "lager", "lager is beter"
        GEEN = "geen", "geen van beide is beter"

    class Klasse(models.TextChoices):
        PERSONEN = "personen", "antwoorden van personen"
        ZAKEN = "zaken", "zaken"
        GEBRUIK = "gebruik", "gebruik door medewerkers"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="indicatoren")
    code = models.CharField(max_length=120)
    naam = models.CharField(max_length=300)
    eenheid = models.CharField(max_length=8, choices=Eenheid.choices)
    richting = models.CharField(max_length=6, choices=Richting.choices, default=Richting.GEEN)
    klasse = models.CharField(max_length=10, choices=Klasse.choices)
    spoor = models.CharField(max_length=10, blank=True)
    definitie = models.TextField()
    # The source of a case indicator, or the question: the code under which it was asked, its wording, a hash.
    bron = models.CharField(max_length=60, blank=True)
    vraag_code = models.CharField(max_length=120, blank=True)
    vraag_tekst = models.TextField(blank=True)
    vraag_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "indicatoren"
        ordering = ["code"]
        constraints = [
            # Another source or wording is another indicator: no line runs through a change of either.
            models.UniqueConstraint(
                fields=["gemeente", "code", "bron", "vraag_hash"], name="indicator_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(klasse__in=["personen", "zaken", "gebruik"]), name="indicator_klasse_known"
            ),
        ]

    def __str__(self) -> str:
        return self.naam
