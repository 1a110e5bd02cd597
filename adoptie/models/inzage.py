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
