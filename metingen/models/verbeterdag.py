from __future__ import annotations

from django.db import models

from adoptie.models import Gemeente

# So often may one person correct own sealed answers on one day, over all rounds together. A correction is one
# page of a questionnaire; most have fewer pages than this.
MOST_A_DAY = 10


class Verbeterdag(models.Model):
    """How often somebody corrected own sealed answers on one day, by a mark that only the key folder makes.

    The day is in the mark: no two days of one person can be laid together. It goes the next night.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="verbeterdagen")
    merk = models.BinaryField(unique=True)
    dag = models.DateField()
    aantal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "verbeterdagen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(aantal__lte=MOST_A_DAY), name="verbeterdag_not_too_often"
            ),
        ]

    def __str__(self) -> str:
        return f"verbeterdag {self.pk}"
