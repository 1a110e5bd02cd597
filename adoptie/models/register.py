from __future__ import annotations

from django.db import models

from .gemeente import Gemeente


class Registerveld(models.Model):
    """What only people know of the processing of personal data; the rest is made anew each time."""

    class Naam(models.TextChoices):
        FUNCTIONARIS = "functionaris", "Functionaris gegevensbescherming: naam en contact"
        HOSTING = "hosting", "Op wiens server staat het programma, en is er een verwerkersovereenkomst?"
        MAIL = "mail", "Wie beheert de mailserver, en is er een verwerkersovereenkomst?"
        DOORGIFTE = "doorgifte", "Gaan er gegevens buiten de Europese Economische Ruimte?"
        KOPIEEN = "kopieen", "Waar staan de kopieën, wie kan erbij, en hoe lang blijven ze?"
        NOODZAAK = "noodzaak", "Waarom kan het niet met minder gegevens?"
        BEWAREN = "bewaren", "Hoe lang blijven afgesloten antwoorden bewaard, en waarom?"
        ADVIES = "advies", "Advies van de functionaris en mening van wie het aangaat"
        BESLUIT = "besluit", "Welke risico's blijven over, en wie heeft die aanvaard?"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="registervelden")
    naam = models.CharField(max_length=20, choices=Naam.choices)
    tekst = models.TextField(max_length=4000, blank=True)

    class Meta:
        verbose_name_plural = "registervelden"
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="registerveld_once")]

    def __str__(self) -> str:
        return self.get_naam_display()
