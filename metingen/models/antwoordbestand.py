from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from enquetes.models import Ronde

# Long enough to fetch it, also when it was asked for at the end of a day.
KEPT = dt.timedelta(hours=24)


class Antwoordbestand(models.Model):
    """The answers of a sealed vertrouwelijke round as a file, for one person and with a reason.

    It lies beside the sealed files until a day after it was made. ``kleinste`` and ``onder_grens`` were shown
    before it was made: see ``metingen.disclosure.alike``.
    """

    class Soort(models.TextChoices):
        CSV = "csv", "CSV, voor Excel"
        SAV = "sav", "SPSS (sav), met de woorden van de vragen erin"
        PARQUET = "parquet", "Parquet, voor R en Python"

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt gemaakt"
        KLAAR = "klaar", "klaar"
        MISLUKT = "mislukt", "niet gemaakt"
        WEG = "weg", "verwijderd"

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="antwoordbestanden")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField(max_length=8, choices=Soort.choices)
    reden = models.CharField(max_length=500)
    weglaten = models.JSONField(default=list, blank=True)
    kleinste = models.PositiveIntegerField()
    onder_grens = models.PositiveIntegerField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WACHT, db_index=True)
    voortgang = models.PositiveSmallIntegerField("gedaan (%)", default=0)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    hash = models.CharField(max_length=64, blank=True, editable=False)
    geclaimd_op = models.DateTimeField(null=True, editable=False)
    klaar_op = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "antwoordbestanden"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"antwoorden van {self.ronde}"

    @property
    def verloopt_op(self) -> dt.datetime | None:
        return self.klaar_op + KEPT if self.klaar_op else None

    @property
    def te_halen(self) -> bool:
        """Tell whether it lies ready."""
        until = self.verloopt_op
        return self.status == self.Status.KLAAR and until is not None and timezone.now() < until
