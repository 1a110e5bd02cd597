from __future__ import annotations

from django.db import models

from adoptie.models import Rapportagegroep

from .panel import Panellid
from .ronde import Ronde

# People in a try-out have an address at which nobody can live (RFC 2606).
VERZONNEN = "@proef.invalid"


class Uitnodiging(models.Model):
    """Somebody who is asked to answer in a round. It knows that its link was used, not when.

    Without an address it stands for one more person who gets a letter; who that is, is not known here.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="uitnodigingen")
    email = models.EmailField("e-mailadres", blank=True)
    # What stood on the list, where mail to it did not arrive and somebody corrected it.
    eerder_adres = models.EmailField(blank=True)
    naam = models.CharField(max_length=120, blank=True)
    groep = models.ForeignKey(Rapportagegroep, on_delete=models.PROTECT, null=True, blank=True)
    panellid = models.ForeignKey(Panellid, on_delete=models.CASCADE, null=True, blank=True)
    gebruikt = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "email"],
                condition=~models.Q(email=""),
                name="uitnodiging_once_per_ronde",
            )
        ]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk}"


class Papiercode(models.Model):
    """A code that was printed on a letter or a form, or read out to who called. Whose it is stands nowhere.

    ``uitnodiging`` is empty in a round with an open link. The code itself is not kept, a hash of it is.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="papiercodes")
    uitnodiging = models.ForeignKey(
        Uitnodiging, on_delete=models.CASCADE, related_name="papiercodes", null=True, blank=True
    )
    link_hash = models.BinaryField(unique=True)

    class Meta:
        verbose_name_plural = "papiercodes"

    def __str__(self) -> str:
        return f"papiercode {self.pk}"


class Verzending(models.Model):
    """One mail to one person: claimed before it is sent, and never sent twice.

    The token in the mail is made while sending and stands nowhere; the hash of it does. A thanks mail has no
    link: it goes when the web is shut. The link to the outcomes is the same for a whole group.
    """

    class Soort(models.TextChoices):
        UITNODIGING = "uitnodiging", "uitnodiging"
        HERINNERING = "herinnering", "herinnering"
        HERINNERING_2 = "herinnering2", "tweede herinnering"
        DANK = "dank", "bedankmail"
        UITKOMST = "uitkomst", "mail met de uitkomsten"

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt verstuurd"
        VERZONDEN = "verzonden", "verzonden"
        MISLUKT = "mislukt", "niet verzonden"
        ONZEKER = "onzeker", "onzeker"
        TERUG = "terug", "kwam terug"

    uitnodiging = models.ForeignKey(Uitnodiging, on_delete=models.CASCADE, related_name="verzendingen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WACHT, db_index=True)
    link_hash = models.BinaryField(null=True, unique=True)
    geclaimd_op = models.DateTimeField(null=True, editable=False, db_index=True)

    class Meta:
        verbose_name_plural = "verzendingen"
        constraints = [
            models.UniqueConstraint(fields=["uitnodiging", "soort"], name="verzending_once_per_soort")
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
