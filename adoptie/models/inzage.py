from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day

from .gemeente import Gemeente


class Inzageverzoek(models.Model):
    """Somebody asks by mail what is stored about an address. Made for every address that is typed.

    Whether anything is stored is found out by the worker: the page cannot tell, not even by its speed.
    """

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        KLAAR = "klaar", "afgehandeld"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="inzageverzoeken")
    email = models.EmailField("e-mailadres")
    gevraagd_op = models.DateTimeField()
    status = models.CharField(max_length=5, choices=Status.choices, default=Status.WACHT)

    class Meta:
        verbose_name_plural = "inzageverzoeken"
        constraints = [models.UniqueConstraint(fields=["gemeente", "email"], name="inzageverzoek_once")]

    def __str__(self) -> str:
        return f"inzageverzoek {self.pk}"


class Bezwaar(models.Model):
    """That somebody does not want to be invited any more, by a mark that only the key folder can make.

    The address itself is not kept: it is recognised when it stands on a list again.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="bezwaren")
    kenmerk = models.BinaryField()
    sinds = models.DateField(validators=[plausible_day])

    class Meta:
        verbose_name_plural = "bezwaren"
        constraints = [models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="bezwaar_once")]

    def __str__(self) -> str:
        return "bezwaar"


class Adreswijziging(models.Model):
    """Mail for one address shall go to another, which counts only once a link that went there was opened.

    The link is made where it is mailed; what is kept of it is a hash that only the key folder can make.
    ``zelf``: it was asked behind a link that the old address got, and not by somebody of the gemeente.
    Once that link was used the row stays until the old address has been told (``oud_...``).
    """

    class Status(models.TextChoices):
        WACHT = "wacht", "wacht"
        BEZIG = "bezig", "wordt verstuurd"
        VERZONDEN = "verzonden", "verzonden"
        ONZEKER = "onzeker", "onzeker"
        OUD_WACHT = "oud_wacht", "bevestigd, het oude adres krijgt nog een mail"
        OUD_BEZIG = "oud_bezig", "bevestigd, de mail naar het oude adres gaat nu weg"
        OUD_MISLUKT = "oud_mislukt", "bevestigd, de mail naar het oude adres ging niet weg"
        OUD_ONZEKER = "oud_onzeker", "bevestigd, de mail naar het oude adres ging misschien niet weg"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="adreswijzigingen")
    oud = models.EmailField("e-mailadres")
    nieuw = models.EmailField("nieuw e-mailadres")
    gevraagd_op = models.DateTimeField()
    zelf = models.BooleanField(default=False, editable=False)
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.WACHT)
    geclaimd_op = models.DateTimeField(null=True, editable=False)
    link_hash = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "adreswijzigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "oud"],
                condition=models.Q(status__in=["wacht", "bezig", "verzonden", "onzeker"]),
                name="adreswijziging_once",
            )
        ]

    def __str__(self) -> str:
        return f"adreswijziging {self.pk}"
