from __future__ import annotations

from django.db import models

from adoptie.days import plausible_day
from adoptie.models import Interventie

from .indicator import Indicator


class Meetplan(models.Model):
    """What was agreed to look at for an interventie, and when there will be a verdict."""

    # A plan that was made beforehand is the proof of a verdict: it does not go with a click.
    interventie = models.OneToOneField(Interventie, on_delete=models.PROTECT, related_name="meetplan")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="meetplannen")
    controle = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="controle_in",
        help_text="Een cijfer dat door de interventie niet mag veranderen.",
    )
    # A channel that the interventie does not touch; if it changes as much, the interventie is not the cause.
    onaangeraakt = models.CharField("wat er niet door verandert", max_length=40, blank=True)
    vastgelegd_op = models.DateField("vastgelegd op", validators=[plausible_day])
    einddatum = models.DateField("oordeel op", validators=[plausible_day])
    kleinste_effect = models.FloatField("kleinste effect dat te zien is", null=True, blank=True)

    class Meta:
        verbose_name_plural = "meetplannen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(controle__isnull=True) | ~models.Q(controle=models.F("indicator")),
                name="meetplan_control_differs",
            )
        ]

    def __str__(self) -> str:
        return f"meetplan van {self.interventie}"

    @property
    def afterwards(self) -> bool:
        """Tell whether the plan was made when the intervention had begun ("achteraf vastgelegd")."""
        return self.vastgelegd_op > self.interventie.ingangsdatum
