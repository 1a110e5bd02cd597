from __future__ import annotations

from django.db import models
from django.db.models import Q

from adoptie.models import Orbesluit

from .reeks import Reeks
from .ronde import Ronde


class Dossierversie(models.Model):
    """The dossier of a round as it was put before the ondernemingsraad; never changed.

    ``inhoud`` is a ``enquetes.widening.Meting``: what a later state of the round is compared with.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="dossierversies")
    naam = models.CharField(max_length=20)
    inhoud = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "dossierversies"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["ronde", "naam"], name="dossierversie_once")]

    def __str__(self) -> str:
        return f"{self.ronde}, dossier {self.naam}"


class Besluitmeting(models.Model):
    """A round or reeks that a decision of the ondernemingsraad names, or an earlier survey to be taken in.

    ``eerder`` is the name under which answers of before may be taken in; there is no round of them yet.
    ``dossier`` is what it was decided on; empty where it was decided before versions were kept.
    """

    besluit = models.ForeignKey(Orbesluit, on_delete=models.CASCADE, related_name="metingen_genoemd")
    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, null=True, related_name="besluitmetingen")
    reeks = models.ForeignKey(Reeks, on_delete=models.CASCADE, null=True, related_name="besluitmetingen")
    eerder = models.CharField("eerdere vragenlijst", max_length=120, blank=True)
    dossier = models.ForeignKey(Dossierversie, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "besluitmetingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ronde__isnull=False, reeks__isnull=True, eerder="")
                | Q(ronde__isnull=True, reeks__isnull=False, eerder="")
                | (Q(ronde__isnull=True, reeks__isnull=True) & ~Q(eerder="")),
                name="besluitmeting_names_one",
            ),
            models.UniqueConstraint(fields=["besluit", "ronde"], name="besluitmeting_ronde_once"),
            models.UniqueConstraint(fields=["besluit", "reeks"], name="besluitmeting_reeks_once"),
        ]

    def __str__(self) -> str:
        if self.eerder:
            return f"de eerdere vragenlijst '{self.eerder}'"
        return f"de reeks '{self.reeks}'" if self.reeks else f"de ronde '{self.ronde}'"
