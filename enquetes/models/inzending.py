from __future__ import annotations

import uuid

from django.db import models

from .ronde import Ronde


class _Encrypted(models.Model):
    """A row that only the key of its round can read; no time, no order, no person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link_hash = models.BinaryField(unique=True)
    inhoud = models.BinaryField()

    class Meta:
        abstract = True


class Concept(_Encrypted):
    """What somebody has filled in so far."""

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="concepten")

    class Meta:
        verbose_name_plural = "concepten"

    def __str__(self) -> str:
        return f"concept {self.pk}"


class Inzending(_Encrypted):
    """What somebody has sent in ("ingevulde vragenlijst")."""

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="inzendingen")

    class Meta:
        verbose_name_plural = "inzendingen"

    def __str__(self) -> str:
        return f"inzending {self.pk}"
