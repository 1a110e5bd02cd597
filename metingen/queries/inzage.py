"""What is kept of a measurement among staff, table by table: how much, what, how long; never what it says.

The tables are found from the models themselves, so that none can be forgotten here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Model, QuerySet
from django.db.models.options import Options
from django.utils import timezone

from adoptie.models import Gemeente
from adoptie.retention import Bewaarklasse, klassen
from enquetes.models import Doelgroep, Ronde, Status, Verzending
from enquetes.queries.afsluiten import has_key
from enquetes.seals import DamagedSealError
from metingen.models import Meetwaarde
from metingen.queries.sealed_questions import Bestand, file_of

# What its name alone would tell wrongly.
_SAID = {("enquetes.Ronde", "sleutel"): "naam van de sleutel; de sleutel zelf staat hier niet"}
# Of a round in this status lists and answers are kept in another way than usual.
_OF_STATUS = {Status.CONCEPT: "lijsten", Status.GESTOPT: "gestopt"}
# From the round to what is kept of it, and once more: mails belong to an invitation.
_DEEP = 2


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of the database: its columns with what they are, and how many rows are of this round."""

    model: str
    naam: str
    kolommen: tuple[tuple[str, str], ...]
    aantal: int
    termijn: str


@dataclass(frozen=True, slots=True)
class Maildagen:
    soort: str
    status: str
    aantal: int
    van: dt.date | None
    tot: dt.date | None


@dataclass(frozen=True, slots=True)
class Inzage:
    """All of one round; ``kapot`` says what is the matter with its file."""

    ronde: Ronde
    tabellen: tuple[Tabel, ...]
    mails: tuple[Maildagen, ...]
    sleutel: bool
    bestand: Bestand | None
    kapot: str
    cijfers: tuple[tuple[str, int, dt.date | None], ...]


def staff_rondes(gemeente: Gemeente) -> list[Ronde]:
    """Return the measurements among staff, the newest first; no try-outs. One query."""
    rows = Ronde.objects.filter(
        traject__gemeente=gemeente, doelgroep=Doelgroep.MEDEWERKERS, proef_van=None
    ).select_related("traject__gemeente", "versie")
    return list(rows.order_by("-opent_op", "-pk"))


def kept_of(ronde: Ronde) -> Inzage:
    """Return what is kept of a round."""
    bestand, broken = _sealed(ronde)
    return Inzage(
        ronde,
        tuple(tables_of(ronde)),
        tuple(_mails(ronde)),
        has_key(ronde),
        bestand,
        broken,
        tuple(figures_by_status(Meetwaarde.objects.filter(ronde=ronde))),
    )


def tables_of(ronde: Ronde) -> Iterator[Tabel]:
    """Yield each table that can hold something of a round, those with something of persons first."""
    yield from tables_at(lookups(), ronde.pk, _OF_STATUS.get(Status(ronde.status), ""))


def tables_at(found: Iterable[tuple[type[Model], str]], pk: int, code: str = "") -> Iterator[Tabel]:
    """Yield these tables with how many rows belong to what has this key, by their lookups.

    Where a table is kept in more ways than one, that of the class with this code is told, or the usual one.
    """
    known: dict[str, Bewaarklasse] = {}
    for klasse in klassen():
        for plek in klasse.plekken:
            if plek.model and (plek.model not in known or klasse.code == code):
                known[plek.model] = klasse
    for model, lookup in sorted(found, key=lambda pair: _meta(pair[0]).label not in known):
        number = model._default_manager.filter(**{lookup: pk}).count()  # noqa: SLF001 - public
        yield _table(model, number, known.get(_meta(model).label))


def lookups(root: type[Model] = Ronde) -> list[tuple[type[Model], str]]:
    """Return each model that belongs to a round (or another ``root``), with the lookup that leads there."""
    found: dict[type[Model], str] = {root: "pk"}
    edge = dict(found)
    for _ in range(_DEEP):
        reached: dict[type[Model], str] = {}
        for model, lookup in edge.items():
            for relation in _meta(model).related_objects:
                other, field = relation.related_model, relation.field.name
                if isinstance(other, str) or other in found or relation.many_to_many:
                    continue
                reached.setdefault(other, field if lookup == "pk" else f"{field}__{lookup}")
        found |= reached
        edge = reached
    return list(found.items())


def _meta(model: type[Model]) -> Options[Model]:
    return model._meta  # noqa: SLF001 - Django's documented Meta API


def _table(model: type[Model], number: int, klasse: Bewaarklasse | None) -> Tabel:
    meta = _meta(model)
    said = {
        name: words
        for plek in (klasse.plekken if klasse else ())
        if plek.model == meta.label
        for name, words in plek.velden.items()
    }
    columns = tuple(
        (
            str(field.column),
            _SAID.get((meta.label, field.name)) or said.get(field.name, str(field.verbose_name)),
        )
        for field in meta.local_concrete_fields
    )
    return Tabel(
        meta.db_table, str(meta.verbose_name_plural), columns, number, klasse.termijn if klasse else ""
    )


def _mails(ronde: Ronde) -> Iterator[Maildagen]:
    rows = Verzending.objects.filter(uitnodiging__ronde=ronde).order_by().values_list("soort", "status")
    for soort, status, number, first, last in rows.annotate(
        Count("pk"), Min("geclaimd_op"), Max("geclaimd_op")
    ).order_by("soort", "status"):
        yield Maildagen(
            Verzending.Soort(soort).label,
            Verzending.Status(status).label,
            number,
            timezone.localdate(first) if first else None,
            timezone.localdate(last) if last else None,
        )


def _sealed(ronde: Ronde) -> tuple[Bestand | None, str]:
    if ronde.status != Status.VERZEGELD:
        return None, ""
    try:
        return file_of(ronde), ""
    except (DamagedSealError, OSError) as fault:
        return None, str(fault)


def figures_by_status(figures: QuerySet[Meetwaarde]) -> Iterator[tuple[str, int, dt.date | None]]:
    """Yield how many figures have which status, and when the last of them came."""
    rows = figures.order_by().values_list("status")
    for status, number, last in rows.annotate(Count("pk"), Max("created_at")).order_by("status"):
        label = Meetwaarde.Status(status).label
        yield str(label), number, timezone.localdate(last) if last else None
