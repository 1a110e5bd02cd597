"""The lists of deliveries and of the rows that do not count, as pages show them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from adoptie.models import Gemeente
from metingen.models import Levering

LEVERINGEN_PER_PAGE = 20
ROWS_PER_PAGE = 100


def leveringen_of(gemeente: Gemeente, page: Any) -> Page[Levering]:
    """Return one page of the deliveries of a gemeente, newest first. Two queries."""
    rows = (
        Levering.objects.filter(bron__gemeente=gemeente).select_related("bron").order_by("-created_at", "-pk")
    )
    return Paginator(rows, LEVERINGEN_PER_PAGE).get_page(page)


def apart_of(levering: Levering, page: Any) -> Page[dict[str, Any]]:
    """Return one page of the rows of a delivery that do not count: ``rij``, ``zaak`` and ``reden``."""
    return Paginator(list(levering.apart), ROWS_PER_PAGE).get_page(page)
