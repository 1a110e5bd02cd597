from __future__ import annotations

import calendar
import datetime as dt

from django.db import models

from adoptie.days import plausible_day

from .gemeente import Gemeente

# AVG, article 12, third paragraph: a month, and two more where it is told why.
TERM, LONGER = 1, 3


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of a month that has no such day.

    >>> str(months_later(dt.date(2026, 1, 31), 1)), str(months_later(dt.date(2026, 11, 28), 3))
    ('2026-02-28', '2027-02-28')
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Verzoek(models.Model):
    """What somebody asked about their own data by letter, phone or at the desk, and when they must know.

    It holds no name and no address: ``kenmerk`` leads to the letter, where the gemeente keeps its letters.
    ``adresmerk`` is a mark of the address that only the key folder can make; once something was done under
    the request (``uitgevoerd``) it is about no other address any more.
    """

    class Soort(models.TextChoices):
        INZIEN = "inzien", "Zien wat wij bewaren"
        VERBETEREN = "verbeteren", "Iets verbeteren"
        MEENEMEN = "meenemen", "Gegevens meenemen"
        WISSEN = "wissen", "Gegevens wissen"
        BEPERKEN = "beperken", "Even niets met de gegevens doen"
        BEZWAAR = "bezwaar", "Bezwaar: niet meer gevraagd worden"

    class Manier(models.TextChoices):
        BRIEF = "brief", "Per brief"
        MAIL = "mail", "Per mail"
        TELEFOON = "telefoon", "Per telefoon"
        BALIE = "balie", "Aan de balie"

    class Vrager(models.TextChoices):
        ZELF = "zelf", "De persoon zelf"
        ANDER = "ander", "Iemand anders, met een machtiging"

    class Identiteit(models.TextChoices):
        NIET = "niet", "Nog niet nagegaan"
        BALIE = "balie", "Legitimatie gezien aan de balie, zonder kopie"
        TERUGBELLEN = "terugbellen", "Teruggebeld op een nummer dat wij al hadden"
        MAIL = "mail", "Antwoord gekregen vanaf het adres dat wij bewaren"
        VRAGEN = "vragen", "Vragen gesteld die alleen deze persoon weet"

    class Uitkomst(models.TextChoices):
        GEDAAN = "gedaan", "Gedaan wat is gevraagd"
        DEELS = "deels", "Een deel gedaan"
        NIETS = "niets", "Niets gevonden bij deze persoon"
        GEWEIGERD = "geweigerd", "Geweigerd"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="verzoeken")
    kenmerk = models.CharField("kenmerk", max_length=40)
    soort = models.CharField("wat is gevraagd", max_length=12, choices=Soort.choices)
    manier = models.CharField("hoe is het gevraagd", max_length=10, choices=Manier.choices)
    vrager = models.CharField("wie vraagt het", max_length=6, choices=Vrager.choices)
    identiteit = models.CharField("hoe is nagegaan wie het is", max_length=12, choices=Identiteit.choices)
    ontvangen_op = models.DateField("ontvangen op", validators=[plausible_day])
    uiterlijk_op = models.DateField("antwoord uiterlijk op", editable=False, validators=[plausible_day])
    verlengd_waarom = models.CharField("waarom het langer duurt", max_length=200, blank=True)
    afgehandeld_op = models.DateField("afgehandeld op", null=True, editable=False, validators=[plausible_day])
    uitkomst = models.CharField("uitkomst", max_length=10, choices=Uitkomst.choices, blank=True)
    uitkomst_waarom = models.CharField("waarom", max_length=200, blank=True)
    adresmerk = models.BinaryField("kenmerk van het adres", null=True, editable=False)
    uitgevoerd = models.BooleanField("er is iets gedaan", default=False, editable=False)

    class Meta:
        verbose_name_plural = "verzoeken"
        ordering = ["uiterlijk_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="verzoek_once"),
            models.CheckConstraint(
                condition=models.Q(afgehandeld_op=None, uitkomst="")
                | models.Q(afgehandeld_op__isnull=False) & ~models.Q(uitkomst=""),
                name="verzoek_done_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(uitgevoerd=False) | models.Q(adresmerk__isnull=False),
                name="verzoek_done_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"verzoek {self.pk}"

    @property
    def last_day(self) -> dt.date:
        """Return what ``uiterlijk_op`` is by the day it came, and by whether it was told to take longer."""
        return months_later(self.ontvangen_op, LONGER if self.verlengd_waarom else TERM)

    @property
    def is_open(self) -> bool:
        return self.afgehandeld_op is None
