from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Model, QuerySet
from django.utils.module_loading import import_string

OWN_APPS = frozenset({"adoptie", "enquetes", "metingen", "rapportage"})
NIGHT = "elke nacht: adoptie.tasks.apply_retention"
BY_HAND = "niemand: dit gaat niet vanzelf weg"
# How many records per gemeente (its key); None where they belong to the whole installation.
Counts = Counter[int | None]


@dataclass(frozen=True, slots=True)
class Bewaarplek:
    """A table or folder with something of persons in it.

    ``velden`` are its personal fields with what they are, in words. ``adres`` are the lookups by which a row
    belongs to an e-mail address, ``gemeente`` the lookup of the gemeente. ``alleen_zelf`` are fields that
    tell whether somebody answered, or lead to what: nobody else sees them. ``alleen_eigen`` are addresses
    that may be of somebody else: only who has that address sees it.
    """

    model: str = ""
    velden: Mapping[str, str] = field(default_factory=dict)
    adres: tuple[str, ...] = ()
    gemeente: str = ""
    map: str = ""
    alleen_zelf: frozenset[str] = frozenset()
    alleen_eigen: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.model or f"map {self.map}"


@dataclass(frozen=True, slots=True)
class Bewaarklasse:
    """One kind of record: where it is, on what ground, how long, what happens then, and who does it.

    ``due`` counts what would go at a moment, as things stand now, and changes nothing. ``forget`` has exactly
    that go; both are missing where nothing goes by itself.
    """

    code: str
    soort: str
    plekken: tuple[Bewaarplek, ...]
    doel: str
    grond: str
    termijn: str
    daarna: str
    taak: str
    due: Callable[[dt.datetime], Counts] | None = None
    forget: Callable[[], object] | None = None

    @property
    def goes(self) -> bool:
        """Tell whether it goes by itself."""
        return self.taak != BY_HAND


@cache
def klassen() -> tuple[Bewaarklasse, ...]:
    """Return the whole table, the lowest layer first."""
    rows = tuple(klasse for path in settings.BEWAARKLASSEN for klasse in import_string(path))
    codes = [klasse.code for klasse in rows]
    if len(codes) != len(set(codes)):
        raise ValueError(f"A code stands twice in the table: {codes}")
    return rows


def counted(rows: QuerySet[Any], gemeente: str = "") -> Counts:
    """Count rows per gemeente, to which this lookup leads; without one they belong to none."""
    if not gemeente:
        return Counts({None: number}) if (number := rows.count()) else Counts()
    pairs = rows.order_by().values_list(gemeente).annotate(Count("pk"))
    return Counts({key: number for key, number in pairs if number})


def models_that_empty() -> tuple[type[Model], ...]:
    """Return the models of our own of which rows go by themselves, each once."""
    labels = [plek.model for klasse in klassen() if klasse.goes for plek in klasse.plekken if plek.model]
    found = (apps.get_model(label) for label in dict.fromkeys(labels))
    return tuple(model for model in found if model._meta.app_label in OWN_APPS)  # noqa: SLF001 - Meta API
