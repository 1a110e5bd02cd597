from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from django.db.models import QuerySet

from adoptie.models import Gemeente, Lidmaatschap, Rol
from rapportage.models import Rapport, Soort
from rapportage.renderers.files import write_rendered

# These see a report before it is settled.
SEE_CONCEPTS = frozenset({Rol.PROGRAMMALEIDER, Rol.OR, Rol.BEHEERDER})
SEE_SETTLED = frozenset({Rol.MANAGER, Rol.LEZER})
# These may settle and publish one.
SETTLERS = frozenset({Rol.PROGRAMMALEIDER})


def rapporten_of(gemeente: Gemeente, roles: Collection[Rol]) -> QuerySet[Rapport]:
    """Return the reports that these roles may see, newest first.

    A few see concepts, management and staff what is settled, and all others what is published. What a report
    says is not loaded until it is asked for. One query.
    """
    rows = gemeente.rapporten.select_related("gemeente", "interventie").defer(
        "inhoud", "logo", "zoektekst", "gemeente__logo"
    )
    if SEE_CONCEPTS & set(roles):
        return rows
    seen = {Rapport.Status.GEPUBLICEERD, *([Rapport.Status.VASTGESTELD] if SEE_SETTLED & set(roles) else [])}
    return rows.filter(status__in=seen)


def last_vergelijking(gemeente: Gemeente, roles: Collection[Rol]) -> Rapport | None:
    """Return the newest comparison with buurgemeenten that these roles may see. One query."""
    return rapporten_of(gemeente, roles).filter(soort=Soort.BUURGEMEENTEN).first()


def other_versions(rapport: Rapport, gemeente: Gemeente, roles: Collection[Rol]) -> QuerySet[Rapport]:
    """Return the other versions of a report that these roles may see, oldest first. One query."""
    same = rapporten_of(gemeente, roles).filter(**rapport.opdracht.subject)
    return same.exclude(pk=rapport.pk).order_by("versie")


def settled_version(rapport: Rapport) -> Rapport | None:
    """Return the newest version of this report that is settled. One query."""
    rows = Rapport.objects.filter(**rapport.opdracht.subject).exclude(status=Rapport.Status.CONCEPT)
    return rows.select_related("gemeente").order_by("-versie").first()


def settlers_of(gemeente: Gemeente) -> tuple[str, ...]:
    """Return the addresses of those who may settle a report and can log in, in a fixed order. One query."""
    rows = Lidmaatschap.objects.filter(gemeente=gemeente, rol__in=SETTLERS, gebruiker__is_active=True)
    return tuple(rows.order_by("gebruiker__email").values_list("gebruiker__email", flat=True).distinct())


def write_rapport(rapport: Rapport, directory: Path) -> tuple[Path, ...]:
    """Write the files of a report as they were made; return their paths."""
    files = {row.naam: bytes(row.inhoud) for row in rapport.bestanden.all()}
    return write_rendered(files, directory)
