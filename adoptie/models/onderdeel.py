from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day

from .gemeente import Gemeente


class Onderdeel(models.Model):
    """A part of the organisation; it begins, may end, and then names its successor."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="onderdelen")
    naam = models.CharField(max_length=120)
    ouder = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="onderliggend"
    )
    begint_op = models.DateField("begint op", validators=[plausible_day], null=True, blank=True)
    eindigt_op = models.DateField("eindigt op", validators=[plausible_day], null=True, blank=True)
    opvolger = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="voorgangers"
    )

    class Meta:
        verbose_name_plural = "onderdelen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "naam"],
                name="onderdeel_unique_in_gemeente",
                violation_error_message="Er is al een onderdeel met deze naam.",
            ),
            models.CheckConstraint(
                condition=models.Q(eindigt_op__isnull=True)
                | models.Q(begint_op__isnull=True)
                | models.Q(eindigt_op__gt=models.F("begint_op")),
                name="onderdeel_ends_after_begin",
                violation_error_message="Een onderdeel eindigt later dan het begint. Kijk de datums na.",
            ),
            models.CheckConstraint(
                condition=models.Q(opvolger__isnull=True) | models.Q(eindigt_op__isnull=False),
                name="onderdeel_successor_needs_end",
                violation_error_message="Een opvolger hoort bij een onderdeel dat eindigt.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
