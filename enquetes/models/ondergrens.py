from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models

from adoptie.models import Traject

# From so many answers something may be seen; the ondernemingsraad may ask for more, nobody for less.
LEAST = 5


class Ondergrens(models.Model):
    """From how many answers on something is shown in a traject, as the ondernemingsraad chose it on a day.

    The last one counts for rounds that open from then on. A row is never changed.
    """

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="ondergrenzen")
    waarde = models.PositiveSmallIntegerField("ondergrens", validators=[MinValueValidator(LEAST)])
    reden = models.CharField(max_length=400)
    created_at = models.DateTimeField(auto_now_add=True)
    # A name and no foreign key: an account can go, what was chosen stays.
    door = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "ondergrenzen"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(waarde__gte=LEAST), name="ondergrens_never_below_five")
        ]

    def __str__(self) -> str:
        return f"ondergrens {self.waarde}"
