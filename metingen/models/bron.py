from __future__ import annotations

import uuid

from django.db import models

from adoptie.models import Gemeente


class Bron(models.Model):
    """A system that tells how services are used, such as the case system."""

    class Soort(models.TextChoices):
        ZAKEN = "zaken", "zaaksysteem"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="bronnen")
    naam = models.SlugField(max_length=60)
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.ZAKEN)

    class Meta:
        verbose_name_plural = "bronnen"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="bron_unique_in_gemeente")]

    def __str__(self) -> str:
        return self.naam


class Levering(models.Model):
    """What a source told on one day (``peildatum``) about the cases that began in ``van`` .. ``tot``.

    Its additive counts stand in a sealed file; a later levering of the same months goes before it, and it
    stays. ``apart`` lists the rows that were not counted: [{"rij", "zaak", "reden"}].
    """

    bron = models.ForeignKey(Bron, on_delete=models.CASCADE, related_name="leveringen")
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bestand = models.CharField("bestandsnaam", max_length=200)
    bestand_hash = models.CharField(max_length=64)
    peildatum = models.DateTimeField()
    van = models.DateField()
    tot = models.DateField()
    aantal = models.PositiveIntegerField("aantal zaken")
    apart = models.JSONField("apart gezette rijen", default=list, blank=True)
    meldingen = models.JSONField(default=list, blank=True)
    verzegeld_hash = models.CharField(max_length=64)
    gemeten = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "leveringen"
        ordering = ["-peildatum", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["bron", "bestand_hash"], name="levering_file_once"),
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="levering_months_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bron}, stand {self.peildatum:%d-%m-%Y}"
