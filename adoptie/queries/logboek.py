from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator

from adoptie.models import Gebeurtenis, Gebruiker, Gemeente

LINES_PER_PAGE = 50


def logboek(gemeente: Gemeente, page: Any) -> Page[Gebeurtenis]:
    """Return one page of the logboek of a gemeente, latest first; an unknown page gives the nearest one."""
    lines = Gebeurtenis.objects.filter(gemeente_id=gemeente.pk).order_by("-pk")
    found = Paginator(lines, LINES_PER_PAGE).get_page(page)
    found.object_list = with_names(found.object_list)
    return found


def with_names(lines: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """Let lines say how the accounts in them are called now. One query beside theirs."""
    found = list(lines)
    numbers = {number for line in found for number in line.accounts}
    names = dict(Gebruiker.objects.filter(pk__in=numbers).values_list("pk", "email"))
    for line in found:
        line.namen = names  # type: ignore[attr-defined]  # read by its properties only
    return found
