from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente


class Deling(models.Model):
    """That a gemeente agrees to be compared with another; only when both do, either sees the other's figures.

    Who agreed stands as a name: it must outlive the account.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="delingen")
    met = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="+")
    sinds = models.DateField()
    door = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "delingen"
        ordering = ["met__naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "met"],
                name="deling_unique",
                violation_error_message="Met deze gemeente hebt u dit al afgesproken.",
            ),
            models.CheckConstraint(condition=~models.Q(gemeente=models.F("met")), name="deling_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} vergelijkt met {self.met}"
