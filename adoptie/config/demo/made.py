"""Finds back what the demo made, whatever people have called it since."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from adoptie.models import Gebeurtenis, Gemeente

BY = "demo"
Row = TypeVar("Row", bound=models.Model)


def made(model: type[Row], gemeente: Gemeente) -> list[Row | None]:
    """Return the rows that the demo made here, in order; None where somebody took one away."""
    lines = Gebeurtenis.objects.filter(
        gemeente_id=gemeente.pk,
        actor=BY,
        object_type=model._meta.label_lower,  # noqa: SLF001 - Django's documented Meta API
    )
    # What the demo wrote about a row first is that it made it.
    keys = [int(key) for key in dict.fromkeys(lines.order_by("pk").values_list("object_id", flat=True))]
    rows = model._default_manager.in_bulk(keys)  # noqa: SLF001 - the same
    return [rows.get(key) for key in keys]
