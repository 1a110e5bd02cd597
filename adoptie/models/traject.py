from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day

from .gemeente import Gemeente
from .onderdeel import Onderdeel


class Traject(models.Model):
    """A change that a gemeente goes through, along three sporen."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="trajecten")
    naam = models.CharField(max_length=120)
    doel = models.TextField("doel", help_text="Wat moet er beter of lichter worden, en voor wie?")
    begint_op = models.DateField("begint op", validators=[plausible_day])

    class Meta:
        verbose_name_plural = "trajecten"
        ordering = ["begint_op", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "naam"],
                name="traject_unique_in_gemeente",
                violation_error_message="Er is al een traject met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Spoor(models.Model):
    """One of the three sides of a traject: systems, people, or devices and rooms."""

    class Soort(models.TextChoices):
        VIRTUEEL = "virtueel", "virtueel spoor"
        MENTAAL = "mentaal", "mentaal spoor"
        FYSIEK = "fysiek", "fysiek spoor"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="sporen")
    soort = models.CharField(max_length=10, choices=Soort.choices)
    doel = models.TextField("doel", blank=True)

    class Meta:
        verbose_name_plural = "sporen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "soort"], name="spoor_once_per_traject"),
            models.CheckConstraint(
                condition=models.Q(soort__in=["virtueel", "mentaal", "fysiek"]), name="spoor_soort_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class Interventie(models.Model):
    """Something that was changed on a day, so that figures before and after can be compared."""

    spoor = models.ForeignKey(Spoor, on_delete=models.CASCADE, related_name="interventies")
    naam = models.CharField(max_length=80)
    in_een_zin = models.CharField(
        "naam in een zin", max_length=100, blank=True, help_text="Bijvoorbeeld: het digitale loket."
    )
    ingangsdatum = models.DateField("ingangsdatum", validators=[plausible_day])
    wat = models.TextField("wat verandert er")
    waarom = models.TextField("waarom", help_text="Wat verwacht u dat er beter of lichter wordt?")
    onderdelen = models.ManyToManyField(
        Onderdeel, blank=True, related_name="interventies", help_text="Leeg: de hele organisatie."
    )

    class Meta:
        verbose_name = "verandering"
        verbose_name_plural = "veranderingen"
        ordering = ["ingangsdatum", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["spoor", "naam"],
                name="interventie_unique_in_spoor",
                violation_error_message="Dit spoor heeft al een verandering met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def phrase(self) -> str:
        """Return the name as it stands in a sentence: "het digitale loket"."""
        return self.in_een_zin or self.naam


class Stap(models.Model):
    """A step on a spoor; it opens when every criterion is met, not on a date."""

    spoor = models.ForeignKey(Spoor, on_delete=models.CASCADE, related_name="stappen")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "stappen"
        ordering = ["spoor_id", "volgorde"]
        constraints = [models.UniqueConstraint(fields=["spoor", "volgorde"], name="stap_order_unique")]

    def __str__(self) -> str:
        return self.naam


class Gereedheid(models.Model):
    """One criterion of a step, with the evidence that it is met."""

    stap = models.ForeignKey(Stap, on_delete=models.CASCADE, related_name="criteria")
    criterium = models.CharField("criterium", max_length=200)
    bewijs = models.TextField("bewijs", blank=True)
    voldaan_op = models.DateField("voldaan op", validators=[plausible_day], null=True, blank=True)
    # A name and no foreign key: an account can go, the evidence stays.
    voldaan_door = models.CharField("vastgesteld door", max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "criteria"
        ordering = ["stap_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(voldaan_op__isnull=True, voldaan_door="")
                | (models.Q(voldaan_op__isnull=False) & ~models.Q(voldaan_door="") & ~models.Q(bewijs="")),
                name="gereedheid_met_with_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.criterium
