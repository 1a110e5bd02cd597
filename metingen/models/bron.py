from __future__ import annotations

import uuid

from django.db import models

from adoptie.days import plausible_day
from adoptie.models import Gemeente, Spoor, Traject


class Bron(models.Model):
    """A system that tells how services are used, such as the case system, or how staff use something.

    Of usage by staff: ``wat`` is used, in the words of a sentence; ``vanaf`` is the first month that may be
    told, and the groups are those of the ``traject``.
    """

    class Soort(models.TextChoices):
        ZAKEN = "zaken", "zaaksysteem"
        GEBRUIK = "gebruik", "gebruik door medewerkers"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="bronnen")
    naam = models.SlugField(max_length=60)
    soort = models.CharField(max_length=10, choices=Soort.choices, default=Soort.ZAKEN)
    traject = models.ForeignKey(
        Traject, on_delete=models.CASCADE, null=True, blank=True, related_name="bronnen"
    )
    wat = models.CharField("wat medewerkers gebruiken", max_length=80, blank=True)
    spoor = models.CharField(max_length=10, choices=Spoor.Soort.choices, blank=True)
    vanaf = models.DateField("eerste maand", validators=[plausible_day], null=True, blank=True)
    # What the figures rest on (``metingen.queries.te_meten``); another state asks for measuring again.
    gemeten_als = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "bronnen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "naam"], name="bron_unique_in_gemeente"),
            models.CheckConstraint(
                condition=models.Q(soort="zaken", traject__isnull=True, vanaf__isnull=True)
                | (models.Q(soort="gebruik", traject__isnull=False, vanaf__isnull=False) & ~models.Q(wat="")),
                name="bron_gebruik_has_traject",
            ),
        ]

    def __str__(self) -> str:
        return f"gebruik van {self.wat}" if self.is_gebruik else self.naam

    @property
    def is_gebruik(self) -> bool:
        """Tell whether it is about staff, so that the ondernemingsraad decides first."""
        return self.soort == self.Soort.GEBRUIK


class Levering(models.Model):
    """What a source told on one day (``peildatum``) about cases that began in the months ``van`` .. ``tot``.

    Its additive counts stand in a sealed file. What was delivered last counts: it replaces the months that it
    tells about, and the older levering stays. ``lees_hash`` stands for how the file was read: its mapping,
    the months and the day that were asked for. ``apart`` lists the rows that were not counted.
    """

    bron = models.ForeignKey(Bron, on_delete=models.CASCADE, related_name="leveringen")
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    bestand = models.CharField("bestandsnaam", max_length=200)
    bestand_hash = models.CharField(max_length=64)
    lees_hash = models.CharField(max_length=64)
    peildatum = models.DateTimeField()
    van = models.DateField()
    tot = models.DateField()
    aantal = models.PositiveIntegerField("aantal zaken")
    apart = models.JSONField("apart gezette rijen", default=list, blank=True)
    meldingen = models.JSONField(default=list, blank=True)
    verzegeld_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "leveringen"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="levering_months_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bron}, stand {self.peildatum:%d-%m-%Y}"

    def shares_months_with(self, other: Levering) -> bool:
        """Tell whether both speak of one month or more."""
        return self.van.replace(day=1) <= other.tot and other.van.replace(day=1) <= self.tot
