from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from enquetes.models import Ronde


class Tekstlezing(models.Model):
    """The reading of what people wrote at one open question of a round: until it is done nobody sees a word.

    ``kolom`` is the column of the sealed file. What was decided of each text stands in ``Tekst``.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="tekstlezingen")
    kolom = models.CharField(max_length=120)
    afgerond_op = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "tekstlezingen"
        constraints = [models.UniqueConstraint(fields=["ronde", "kolom"], name="tekstlezing_once")]

    def __str__(self) -> str:
        return f"teksten bij {self.kolom} in {self.ronde}"


class Tekst(models.Model):
    """What was decided of one text. The words themselves stand here only once they were released.

    ``nummer`` is the number that the text has in the sealed file, ``zwart`` the places of the words that are
    blacked out, ``versie`` counts the decisions, and ``groep`` is what it may be shown beside.
    """

    class Oordeel(models.TextChoices):
        VRIJ = "vrij", "laten zien"
        DICHT = "dicht", "niet laten zien"

    class Reden(models.TextChoices):
        SCHRIJVER = "schrijver", "je ziet wie het schreef"
        ANDER = "ander", "het gaat over iemand anders"
        KWETSEND = "kwetsend", "het is kwetsend"
        LEEG = "leeg", "er staat niets in dat iets zegt"

    lezing = models.ForeignKey(Tekstlezing, on_delete=models.CASCADE, related_name="teksten")
    nummer = models.CharField(max_length=16)
    oordeel = models.CharField(max_length=5, choices=Oordeel.choices, blank=True)
    reden = models.CharField(max_length=9, choices=Reden.choices, blank=True)
    zwart = models.JSONField(default=list, blank=True)
    versie = models.PositiveIntegerField(default=0)
    gelezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ingedeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    nagedeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    definitief = models.BooleanField(default=False)
    tekst = models.TextField(blank=True)
    groep = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "teksten"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["lezing", "nummer"], name="tekst_once"),
            models.CheckConstraint(
                condition=Q(tekst="") | Q(definitief=True, oordeel="vrij"), name="tekst_only_when_released"
            ),
            models.CheckConstraint(
                condition=Q(oordeel="dicht") & ~Q(reden="") | ~Q(oordeel="dicht") & Q(reden=""),
                name="tekst_held_back_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"tekst {self.nummer}"


class Tekstthema(models.Model):
    """Something that several people wrote about, named by who read them."""

    lezing = models.ForeignKey(Tekstlezing, on_delete=models.CASCADE, related_name="themas")
    naam = models.CharField(max_length=60)

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["lezing", "naam"],
                name="tekstthema_once",
                violation_error_message="Dit thema is er al. Kies een andere naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Codering(models.Model):
    """That a text is about a thema, as the first reader saw it, or the second one (``tweede``)."""

    tekst = models.ForeignKey(Tekst, on_delete=models.CASCADE, related_name="coderingen")
    thema = models.ForeignKey(Tekstthema, on_delete=models.CASCADE, related_name="coderingen")
    tweede = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "coderingen"
        constraints = [models.UniqueConstraint(fields=["tekst", "thema", "tweede"], name="codering_once")]

    def __str__(self) -> str:
        return f"{self.tekst}: {self.thema}"
