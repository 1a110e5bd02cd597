from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from adoptie.contact import Contact


class Gemeente(models.Model):
    """A municipality; every row that belongs to one carries it."""

    naam = models.CharField(max_length=80)
    slug = models.SlugField(
        unique=True,
        error_messages={
            "unique": "Er is al een gemeente met dit adres. Kies een andere naam.",
            "blank": "Kies een naam met letters of cijfers.",
        },
    )
    cbs_code = models.CharField(
        "CBS-code",
        max_length=6,
        unique=True,
        error_messages={"unique": "Er is al een gemeente met deze CBS-code."},
        validators=[RegexValidator(r"^GM\d{4}$", "Een CBS-code is GM en vier cijfers, bijvoorbeeld GM0244.")],
    )
    inwoners = models.PositiveIntegerField(null=True, blank=True)
    # Whom people can ask; everybody may read it.
    contact_naam = models.CharField("wie vragen beantwoordt", max_length=80, blank=True)
    contact_telefoon = models.CharField("telefoonnummer voor vragen", max_length=20, blank=True)
    contact_email = models.EmailField("e-mailadres voor vragen", blank=True)
    # Every page and report of an invented gemeente says that its figures are invented.
    fictief = models.BooleanField("verzonnen cijfers", default=False)
    # Somebody put the page with the first steps aside.
    begin_opzij = models.BooleanField(default=False, editable=False)
    thema = models.JSONField("kleuren", default=dict, blank=True)
    logo = models.BinaryField(null=True, blank=True, editable=False)
    logo_soort = models.CharField(max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "gemeenten"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(logo__isnull=True, logo_soort="") | ~models.Q(logo_soort=""),
                name="gemeente_logo_has_type",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def contact(self) -> Contact:
        return Contact(self.contact_naam, self.contact_telefoon, self.contact_email)

    @property
    def has_logo(self) -> bool:
        return bool(self.logo_soort)
