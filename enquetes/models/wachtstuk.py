from __future__ import annotations

from django.db import models


class Wachtstuk(models.Model):
    """What was read in a file and waits, for an hour at most, for somebody to say that it is right.

    It can be read only with the address of the page that shows it, by whoever chose the file: the key is in
    that address and stands nowhere here.
    """

    naam = models.BinaryField(unique=True)
    inhoud = models.BinaryField()
    gezet_op = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "wachtstukken"

    def __str__(self) -> str:
        return f"wachtstuk {self.pk}"
