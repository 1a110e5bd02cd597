from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce

from adoptie.days import plausible_day
from adoptie.models import Gemeente
from adoptie.periods import parse_period

from .opdracht import Besteld, Soort
from .rapport import Rapport
from .sjabloon import Sjabloon


class Rapportplan(models.Model):
    """That a report of a kind is built every period, and who gets it.

    ``goedkeuring``: it is mailed once somebody has settled it, not as soon as it is made.
    """

    class Lengte(models.TextChoices):
        MAAND = "maand", "elke maand"
        KWARTAAL = "kwartaal", "elk kwartaal"
        JAAR = "jaar", "elk jaar"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="rapportplannen")
    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.VOORTGANG)
    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.PROTECT, null=True, blank=True)
    lengte = models.CharField("hoe vaak", max_length=10, choices=Lengte.choices)
    ontvangers = models.JSONField(default=list, blank=True)
    dagen_erna = models.PositiveSmallIntegerField("dagen na afloop", default=5)
    begint_op = models.DateField("begint op", validators=[plausible_day])
    goedkeuring = models.BooleanField("eerst vaststellen, dan mailen", default=False)

    class Meta:
        verbose_name_plural = "rapportplannen"
        constraints = [
            models.UniqueConstraint(
                models.F("gemeente"),
                models.F("soort"),
                models.F("lengte"),
                Coalesce("sjabloon", 0),
                name="rapportplan_unique",
                violation_error_message="Dit vaste rapport is er al. U kunt het wijzigen.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.get_lengte_display()}"

    @property
    def naam(self) -> str:
        return f"'{self.sjabloon}'" if self.sjabloon else self.get_soort_display()


class Uitvoering(Besteld):
    """One report that has to be made, once: for a plan that is due, or because somebody asked (no plan).

    One worker claims it, builds it and mails it once to each receiver of the plan.
    """

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt gemaakt"
        VASTSTELLEN = "vaststellen", "wacht op vaststellen"
        GEMAAKT = "gemaakt", "gemaakt"
        MISLUKT = "mislukt", "niet gelukt"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="uitvoeringen")
    plan = models.ForeignKey(
        Rapportplan, on_delete=models.CASCADE, null=True, blank=True, related_name="uitvoeringen"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WACHT)
    geclaimd_op = models.DateTimeField(null=True, blank=True)
    rapport = models.ForeignKey(Rapport, on_delete=models.SET_NULL, null=True, blank=True)
    # Addresses to which the mail has gone or may have gone: they do not get it again.
    gemaild = models.JSONField(default=list, blank=True)
    # Addresses to which went that it waits to be settled.
    gevraagd = models.JSONField(default=list, blank=True)
    # How far the worker is: in words, and as a percentage.
    stap = models.CharField(max_length=80, blank=True)
    klaar = models.PositiveSmallIntegerField(default=0)
    # What went wrong, as a sentence for who waits for the report.
    melding = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "uitvoeringen"
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "periode"], name="uitvoering_once")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {parse_period(self.periode).label}"
