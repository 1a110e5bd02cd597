"""The lists of sources and deliveries, as pages show them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast
from django.db.models.expressions import Func

from adoptie.models import Gemeente
from metingen.models import Levering

ROWS_PER_PAGE = 100


def leveringen_of(gemeente: Gemeente) -> QuerySet[Levering]:
    """Return the deliveries of a gemeente, newest first; ``aantal_apart`` counts the rows set apart. One query."""
