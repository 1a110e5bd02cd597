from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day

from .traject import Traject


class Orbesluit(models.Model):
    """The decision of the ondernemingsraad on one version of the dossier of a traject.

    A staff measurement starts only under a decision that allows it, and within its dates.
    """

    class Soort(models.TextChoices):
        INSTEMMING = "instemming", "instemming"
        NIET_NODIG = "niet_nodig", "instemming niet nodig (met brief)"
        AFGEWEZEN = "afgewezen", "afgewezen"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="orbesluiten")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    dossier_versie = models.CharField("versie van het dossier", max_length=20)
    metingen = models.TextField("metingen waar het besluit over gaat")
    genomen_op = models.DateField("genomen op", validators=[plausible_day])
    geldig_tot = models.DateField("geldig tot", validators=[plausible_day])
    vertrouwelijk_mag = models.BooleanField("mode vertrouwelijk toegestaan", default=False)
    brief = models.CharField("kenmerk van de brief", max_length=120, blank=True)

    class Meta:
        verbose_name = "besluit van de ondernemingsraad"
        verbose_name_plural = "besluiten van de ondernemingsraad"
        ordering = ["-genomen_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(geldig_tot__gt=models.F("genomen_op")), name="orbesluit_dates_in_order"
            ),
            models.CheckConstraint(
                condition=~models.Q(soort="niet_nodig") | ~models.Q(brief=""), name="orbesluit_letter_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op dossier {self.dossier_versie}"

    @property
    def allows(self) -> bool:
        return self.soort != self.Soort.AFGEWEZEN
