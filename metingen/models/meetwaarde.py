from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente
from enquetes.models import Ronde

from .bron import Levering
from .indicator import Indicator


class Meetwaarde(models.Model):
    """One published figure. Rows are only added; the newest of a figure counts, the older ones stay.

    ``waarde`` is a share (0..1), days, a count, points (0..100) or a mean, as the indicator says; None
    where nothing may be shown. ``groep`` is empty for the whole, ``categorie`` names an answer or a channel.
    With a ``kenmerk`` (an item of the profile of the panel) ``groep`` is one of its classes.
    The flag ``VERVALLEN`` says that the figure is there no more: its source was corrected.
    """

    VERVALLEN = "vervallen"

    class Status(models.TextChoices):
        BEREKEND = "berekend", "berekend"
        VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"
        GEPUBLICEERD = "gepubliceerd", "gepubliceerd"

    class Lengte(models.TextChoices):
        MAAND = "maand", "maand"
        KWARTAAL = "kwartaal", "kwartaal"
        JAAR = "jaar", "jaar"
        RONDE = "ronde", "ronde"
        INTERVENTIE = "interventie", "voor en na een interventie"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="meetwaarden")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="meetwaarden")
    lengte = models.CharField(max_length=12, choices=Lengte.choices)
    periode = models.CharField(max_length=20)
    periode_naam = models.CharField(max_length=120)
    begin = models.DateField()
    eind = models.DateField()
    kenmerk = models.CharField(max_length=20, blank=True, default="")
    groep = models.TextField(blank=True)
    categorie = models.TextField(blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    n = models.PositiveIntegerField(null=True)
    waarde = models.FloatField(null=True)
    se = models.FloatField(null=True)
    laag = models.FloatField(null=True)
    hoog = models.FloatField(null=True)
    vlaggen = models.JSONField(default=list, blank=True)
    methode = models.CharField(max_length=40)
    bron_hash = models.CharField(max_length=64)
    ronde = models.ForeignKey(Ronde, on_delete=models.PROTECT, null=True, related_name="meetwaarden")
    levering = models.ForeignKey(Levering, on_delete=models.PROTECT, null=True, related_name="meetwaarden")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.BEREKEND)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "meetwaarden"
        ordering = ["indicator_id", "begin", "groep", "volgorde", "pk"]
        indexes = [
            models.Index(fields=["gemeente", "lengte", "indicator"], name="meetwaarde_lookup"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(waarde__isnull=False)
                | models.Q(laag__isnull=True, hoog__isnull=True, se__isnull=True),
                name="meetwaarde_hidden_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(ronde__isnull=False, levering__isnull=True)
                | models.Q(ronde__isnull=True, levering__isnull=False),
                name="meetwaarde_one_source",
            ),
            models.CheckConstraint(
                condition=models.Q(kenmerk="") | models.Q(ronde__isnull=False) & ~models.Q(groep=""),
                name="meetwaarde_class_of_kenmerk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.periode} {self.groep} {self.categorie}".strip()
