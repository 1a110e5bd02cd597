from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator

from adoptie.models import Gebeurtenis, Gemeente

LINES_PER_PAGE = 50


def logboek(gemeente: Gemeente, page: Any) -> Page[Gebeurtenis]:
    """Return one page of the logboek of a gemeente, latest first; an unknown page gives the nearest one."""
    lines = Gebeurtenis.objects.filter(gemeente_id=gemeente.pk).order_by("-pk")
    return Paginator(lines, LINES_PER_PAGE).get_page(page)
